package dev.rubicon.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.model.AppMetadata;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Digest;
import dev.rubicon.model.FileEntry;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Version;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageFileTest {
    private static final byte[] HELLO = ZipForge.utf8("hello");
    private static final FileEntry HELLO_FILE = Manifests.file("files/hello.txt", HELLO);
    private static final String FINE = "my-app 1.0";

    @TempDir
    private Path folder;

    private static ZipForge hello() {
        ZipForge zip = PackageOutcome.listing(HELLO_FILE);
        zip.add("files/hello.txt", HELLO);
        return zip;
    }

    private void check(String expected, ZipForge zip) throws IOException {
        check(expected, zip.bytes());
    }

    private void check(String expected, byte[] bytes) throws IOException {
        new PackageOutcome(folder).check(expected, bytes);
    }

    private void checkCode(String expected, ZipForge zip) throws IOException {
        new PackageOutcome(folder).checkCode(expected, zip);
    }

    @Test
    void whatThePackageHoldsCanBeRead() throws IOException {
        byte[] metadata = ZipForge.utf8("{\"ForceVersion\": \"1.0\", \"Extra\": 1}");
        ZipForge zip = PackageOutcome.listing(Manifests.file("AppMetadata.json", metadata), HELLO_FILE);
        zip.add("AppMetadata.json", metadata);
        zip.addStored("files/hello.txt", HELLO);
        Path path = Files.write(folder.resolve("p.zip"), zip.bytes());
        try (PackageFile file = PackageFile.open(path)) {
            assertEquals(new AppMetadata(Optional.of(Version.parse("1.0")), List.of("Extra")), file.metadata());
            assertEquals("[AppMetadata.json, files/hello.txt]", file.paths().toString());
            assertArrayEquals(HELLO, file.read(new PackagePath("files/hello.txt")));
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            file.copyTo(new PackagePath("files/hello.txt"), copy);
            assertArrayEquals(HELLO, copy.toByteArray());
            assertEquals(Digest.of(zip.bytes()), file.digest());
            assertEquals(Digest.of(zip.bytes()), file.digest());
            assertEquals(zip.bytes().length, file.size());
            file.verifyAll();
        }
    }

    @Test
    void anHonestPackageIsFine() throws IOException {
        check(FINE, hello());
        check(FINE, PackageOutcome.listing());
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        ProblemException missing =
                assertThrows(ProblemException.class, () -> PackageFile.open(folder.resolve("none.zip")));
        assertEquals("there is no package file 'none.zip'", missing.getMessage());
    }

    @Test
    void whatIsNoZipIsRefused() throws IOException {
        check("RB140 package file 'p.zip' is damaged or no package: it is too short for a zip", new byte[0]);
        check(
                "RB140 package file 'p.zip' is damaged or no package: it does not end as a zip without comment does",
                new byte[1000]);
    }

    @Test
    void aTruncatedFileIsRefusedWhereverItEnds() throws IOException {
        byte[] whole = hello().bytes();
        for (int length = 0; length < whole.length; length++) {
            Path path = Files.write(folder.resolve("p.zip"), Arrays.copyOf(whole, length));
            Corrupt refused = assertThrows(Corrupt.class, () -> PackageFile.open(path), "cut at " + length);
            assertEquals("RB140", refused.problems().getFirst().code());
        }
    }

    @Test
    void aFlippedBitIsNeverPassedOver() throws IOException {
        byte[] whole = hello().bytes();
        Path path = folder.resolve("p.zip");
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(path, damaged);
            try (PackageFile file = PackageFile.open(path)) {
                file.verifyAll();
                // Times and the system that made the zip mean nothing to us.
                assertEquals(Manifests.of("my-app", "1.0", HELLO_FILE), file.manifest());
                assertArrayEquals(HELLO, file.read(HELLO_FILE.path()));
            } catch (Corrupt refused) {
                assertEquals("RB1", refused.problems().getFirst().code().substring(0, 3));
            }
        }
    }

    @Test
    void bytesOfNoFileAreRefused() throws IOException {
        check(
                "RB141 package file 'p.zip' holds bytes that belong to no file:"
                        + " 'manifest.json' does not begin where the one before ends",
                hello().before("#!/bin/sh"));
        check(
                "RB141 package file 'p.zip' holds bytes that belong to no file: there is a gap around its directory",
                hello().beforeDirectory("x"));
        check(
                "RB140 package file 'p.zip' is damaged or no package: it does not end as a zip without comment does",
                hello().comment("hello"));
        ZipForge extra = PackageOutcome.listing();
        extra.add("files/hello.txt", HELLO).extra(new byte[] {0x75, 0x70, 0, 0});
        check(
                "RB141 package file 'p.zip' holds bytes that belong to no file:"
                        + " extra fields or a comment of 'files/hello.txt'",
                extra);
    }

    @Test
    void aWrongNumberOfEntriesIsRefused() throws IOException {
        check(
                "RB141 package file 'p.zip' holds bytes that belong to no file: there is a gap around its directory",
                hello().countWrongBy(-1));
        check(
                "RB140 package file 'p.zip' is damaged or no package: its directory cannot be read",
                hello().countWrongBy(1));
    }

    @Test
    void manyAndLargeFilesAreFoundWhereverTheyStand() throws IOException {
        ZipForge zip = new ZipForge();
        List<FileEntry> files = new ArrayList<>();
        Random random = new Random(8);
        for (int i = 0; i < 300; i++) {
            byte[] content = new byte[i % 50 == 0 ? 100_000 : random.nextInt(300)];
            random.nextBytes(content);
            String name = "files/" + "n".repeat(random.nextInt(100)) + i;
            files.add(Manifests.file(name, content));
            if (i % 3 == 0) {
                zip.addStored(name, content);
            } else {
                zip.add(name, content);
            }
        }
        zip.add(
                "manifest.json",
                ZipForge.utf8(Json.write(
                        ManifestJson.write(Manifests.of("my-app", "1.0", files.toArray(new FileEntry[0]))))));
        check(FINE, zip);
    }

    @Test
    void severalThreadsMayReadAtOnce() throws IOException {
        ZipForge zip = PackageOutcome.listing(HELLO_FILE, Manifests.file("files/large", new byte[300_000]));
        zip.add("files/hello.txt", HELLO);
        zip.add("files/large", new byte[300_000]);
        Path path = Files.write(folder.resolve("p.zip"), zip.bytes());
        try (PackageFile file = PackageFile.open(path)) {
            List<PackagePath> paths = file.paths();
            List<Integer> sizes = IntStream.range(0, 200)
                    .parallel()
                    .mapToObj(i -> file.read(paths.get(i % 2)).length)
                    .toList();
            for (int i = 0; i < 200; i++) {
                assertEquals(i % 2 == 0 ? HELLO.length : 300_000, sizes.get(i));
            }
        }
    }

    @Test
    void linksAndDevicesAreRefused() throws IOException {
        for (int mode : new int[] {0120777, 0020644, 0040755, 0010644}) {
            ZipForge zip = PackageOutcome.listing();
            zip.add("files/hello.txt", HELLO).mode(mode);
            check("RB144 'files/hello.txt' in package file 'p.zip' is no plain file", zip);
        }
    }

    @Test
    void encryptedEntriesAreRefused() throws IOException {
        ZipForge zip = PackageOutcome.listing();
        zip.add("files/hello.txt", HELLO).flags(1);
        check("RB145 'files/hello.txt' in package file 'p.zip' is encrypted", zip);
    }

    @Test
    void otherMethodsAreRefused() throws IOException {
        for (int method : new int[] {1, 6, 9, 12, 14, 93, 99}) {
            ZipForge zip = PackageOutcome.listing();
            zip.add("files/hello.txt", HELLO).method(method);
            check(
                    "RB146 'files/hello.txt' in package file 'p.zip' is compressed by method " + method
                            + ", expected 0 (stored) or 8 (deflated)",
                    zip);
        }
    }

    @Test
    void declaredSizesAboveTheLimitsAreRefused() throws IOException {
        ZipForge one = PackageOutcome.listing();
        one.add("files/large", HELLO).size((2L << 30) + 1);
        check(
                "RB148 'files/large' in package file 'p.zip' would take 2147483649 bytes, at most 2147483648 are allowed",
                one);
    }

    @Test
    void filesThatAreTooLargeTogetherAreRefused() throws IOException {
        ZipForge zip = PackageOutcome.listing();
        byte[] noise = new byte[3 << 20];
        for (String name : List.of("files/a", "files/b", "files/c")) {
            zip.addStored(name, noise).method(8).size(2L << 30);
        }
        checkCode("RB148", zip);
    }

    @Test
    void aBombIsRefusedBeforeItIsInflated() throws IOException {
        byte[] zeros = new byte[11 << 20];
        ZipForge zip = PackageOutcome.listing(Manifests.file("files/zeros", zeros));
        zip.add("files/zeros", zeros);
        check(
                "RB149 'files/zeros' in package file 'p.zip' grows from " + ZipForge.deflated(zeros).length
                        + " to 11534336 bytes, more than 1000 times",
                zip);
    }

    @Test
    void aBombThatHidesItsSizeIsNotInflatedBeyondIt() throws IOException {
        byte[] zeros = new byte[11 << 20];
        ZipForge zip = PackageOutcome.listing(Manifests.file("files/zeros", new byte[1000]));
        zip.add("files/zeros", zeros).size(1000);
        check(
                "RB155 'files/zeros' in package file 'p.zip' is not what it is declared to be:"
                        + " it is longer than 1000 bytes",
                zip);
    }

    @Test
    void headersThatDifferAreRefused() throws IOException {
        ZipForge name = PackageOutcome.listing(HELLO_FILE);
        name.add("files/hello.txt", HELLO).localName("files/other.txt");
        check("RB150 package file 'p.zip' describes 'files/hello.txt' differently in its two directories", name);
        ZipForge size = PackageOutcome.listing(HELLO_FILE);
        size.add("files/hello.txt", HELLO).localSize(6);
        check("RB150 package file 'p.zip' describes 'files/hello.txt' differently in its two directories", size);
    }

    @Test
    void aPackageHasAManifest() throws IOException {
        ZipForge zip = new ZipForge();
        zip.add("files/hello.txt", HELLO);
        check("RB151 package file 'p.zip' has no manifest.json", zip);
    }

    @Test
    void aHugeManifestIsNotEvenInflated() throws IOException {
        ZipForge zip = new ZipForge();
        zip.addStored("manifest.json", new byte[40_000]).method(8).size((32 << 20) + 1);
        check("RB152 manifest.json of package file 'p.zip' has 33554433 bytes, at most 33554432 are allowed", zip);
        byte[] metadata = new byte[(1 << 20) + 1];
        ZipForge large = PackageOutcome.listing(Manifests.file("AppMetadata.json", metadata));
        large.add("AppMetadata.json", metadata);
        check("RB152 AppMetadata.json of package file 'p.zip' has 1048577 bytes, at most 1048576 are allowed", large);
    }

    @Test
    void theManifestListsExactlyWhatIsThere() throws IOException {
        ZipForge unlisted = PackageOutcome.listing();
        unlisted.add("files/hello.txt", HELLO);
        check("RB153 package file 'p.zip' holds 'files/hello.txt', which its manifest does not list", unlisted);
        check(
                "RB154 package file 'p.zip' lacks 'files/hello.txt', which its manifest lists",
                PackageOutcome.listing(HELLO_FILE));
    }

    @Test
    void contentIsWhatTheManifestSays() throws IOException {
        ZipForge other = PackageOutcome.listing(HELLO_FILE);
        other.add("files/hello.txt", ZipForge.utf8("jello"));
        check(
                "RB155 'files/hello.txt' in package file 'p.zip' is not what it is declared to be:"
                        + " its SHA-256 is 187c9bceeb91…, listed is 2cf24dba5fb0…",
                other);
        ZipForge longer = PackageOutcome.listing(HELLO_FILE);
        longer.add("files/hello.txt", ZipForge.utf8("hello!"));
        check(
                "RB155 'files/hello.txt' in package file 'p.zip' is not what it is declared to be:"
                        + " it has 6 bytes, listed are 5",
                longer);
    }

    @Test
    void contentIsWhatTheHeadersSay() throws IOException {
        ZipForge shorter = PackageOutcome.listing(Manifests.file("files/hello.txt", new byte[6]));
        shorter.add("files/hello.txt", HELLO).size(6);
        check(
                "RB155 'files/hello.txt' in package file 'p.zip' is not what it is declared to be:"
                        + " it has 5 bytes, declared are 6",
                shorter);
        ZipForge crc = PackageOutcome.listing(HELLO_FILE);
        crc.add("files/hello.txt", HELLO).crc(1);
        check("RB155 'files/hello.txt' in package file 'p.zip' is not what it is declared to be: its CRC differs", crc);
        ZipForge noise = PackageOutcome.listing(HELLO_FILE);
        noise.addStored("files/hello.txt", HELLO).method(8);
        check(
                "RB155 'files/hello.txt' in package file 'p.zip' is not what it is declared to be:"
                        + " it cannot be inflated",
                noise);
        ZipForge stored = PackageOutcome.listing(HELLO_FILE);
        stored.addStored("files/hello.txt", HELLO).size(4);
        check(
                "RB155 'files/hello.txt' in package file 'p.zip' is not what it is declared to be:"
                        + " it is stored in another size than its own",
                stored);
    }

    @Test
    void anInvalidManifestNamesItsPackage() throws IOException {
        ZipForge zip = new ZipForge();
        zip.add("manifest.json", ZipForge.utf8("{\"id\": 1}"));
        check("RB121 'id' in manifest.json of package file 'p.zip' is the number 1, expected a string", zip);
        ZipForge deep = new ZipForge();
        deep.add("manifest.json", ZipForge.utf8("[".repeat(100_000)));
        checkCode("RB120", deep);
    }
}
