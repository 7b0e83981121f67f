package dev.rubicon.packager.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.al.AppFiles;
import dev.rubicon.al.appfile.AppBuilder;
import dev.rubicon.al.appfile.Apps;
import dev.rubicon.model.ProblemException;
import dev.rubicon.packager.Declaration;
import dev.rubicon.packager.ForceVersionSource;
import dev.rubicon.packager.Pack;
import dev.rubicon.packager.PackResult;
import dev.rubicon.packager.PackSettings;
import dev.rubicon.packager.ProofRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A script in the place of the compiler: it records what it is told, and copies an app file to where it is to write one. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is one of a POSIX shell")
class AlCompilerTest {
    private static final String BASE = "c61cfd91-3499-4912-989e-2f84664b3ced";
    private static final String API = "6ed20322-04fc-4668-91a4-1388e8470eb0";

    @TempDir
    private Path folder;

    @BeforeEach
    void twoProjects() throws IOException {
        // No shell may see these names.
        project("base; touch x", BASE, "Base $(touch y)", "");
        project("api", API, "Api", "{'id': '" + BASE + "', 'name': 'Base', 'version': '1.0.0.0'}");
        write("base; touch x/.alpackages/Microsoft_System_26.0.0.0.app", "symbols");
    }

    private void project(String name, String id, String app, String dependency) throws IOException {
        write(
                name + "/app.json",
                "{'id': '" + id + "', 'name': '" + app
                        + "', 'publisher': 'Contoso', 'version': '1.0.0.0', 'dependencies': [" + dependency + "]}");
        write(name + "/gocurrent.json", "{'id': '" + name.substring(0, 3) + "', 'version': '1.0', 'files': ['*.app']}");
    }

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text.replace('\'', '"'));
    }

    private Path compiler(String script) throws IOException {
        Path file = Files.writeString(folder.resolve("alc"), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** What is packed, or what is wrong. */
    private String outcome(Path compiler, String... projects) {
        PackSettings settings = new PackSettings(
                folder, Optional.empty(), new ForceVersionSource.Metadata(), any -> new ProofRequest.Nothing());
        ProjectPack.Given given = new ProjectPack.Given(
                List.of(projects).stream().map(folder::resolve).toList(),
                List.of(),
                Declaration.NOTHING,
                Optional.of(folder.resolve("out")));
        BuildSettings build =
                new BuildSettings(Optional.empty(), Optional.empty(), new TreeMap<>(), new AppMaker.Compiler(compiler));
        try {
            List<PackResult> results =
                    new ProjectPack(new Pack(Apps::at), (id, query) -> Optional.empty()).run(given, build, settings);
            return String.join(
                    "\n",
                    results.stream()
                            .map(result -> result.manifest().apps().toString())
                            .toList());
        } catch (ProblemException e) {
            return e.problems().getFirst().code() + " "
                    + e.problems().getFirst().message().replace(folder.toString(), "$");
        }
    }

    @Test
    void itIsToldTheProjectTheAppsItNeedsAndWhereToWrite() throws IOException {
        Path app = AppBuilder.build(
                        AppFiles.ofFolder(folder.resolve("base; touch x")), Set.of(), folder.resolve("made"))
                .path();
        Path compiler = compiler("""
                for word in "$@"; do echo "$word" >> '%1$s/said'; done
                ls "${2#/packagecachepath:}" >> '%1$s/said'
                cp '%2$s' "${3#/out:}"
                """.formatted(folder, app));
        // Both projects get the same app here: what counts is that it is not the one made without a compiler.
        assertEquals("""
                [PackagedApp[app=Base $(touch y) 1.0.0.0, path=files/Contoso_Base $(touch y)_1.0.0.0.app]]
                [PackagedApp[app=Base $(touch y) 1.0.0.0, path=files/Contoso_Api_1.0.0.0.app]]""", outcome(compiler, "api", "base; touch x"));
        String said = Files.readString(folder.resolve("said")).replace(folder.toString(), "$");
        assertEquals("""
                /project:$/base; touch x
                /packagecachepath:@/packages0
                /out:@/app0/Contoso_Base $(touch y)_1.0.0.0.app
                Microsoft_System_26.0.0.0.app
                /project:$/api
                /packagecachepath:@/packages1
                /out:@/app1/Contoso_Api_1.0.0.0.app
                Contoso_Base $(touch y)_1.0.0.0.app
                """, said.replaceAll(":[^:\n]*rubicon-apps-[0-9]+", ":@"));
        assertTrue(Files.notExists(Path.of("x")) && Files.notExists(Path.of("y")));
    }

    @Test
    void whatItSaysIsShownWhenItRefuses() throws IOException {
        assertEquals(
                "RB191 the compiler ended with exit code 3 for '$/api': a.al(1,2): error AL0118; second",
                outcome(compiler("echo 'a.al(1,2): error AL0118'; echo; echo second >&2; exit 3"), "api"));
    }

    @Test
    void anAppThatItDoesNotWriteIsMissed() throws IOException {
        assertEquals(
                "RB191 the compiler wrote no Contoso_Api_1.0.0.0.app for '$/api'", outcome(compiler("exit 0"), "api"));
    }

    @Test
    void oneThatIsNotThereIsSaid() {
        assertEquals("RB192 the compiler '$/nowhere' cannot be run", outcome(folder.resolve("nowhere"), "api"));
    }
}
