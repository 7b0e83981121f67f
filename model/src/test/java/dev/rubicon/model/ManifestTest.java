package dev.rubicon.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static final Digest DIGEST = Digest.of(new byte[0]);

    @Test
    void aPackageDoesNotDependOnItself() {
        check("it depends on itself", () -> withDependencies("base", "my-app@>=1.0"));
    }

    @Test
    void aDependencyStandsOnce() {
        check("it depends on base twice", () -> withDependencies("base", "other", "base@2.0"));
    }

    @Test
    void aParameterStandsOnceWhateverItsCase() {
        check("it declares the parameter port twice", () -> withParameters("Port", "port"));
    }

    @Test
    void aFileStandsOnceWhateverItsCase() {
        check("it lists the file 'files/a.txt' twice", () -> withFiles("files/A.txt", "files/a.txt"));
    }

    @Test
    void aPackageDoesNotSubstituteForItself() {
        check("it substitutes for itself", () -> manifest("my-app", List.of(), List.of(), List.of(), "my-app", false));
    }

    @Test
    void filesAreOrderedByPath() {
        List<String> paths = withFiles("files/b", "files/B1", "app.json").files().stream()
                .map(file -> file.path().value())
                .toList();
        assertEquals(List.of("app.json", "files/B1", "files/b"), paths);
    }

    @Test
    void thePlatformIsBcServerOrWhatDeclaresItself() {
        assertEquals(
                true,
                manifest("bc-server", List.of(), List.of(), List.of(), "", false)
                        .isPlatform());
        assertEquals(
                true,
                manifest("nav-server", List.of(), List.of(), List.of(), "", true)
                        .isPlatform());
        assertEquals(
                false,
                manifest("my-app", List.of(), List.of(), List.of(), "", false).isPlatform());
    }

    @Test
    void forceVersionIsNeverHigherThanTheVersion() {
        PackageVersion two = new PackageVersion(new PackageId("my-app"), Version.parse("2.0"));
        AppMetadata fits = new AppMetadata(Optional.of(Version.parse("2.0.0.0")), List.of());
        AppMetadata tooHigh = new AppMetadata(Optional.of(Version.parse("2.0.0.1")), List.of());
        assertEquals(fits, fits.checkedFor(two));
        assertEquals(AppMetadata.NONE, AppMetadata.NONE.checkedFor(two));
        InvalidInput refused = assertThrows(InvalidInput.class, () -> tooHigh.checkedFor(two));
        assertEquals("RB109", refused.problems().getFirst().code());
        assertEquals("ForceVersion 2.0.0.1 is higher than the version of my-app 2.0", refused.getMessage());
    }

    private static void check(String why, Runnable build) {
        InvalidInput refused = assertThrows(InvalidInput.class, build::run);
        assertEquals("RB110", refused.problems().getFirst().code());
        assertEquals("the manifest of my-app 1.0 is invalid: " + why, refused.getMessage());
    }

    private static Manifest withDependencies(String... lines) {
        return manifest("my-app", Stream.of(lines).map(Dependency::parse).toList(), List.of(), List.of(), "", false);
    }

    private static Manifest withParameters(String... keys) {
        List<Parameter> parameters = Stream.of(keys)
                .map(key -> new Parameter(key, Optional.empty(), Optional.empty(), Optional.empty(), false, false))
                .toList();
        return manifest("my-app", List.of(), parameters, List.of(), "", false);
    }

    private static Manifest withFiles(String... paths) {
        List<FileEntry> files = Stream.of(paths)
                .map(path -> new FileEntry(new PackagePath(path), 0, DIGEST))
                .toList();
        return manifest("my-app", List.of(), List.of(), files, "", false);
    }

    private static Manifest manifest(
            String id,
            List<Dependency> dependencies,
            List<Parameter> parameters,
            List<FileEntry> files,
            String substituteFor,
            boolean platform) {
        return new Manifest(
                new PackageVersion(new PackageId(id), Version.parse("1.0")),
                "My App",
                Optional.empty(),
                Optional.empty(),
                dependencies,
                parameters,
                Arguments.NONE,
                Optional.of(substituteFor).filter(text -> !text.isEmpty()).map(PackageId::new),
                platform,
                List.of(),
                files,
                Optional.empty());
    }
}
