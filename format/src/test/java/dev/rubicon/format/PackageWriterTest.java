package dev.rubicon.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Digest;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageWriterTest {
    @TempDir
    private Path folder;

    private static SortedMap<PackagePath, Content> contents(String... paths) {
        SortedMap<PackagePath, Content> contents = new TreeMap<>();
        for (String path : paths) {
            contents.put(new PackagePath(path), Content.of(ZipForge.utf8("content of " + path + "\n".repeat(99))));
        }
        return contents;
    }

    /** Writes a package and reads all of it back: every test goes through here. */
    private WrittenPackage check(SortedMap<PackagePath, Content> contents) throws IOException {
        WrittenPackage written = PackageWriter.write(Manifests.of("bundle/pos", "1.0"), contents, folder);
        try (PackageFile file = PackageFile.open(written.path())) {
            file.verifyAll();
            assertEquals(written.manifest(), file.manifest());
            assertEquals(written.digest(), file.digest());
            assertEquals(written.size(), file.size());
            assertEquals(List.copyOf(contents.keySet()), file.paths());
        }
        return written;
    }

    @Test
    void whatIsWrittenCanBeRead() throws IOException {
        WrittenPackage written = check(contents("files/b", "files/a/c.al", "files/ä€𝄞.txt"));
        assertEquals(folder.resolve("bundle__pos_1.0.zip"), written.path());
    }

    @Test
    void aBundleIsAManifestAlone() throws IOException {
        check(contents());
    }

    @Test
    void theManifestComesFirstThenTheMetadataThenTheFilesInOrder() throws IOException {
        SortedMap<PackagePath, Content> contents = contents("files/b", "files/B.txt", "files/a/c.al");
        contents.put(new PackagePath("AppMetadata.json"), Content.of(ZipForge.utf8("{}")));
        WrittenPackage written = check(contents);
        try (ZipFile zip = ZipFile.builder().setPath(written.path()).get()) {
            assertEquals(
                    "manifest.json AppMetadata.json files/B.txt files/a/c.al files/b",
                    Collections.list(zip.getEntries()).stream()
                            .map(ZipArchiveEntry::getName)
                            .collect(Collectors.joining(" ")));
            assertEquals(
                    List.of(0100644),
                    Collections.list(zip.getEntries()).stream()
                            .map(ZipArchiveEntry::getUnixMode)
                            .distinct()
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, en",
        "Asia/Tokyo, ja",
        "America/New_York, tr",
        "Pacific/Apia, ar-SA-u-nu-arab",
        "Asia/Kathmandu, th-TH-u-ca-buddhist"
    })
    void theBytesDependOnNeitherTimeZoneNorLocale(String zone, String locale) throws IOException {
        Digest here = check(contents("files/TITLE.al", "files/ä.al")).digest();
        TimeZone zoneBefore = TimeZone.getDefault();
        Locale localeBefore = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            Locale.setDefault(Locale.forLanguageTag(locale));
            assertEquals(here, check(contents("files/TITLE.al", "files/ä.al")).digest());
        } finally {
            TimeZone.setDefault(zoneBefore);
            Locale.setDefault(localeBefore);
        }
    }

    @Test
    void moreFilesThanThePlainFormatCanCountAreFine() throws IOException {
        SortedMap<PackagePath, Content> contents = new TreeMap<>();
        for (int i = 0; i < 65_536; i++) {
            contents.put(new PackagePath("files/" + i), Content.of(new byte[0]));
        }
        check(contents);
    }

    @Test
    void anEarlierFileOfTheNameIsReplacedAndNothingElseIsLeft() throws IOException {
        check(contents("files/a"));
        check(contents("files/b"));
        assertEquals("bundle__pos_1.0.zip", names());
    }

    private String names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.joining(" "));
        }
    }

    @Test
    void aFileThatChangesMeanwhileIsRefusedAndNothingIsLeft() throws IOException {
        Deque<String> versions = new ArrayDeque<>(List.of("first", "other"));
        SortedMap<PackagePath, Content> contents = new TreeMap<>();
        contents.put(
                new PackagePath("files/log"),
                () -> Content.of(ZipForge.utf8(versions.pop())).open());
        checkRefused("RB156 'files/log' changed while package file 'bundle__pos_1.0.zip' was being written", contents);
        assertEquals("", names());
    }

    @Test
    void whatNoPackageCanHoldIsRefused() {
        checkRefused(
                "RB142 package file 'bundle__pos_1.0.zip' holds both 'files/A' and 'files/a',"
                        + " which some systems take for the same file",
                contents("files/a", "files/A"));
        checkRefused(
                "RB143 package file 'bundle__pos_1.0.zip' holds the name 'readme.txt':"
                        + " only manifest.json and AppMetadata.json stand outside the folder 'files'",
                contents("readme.txt"));
        SortedMap<PackagePath, Content> zeros = new TreeMap<>();
        zeros.put(new PackagePath("files/zeros"), Content.of(new byte[11 << 20]));
        assertEquals("RB149", refusal(zeros).problems().getFirst().code());
        SortedMap<PackagePath, Content> missing = new TreeMap<>();
        missing.put(new PackagePath("files/x"), Content.of(folder.resolve("gone")));
        assertEquals("RB158", refusal(missing).problems().getFirst().code());
    }

    @Test
    void tooManyFilesAreRefused() {
        SortedMap<PackagePath, Content> contents = new TreeMap<>();
        for (int i = 0; i < 100_000; i++) {
            contents.put(new PackagePath("files/" + i), Content.of(new byte[0]));
        }
        checkRefused(
                "RB147 package file 'bundle__pos_1.0.zip' has 100001 entries, at most 100000 are allowed", contents);
    }

    @Test
    void aDirectoryThatClaimsTooManyFilesIsRefusedUnread() throws IOException {
        SortedMap<PackagePath, Content> contents = new TreeMap<>();
        for (int i = 0; i < 65_536; i++) {
            contents.put(new PackagePath("files/" + i), Content.of(new byte[0]));
        }
        Path path = PackageWriter.write(Manifests.of("my-app", "1.0"), contents, folder)
                .path();
        byte[] bytes = Files.readAllBytes(path);
        // The 64-bit end record stands 98 bytes before the end; its two counts 24 and 32 bytes into it.
        for (int count : new int[] {24, 32}) {
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(bytes.length - 98 + count, 100_001);
        }
        Files.write(path, bytes);
        Corrupt refused = assertThrows(Corrupt.class, () -> PackageFile.open(path));
        assertEquals(
                "package file 'my-app_1.0.zip' has 100001 entries, at most 100000 are allowed", refused.getMessage());
    }

    private void checkRefused(String expected, SortedMap<PackagePath, Content> contents) {
        ProblemException refused = refusal(contents);
        assertEquals(expected, refused.problems().getFirst().code() + " " + refused.getMessage());
    }

    private ProblemException refusal(SortedMap<PackagePath, Content> contents) {
        return assertThrows(
                ProblemException.class, () -> PackageWriter.write(Manifests.of("bundle/pos", "1.0"), contents, folder));
    }

    @Test
    void neitherFolderNorMomentIsInTheBytes() throws IOException {
        Digest here = check(contents("files/a")).digest();
        Path elsewhere = folder.resolve("some/where/else");
        WrittenPackage there = PackageWriter.write(Manifests.of("bundle/pos", "1.0"), contents("files/a"), elsewhere);
        assertEquals(here, there.digest());
        String text = new String(Files.readAllBytes(there.path()), StandardCharsets.ISO_8859_1);
        for (String secret : Arrays.asList(folder.toString(), System.getProperty("user.name") + "/")) {
            assertEquals(-1, text.indexOf(secret));
        }
    }
}
