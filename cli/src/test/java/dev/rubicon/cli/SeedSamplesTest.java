package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.format.PackageFile;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.Digest;
import dev.rubicon.model.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each way of packing that seed 001 shows, word by word in both spellings: they give the same bytes, and the package that the seed
 * describes. What stands as {@code c:\path\to} there is a temporary folder here, and its dots are left out.
 */
class SeedSamplesTest {
    private static final String APP = """
            {"id": "5b6a1c2e-0f3d-4c8a-9b7e-1d2c3b4a5f60", "name": "My App", "publisher": "Contoso", "version": "2.0.0.0",
             "description": "Mine", "application": "25.0.0.0"}
            """;
    private static final String PROJECT = """
            {
            "id": "my-app",
            "version": "2.0.0",
            "name": "${alAppName}",
            "description": "${alAppDescription}",
            "files": [
            "${alAppProjectDir}\\\\${alAppPublisher}_${alAppName}_${alAppVersion}.app",
            "${alAppProjectDir}\\\\.gocurrent\\\\AppMetadata.json"
            ]
            }
            """;
    private static final String METADATA = """
            {
            "ForceVersion": "2.0.0"
            }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void theFilesOfTheSeed() throws IOException {
        write("project/app.json", APP);
        write("project/Pet.al", "table 50100 Pet { fields { field(1; Id; Integer) { } } }");
        write("project/.gocurrent/gocurrent.json", PROJECT);
        write("project/.gocurrent/AppMetadata.json", METADATA);
        write("AppMetadata.json", METADATA);
        CommandLineRun.mustRun(folder, "app", "build", folder + "/project", "--output", folder.toString());
        Files.move(folder.resolve("Contoso_My App_2.0.0.0.app"), folder.resolve("extension.app"));
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
    }

    /** Packs with both command lines; {@code $} is the folder. */
    private Path pack(List<String> ours, List<String> powerShell) throws IOException {
        Path first = packOnce("ours", ours, "--output");
        assertEquals(
                Digest.of(Files.readAllBytes(first)),
                Digest.of(Files.readAllBytes(packOnce("theirs", powerShell, "-OutputDir"))));
        return first;
    }

    private Path packOnce(String name, List<String> words, String output) throws IOException {
        List<String> all = new ArrayList<>();
        words.forEach(word -> all.add(word.replace("$", folder.toString())));
        all.addAll(List.of(output, folder.resolve(name).toString()));
        CommandLineRun.mustRun(folder, all.toArray(String[]::new));
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            List<Path> found = files.toList();
            assertEquals(1, found.size(), found::toString);
            return found.getFirst();
        }
    }

    private static void check(
            String identity, String name, List<String> dependencies, List<String> files, Path packed) {
        try (PackageFile file = PackageFile.open(packed)) {
            assertEquals(identity, file.manifest().identity().toString());
            assertEquals(name, file.manifest().name());
            assertEquals(
                    dependencies,
                    file.manifest().dependencies().stream()
                            .map(Dependency::toString)
                            .toList());
            assertEquals(
                    files,
                    file.manifest().files().stream()
                            .map(entry -> entry.path().value())
                            .toList());
            assertEquals(Optional.of(Version.parse("2.0.0")), file.metadata().forceVersion());
            assertEquals(1, file.manifest().apps().size());
        }
    }

    @Test
    void fromAppsContext() throws IOException {
        check(
                "my-app-app 2.0.0.0",
                "My App",
                List.of("bc-application@>=25.0.0.0", "base-app@>=1.0"),
                List.of("AppMetadata.json", "files/extension.app"),
                pack(
                        List.of(
                                "pack",
                                "--from-context",
                                "--path",
                                "$/extension.app",
                                "--app-metadata",
                                "ForceVersion=2.0.0",
                                "--dependency",
                                "base-app@>=1.0"),
                        List.of(
                                "New-AppPackageFromContext",
                                "-Path",
                                "$/extension.app",
                                "-AppMetadata",
                                "ForceVersion=2.0.0",
                                "-Dependencies",
                                "base-app@>=1.0")));
    }

    @Test
    void fromAlProject() throws IOException {
        check(
                "my-app 2.0.0",
                "My App",
                List.of(),
                List.of("AppMetadata.json", "files/Contoso_My App_2.0.0.0.app"),
                pack(
                        List.of("pack", "--project", "$/project"),
                        List.of("Invoke-AlProjectBuild", "-ProjectDir", "$/project")));
    }

    @Test
    void fromAppBasic() throws IOException {
        check(
                "my-app 2.0.0",
                "My App",
                List.of("base-app@>=1.0"),
                List.of("AppMetadata.json", "files/extension.app"),
                pack(
                        List.of(
                                "pack",
                                "--id",
                                "my-app",
                                "--name",
                                "My App",
                                "--version",
                                "2.0.0",
                                "--path",
                                "$/extension.app",
                                "--path",
                                "$/AppMetadata.json",
                                "--dependency",
                                "base-app@>=1.0"),
                        List.of(
                                "New-AppPackage",
                                "-Id",
                                "my-app",
                                "-Name",
                                "My App",
                                "-Version",
                                "2.0.0",
                                "-Path",
                                "$/extension.app,$/AppMetadata.json",
                                "-Dependencies",
                                "base-app@>=1.0")));
    }

    @Test
    void aTableThatPowerShellWritesToAFileSaysTheSame() throws IOException {
        write("dependencies.json", "{\"Id\": \"base-app\", \"VersionQuery\": \">=1.0\"}");
        pack(
                List.of(
                        "pack",
                        "--id",
                        "my-app",
                        "--version",
                        "2.0.0",
                        "--dependency",
                        "base-app@>=1.0",
                        "--app-metadata",
                        "$/AppMetadata.json"),
                List.of(
                        "New-AppPackage",
                        "-Id",
                        "my-app",
                        "-Version",
                        "2.0.0",
                        "-Dependencies",
                        "$/dependencies.json",
                        "-AppMetadata",
                        "$/AppMetadata.json"));
    }
}
