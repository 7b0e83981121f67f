package dev.rubicon.packager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.al.App;
import dev.rubicon.format.PackageFile;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.Digest;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Version;
import dev.rubicon.schema.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroturnaround.zip.ZipUtil;

class PackTest {
    private static final UUID LOYALTY = UUID.fromString("5b6a1c2e-0f3d-4c8a-9b7e-1d2c3b4a5f60");

    @TempDir
    private Path folder;

    /** A folder is an app if it has an app.json; the version is all that is in it. */
    private static Optional<App> appIn(Path folder) {
        Path file = folder.resolve("app.json");
        try {
            return Files.exists(file)
                    ? Optional.of(new App(
                            new AppIdentity(LOYALTY, "Loyalty", "Contoso", Version.parse(Files.readString(file))),
                            List.of(),
                            Schema.EMPTY,
                            List.of()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private PackResult pack(String... paths) {
        List<Path> given = Arrays.stream(paths).map(folder::resolve).toList();
        Manifest declared = new Manifest(
                new PackageVersion(new PackageId("my-app"), Version.parse("2.0.0")),
                "My app",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Arguments.NONE,
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                Optional.empty());
        return new Pack(PackTest::appIn).run(new PackRequest(declared, given, folder.resolve("out")));
    }

    /** The files of the package and then the warnings, or all that was refused. The test's folder is written as $. */
    private void check(String expected, String... paths) {
        List<String> outcome = new ArrayList<>();
        try {
            PackResult result = pack(paths);
            result.manifest().files().forEach(file -> outcome.add(file.path().value()));
            result.manifest().apps().forEach(app -> outcome.add("app " + app.app() + " in " + app.path()));
            outcome.addAll(lines(result.warnings()));
        } catch (ProblemException e) {
            outcome.addAll(lines(e.problems()));
        }
        assertEquals(expected.strip(), String.join("\n", outcome).replace(folder.toString(), "$"));
    }

    private static List<String> lines(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.code() + " " + problem.message())
                .toList();
    }

    @Test
    void anAppFileInAFolderIsNoAppOfThePackageAndThatIsSaid() throws IOException {
        write("apps/Zoo_Pets_1.0.0.0.app", "any bytes");
        check("""
                files/apps/Zoo_Pets_1.0.0.0.app
                RB196 'files/apps/Zoo_Pets_1.0.0.0.app' is packed as a file: its app will not be installed
                """, "apps");
    }

    @Test
    void anAppAFolderAndAFileStandUnderTheirNames() throws IOException {
        write("a/loyalty/app.json", "2.0.0.0");
        write("a/loyalty/src/Customer.Table.al", "table");
        write("docs/en/readme.md", "text");
        write("b/license.bin", "bytes");
        check("""
                files/docs/en/readme.md
                files/license.bin
                files/loyalty/app.json
                files/loyalty/src/Customer.Table.al
                app Loyalty 2.0.0.0 in files/loyalty
                """, "a/loyalty", "docs", "b/license.bin");
    }

    @Test
    void aBundleNeedsNoPaths() {
        check("");
    }

    @Test
    void hiddenFilesInsideFoldersAreLeftOut() throws IOException {
        write("app/.git/config", "x");
        write("app/.alpackages/System.app", "x");
        write("app/.gitignore", "x");
        write("app/a.al", "x");
        check("files/app/a.al", "app");
    }

    @Test
    void theMetadataOfAGivenFolderStandsAtTheRoot() throws IOException {
        write("app/appmetadata.JSON", "{\"ForceVersion\": \"2.0.0\"}");
        write("app/a.al", "x");
        write("app/deeper/AppMetadata.json", "not the package's");
        check("""
                AppMetadata.json
                files/app/a.al
                files/app/deeper/AppMetadata.json
                """, "app");
        try (PackageFile file = PackageFile.open(folder.resolve("out/my-app_2.0.0.zip"))) {
            assertEquals(Optional.of(Version.parse("2.0.0")), file.metadata().forceVersion());
        }
    }

    @Test
    void theMetadataMayBeGivenAsAFile() throws IOException {
        write("metadata/appMetadata.json", "{\"ForceVersion\": \"1.0\"}");
        check("AppMetadata.json", "metadata/appMetadata.json");
    }

    @Test
    void twoMetadataAreRefused() throws IOException {
        write("a/AppMetadata.json", "{}");
        write("b/AppMetadata.json", "{}");
        check(
                "RB162 '$/a/AppMetadata.json' and '$/b/AppMetadata.json' are both the package's AppMetadata.json",
                "a",
                "b/AppMetadata.json");
    }

    @Test
    void aForceVersionAboveTheVersionIsRefused() throws IOException {
        write("AppMetadata.json", "{\"ForceVersion\": \"2.0.1\"}");
        check("RB109 ForceVersion 2.0.1 is higher than the version of my-app 2.0.0", "AppMetadata.json");
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void aForceVersionThatIsNoStringIsRefused() throws IOException {
        write("AppMetadata.json", "{\"ForceVersion\": 2}");
        check(
                "RB127 ForceVersion in AppMetadata.json is the number 2, expected a string that holds a version",
                "AppMetadata.json");
    }

    @Test
    void unknownMetadataIsKeptAndWarnedAbout() throws IOException {
        write("AppMetadata.json", "{\"ForceVersoin\": \"2.0.0\", \"Owner\": {}}");
        check("""
                AppMetadata.json
                RB167 AppMetadata.json has the unknown key 'ForceVersoin'
                RB167 AppMetadata.json has the unknown key 'Owner'
                """, "AppMetadata.json");
    }

    @Test
    void anAppOfAnotherVersionIsWarnedAbout() throws IOException {
        write("app/app.json", "1.9.0.0");
        check("""
                files/app/app.json
                app Loyalty 1.9.0.0 in files/app
                RB168 the app Loyalty is 1.9.0.0, but its package is my-app 2.0.0
                """, "app");
    }

    @Test
    void theSameAppTwiceIsRefused() throws IOException {
        write("one/app.json", "2.0.0");
        write("two/app.json", "2.0.0");
        check("RB110 the manifest of my-app 2.0.0 is invalid: it holds the app " + LOYALTY + " twice", "one", "two");
    }

    @Test
    void allPathsThatAreNotThereAreNamed() {
        check("""
                RB160 there is no file or folder '$/one'
                RB160 there is no file or folder '$/two'
                """, "one", "two");
    }

    @Test
    void pathsOfTheSameNameAreRefused() throws IOException {
        write("a/app/x.al", "x");
        write("b/App/y.al", "y");
        check("RB161 '$/a/app' and '$/b/App' would both be 'files/App' in the package", "a/app", "b/App");
        check("RB161 '$/a/app' and '$/a/app' would both be 'files/app' in the package", "a/app", "a/app");
    }

    @Test
    void namesThatOnlyDifferInLetterCaseAreRefused() throws IOException {
        write("app/Customer.al", "x");
        write("app/customer.al", "x");
        check(
                "RB142 package file 'my-app_2.0.0.zip' holds both 'files/app/Customer.al' and 'files/app/customer.al',"
                        + " which some systems take for the same file",
                "app");
    }

    @Test
    void namesThatNotEverySystemHasAreRefused() throws IOException {
        write("app/a:b.al", "x");
        write("app/nul.al", "x");
        String outcome = String.join("\n", refusals("app"));
        assertTrue(outcome.contains("RB107 'files/app/a:b.al' is not a path inside a package"), outcome);
        assertTrue(outcome.contains("RB107 'files/app/nul.al' is not a path inside a package"), outcome);
    }

    private List<String> refusals(String... paths) {
        try {
            return List.of(pack(paths).toString());
        } catch (ProblemException e) {
            return lines(e.problems());
        }
    }

    @Test
    void aFolderWithoutFilesIsWarnedAbout() throws IOException {
        write("empty/.hidden", "x");
        check("RB169 the folder '$/empty' adds nothing to the package", "empty");
    }

    @Test
    void linksThatStayInsideAreFollowed() throws IOException {
        write("app/real/a.al", "x");
        Files.createSymbolicLink(folder.resolve("app/link"), Path.of("real"));
        Files.createSymbolicLink(folder.resolve("app/b.al"), Path.of("real/a.al"));
        check("""
                files/app/b.al
                files/app/link/a.al
                files/app/real/a.al
                """, "app");
    }

    @Test
    void linksThatLeadElsewhereAreRefused() throws IOException {
        write("secret", "x");
        write("application/x", "x");
        write("app/a.al", "x");
        link("out", "../secret");
        link("sibling", "../application");
        link("broken", "gone");
        link("self", "self");
        link("up", ".");
        assertEquals("""
                RB163 the symbolic link 'files/app/broken' leads nowhere
                RB163 the symbolic link 'files/app/out' leads out of the folder being packed
                RB163 the symbolic link 'files/app/self' leads nowhere
                RB163 the symbolic link 'files/app/sibling' leads out of the folder being packed
                RB163 the symbolic link 'files/app/up' leads to a folder that holds it""", refusals("app").stream().sorted().collect(Collectors.joining("\n")));
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(folder.resolve("app").resolve(name), Path.of(target));
    }

    @Test
    void linksThatMultiplyFoldersAreRefused() throws IOException {
        write("app/18/a.al", "x");
        for (int i = 17; i >= 0; i--) {
            Files.createDirectories(folder.resolve("app/" + i));
            link(i + "/left", "../" + (i + 1));
            link(i + "/right", "../" + (i + 1));
        }
        check("RB171 the folder 'app' holds more than 200000 files and folders", "app");
    }

    @Test
    void theOutputFolderIsNeverPartOfThePackage() throws IOException {
        write("out/earlier.zip", "x");
        check("RB165 the output folder '$/out' lies inside '$/out', which is to be packed", "out");
        check("RB165 the output folder '$/out' lies inside '$', which is to be packed", "");
    }

    @Test
    void theSameContentGivesTheSameBytesInAnyFolder() throws IOException {
        for (String place : List.of("one", "two/three")) {
            write(place + "/app/z.al", "z");
            write(place + "/app/A.al", "a");
            write(place + "/app/ä/m.al", "m");
        }
        Digest one = pack("one/app").digest();
        Path first = Files.copy(folder.resolve("out/my-app_2.0.0.zip"), folder.resolve("first.zip"));
        assertEquals(one, pack("two/three/app").digest());
        assertTrue(ZipUtil.archiveEquals(
                first.toFile(), folder.resolve("out/my-app_2.0.0.zip").toFile()));
        write("two/three/app/z.al", "changed");
        assertNotEquals(one, pack("two/three/app").digest());
    }

    @Test
    void composedAndDecomposedNamesGiveTheSameBytes() throws IOException {
        write("one/app/\u00e9.al", "x");
        write("two/app/e\u0301.al", "x");
        assertEquals(pack("one/app").digest(), pack("two/app").digest());
    }

    @Test
    void anotherZipLibraryReadsTheSameFiles() throws IOException {
        write("app/src/ä.al", "text");
        write("app/app.json", "2.0.0");
        Path file = pack("app").path();
        List<String> names = new ArrayList<>();
        ZipUtil.iterate(file.toFile(), entry -> names.add(entry.getName()));
        assertEquals(List.of("manifest.json", "files/app/app.json", "files/app/src/ä.al"), names);
        assertEquals(
                "text", new String(ZipUtil.unpackEntry(file.toFile(), "files/app/src/ä.al"), StandardCharsets.UTF_8));
    }

    @Test
    void whereAndByWhomItWasPackedIsNotInThePackage() throws IOException {
        write("app/a.al", "x");
        String manifest =
                new String(ZipUtil.unpackEntry(pack("app").path().toFile(), "manifest.json"), StandardCharsets.UTF_8);
        assertEquals("""
                {
                  "id": "my-app",
                  "version": "2.0.0",
                  "name": "My app",
                  "files": [
                    {
                      "path": "files/app/a.al",
                      "size": 1,
                      "sha256": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
                    }
                  ]
                }
                """, manifest);
    }
}
