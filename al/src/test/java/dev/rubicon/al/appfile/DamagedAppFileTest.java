package dev.rubicon.al.appfile;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.rubicon.al.AppFiles;
import dev.rubicon.al.symbolfile.SymbolReader;
import dev.rubicon.model.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of damaged files: each is read or refused in our words, and none takes long. */
@Timeout(60)
class DamagedAppFileTest {
    private static final int MUTATIONS = 2000;

    @TempDir
    private Path folder;

    @Test
    void aDamagedContainerIsReadOrRefused() throws IOException {
        Random random = new Random(20240401);
        byte[] app = built();
        for (int i = 0; i < MUTATIONS; i++) {
            check(i, mutated(app, random));
        }
    }

    @Test
    void damagedSymbolsAndManifestsAreReadOrRefused() throws IOException {
        Random random = new Random(20240402);
        byte[] symbols;
        byte[] manifest;
        try (AppFile app = AppFile.open("Pets.app", out -> out.write(built()))) {
            symbols = entry(app, SymbolReader.NAME);
            manifest = entry(app, NavxManifest.NAME);
        }
        for (int i = 0; i < MUTATIONS; i++) {
            boolean either = i % 2 == 0;
            check(
                    i,
                    new Zip()
                            .with(NavxManifest.NAME, either ? mutated(manifest, random) : manifest)
                            .with(SymbolReader.NAME, either ? symbols : mutated(symbols, random))
                            .app());
        }
    }

    private byte[] built() throws IOException {
        Path project = Files.createDirectories(folder.resolve("project"));
        Files.writeString(project.resolve("app.json"), """
                {"id": "11111111-2222-3333-4444-555555555555", "name": "Pets", "publisher": "Zoo", "version": "1.0.0.0",
                 "dependencies": [{"id": "00000000-0000-0000-0000-000000000001", "name": "Base", "publisher": "M", "version": "2.0.0.0"}]}
                """);
        Files.writeString(project.resolve("Tables.al"), AppBuilderTest.TABLES);
        return Files.readAllBytes(
                AppBuilder.build(AppFiles.ofFolder(project), Set.of(), folder).path());
    }

    private static byte[] entry(AppFile app, String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        app.copyTo(name, bytes);
        return bytes.toByteArray();
    }

    // One to eight bytes changed, or a piece cut out, repeated or cut off.
    private static byte[] mutated(byte[] original, Random random) {
        byte[] bytes = original.clone();
        int at = random.nextInt(bytes.length);
        int length = random.nextInt(Math.min(64, bytes.length - at)) + 1;
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> Zip.joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + length, bytes.length));
            case 2 -> Zip.joined(Arrays.copyOf(bytes, at + length), Arrays.copyOfRange(bytes, at, bytes.length));
            default -> {
                int changes = random.nextInt(8) + 1;
                for (int i = 0; i < changes; i++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                yield bytes;
            }
        };
    }

    private static void check(int number, byte[] file) {
        assertDoesNotThrow(() -> read(file), () -> "mutation " + number);
    }

    private static void read(byte[] file) throws IOException {
        try (AppFile app = AppFile.open("Pets.app", out -> out.write(file))) {
            app.check();
            app.app();
            for (String name : app.names()) {
                app.copyTo(name, OutputStream.nullOutputStream());
            }
        } catch (ProblemException expected) {
            // One of ours: that is what is promised.
        }
    }
}
