package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.model.Digest;
import dev.rubicon.testkit.Scenarios;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Packages that lie, given to whatever reads package files: each is refused with a message of its own, and no file anywhere is written
 * or changed. {@code PackageFileTest} has more of them, byte by byte.
 */
class HostilePackageTest {
    private static final String ONE = "files/one.txt";
    private static final String TWO = "files/two.txt";
    private static final int DIRECTORY = 0x02014b50;
    private static final int END = 0x06054b50;

    private static final String EXPECTED = """
            slip: RB143: package file 'it' holds the name '../../two.txt': ...
            absolute: RB143: package file 'it' holds the name '/etc/cron.d/x': ...
            backslash: RB143: package file 'it' holds the name 'files\\..\\..\\x': ...
            drive: RB143: package file 'it' holds the name 'C:/ndows/x.sy': ...
            device: RB143: package file 'it' holds the name 'files/nul.txt': ...
            duplicate: RB142: package file 'it' holds both 'files/one.txt' and 'files/one.txt', which some systems take for the same file
            folded: RB142: package file 'it' holds both 'files/ONE.txt' and 'files/one.txt', which some systems take for the same file
            link: RB144: 'files/two.txt' in package file 'it' is no plain file
            encrypted: RB145: 'files/two.txt' in package file 'it' is encrypted
            ratio: RB149: 'files/two.txt' in package file 'it' grows from 19 to 12000000 bytes, more than 1000 times
            size: RB148: 'files/two.txt' in package file 'it' would take 2147483649 bytes, at most 2147483648 are allowed
            count: RB140: package file 'it' is damaged or no package: its directory cannot be read
            longer: RB155: 'files/two.txt' in package file 'it' is not what it is declared to be: it has 5 bytes, listed are 17
            headers: RB150: package file 'it' describes 'files/two.txt' differently in its two directories
            truncated: RB140: package file 'it' is damaged or no package: it does not end as a zip without comment does
            empty: RB140: package file 'it' is damaged or no package: it is too short for a zip
            """;

    @TempDir
    private Path folder;

    private byte[] honest;

    @BeforeEach
    void begin() throws IOException {
        Files.writeString(folder.resolve("one.txt"), "the first of two");
        Files.writeString(folder.resolve("two.txt"), "the second of two");
        Files.writeString(folder.resolve("three.txt"), "x");
        CommandLineRun.mustRun(
                folder,
                "pack",
                "--id",
                "app",
                "--version",
                "1.0",
                "--path",
                "$DIR/one.txt",
                "--path",
                "$DIR/two.txt",
                "--output",
                "$DIR/out");
        CommandLineRun.mustRun(folder, "pack", "--id", "good", "--version", "1.0", "--output", "$DIR/out");
        CommandLineRun.mustRun(folder, "publish", "$DIR/out/good_1.0.zip");
        honest = Files.readAllBytes(folder.resolve("out/app_1.0.zip"));
    }

    private Map<String, byte[]> hostile() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("slip", named("../../two.txt"));
        all.put("absolute", named("/etc/cron.d/x"));
        all.put("backslash", named("files\\..\\..\\x"));
        all.put("drive", named("C:/ndows/x.sy"));
        all.put("device", named("files/nul.txt"));
        all.put("duplicate", named(ONE));
        all.put("folded", named("files/ONE.txt"));
        all.put("link", changed(directory() + 38, 0120777 << 16));
        all.put("encrypted", flagged(1));
        all.put("ratio", sized(12_000_000));
        all.put("size", sized(0x80000001));
        all.put("count", counted(60_000));
        all.put("longer", sized(5));
        all.put("headers", namedInTheFirstPlaceOnly());
        all.put("truncated", Arrays.copyOf(honest, honest.length / 2));
        all.put("empty", new byte[0]);
        return all;
    }

    /** The same package, with another name of the same length for its second file, in both places where that is written. */
    private byte[] named(String other) {
        assertEquals(TWO.length(), other.length(), other);
        byte[] bytes = honest.clone();
        for (int at : List.of(local() + 30, directory() + 46)) {
            System.arraycopy(other.getBytes(StandardCharsets.US_ASCII), 0, bytes, at, other.length());
        }
        return bytes;
    }

    private byte[] namedInTheFirstPlaceOnly() {
        byte[] bytes = honest.clone();
        bytes[local() + 30 + 6] = 'T';
        return bytes;
    }

    private byte[] changed(int at, int value) {
        byte[] bytes = honest.clone();
        little(bytes).putInt(at, value);
        return bytes;
    }

    private byte[] sized(int size) {
        byte[] bytes = honest.clone();
        little(bytes).putInt(local() + 22, size).putInt(directory() + 24, size);
        return bytes;
    }

    private byte[] flagged(int flag) {
        byte[] bytes = honest.clone();
        bytes[local() + 6] |= (byte) flag;
        bytes[directory() + 8] |= (byte) flag;
        return bytes;
    }

    private byte[] counted(int entries) {
        byte[] bytes = honest.clone();
        int end = indexOf(END);
        little(bytes).putShort(end + 8, (short) entries).putShort(end + 10, (short) entries);
        return bytes;
    }

    /** Where the second file begins. */
    private int local() {
        return nameAt(0) - 30;
    }

    /** Where the directory tells of the second file. */
    private int directory() {
        return nameAt(indexOf(DIRECTORY)) - 46;
    }

    private int nameAt(int from) {
        int at = new String(honest, StandardCharsets.ISO_8859_1).indexOf(TWO, from);
        assertTrue(at > 0);
        return at;
    }

    private int indexOf(int signature) {
        int at = 0;
        while (little(honest).getInt(at) != signature) {
            at++;
        }
        return at;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Every file below, with its digest. */
    private SortedMap<String, String> files() throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile)
                    .forEach(file -> files.put(folder.relativize(file).toString(), digest(file)));
        }
        return files;
    }

    private static String digest(Path file) {
        try {
            return Digest.of(Files.readAllBytes(file)).hex();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void eachIsRefusedInItsOwnWordsAndNothingIsWritten() throws IOException {
        for (Map.Entry<String, byte[]> one : hostile().entrySet()) {
            Files.write(folder.resolve("hostile-" + one.getKey() + ".zip"), one.getValue());
        }
        SortedMap<String, String> before = files();
        List<String> outcomes = new ArrayList<>();
        for (String name : hostile().keySet()) {
            Scenarios.Answer published =
                    CommandLineRun.run(List.of("publish", "$DIR/hostile-" + name + ".zip"), folder);
            Scenarios.Answer inspected =
                    CommandLineRun.run(List.of("inspect", "$DIR/hostile-" + name + ".zip"), folder);
            String said = published.output().lines().findFirst().orElse("");
            assertEquals(said, inspected.output().lines().findFirst().orElse(""), name);
            assertEquals(4, published.exitCode(), said);
            outcomes.add(name + ": "
                    + said.replace("hostile-" + name + ".zip", "it")
                            .replaceFirst("error ", "")
                            .replaceFirst("paths are relative, .* in them", "..."));
        }
        assertEquals(before, files());
        assertEquals(EXPECTED, String.join("\n", outcomes) + "\n");
    }
}
