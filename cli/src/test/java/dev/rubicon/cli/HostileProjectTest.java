package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** As {@link HostileInputTest}, for gocurrent.json and the file of --app-map. Single quotes stand for double ones. */
class HostileProjectTest {
    private static final String GUID = "5b6a1c2e-0f3d-4c8a-9b7e-1d2c3b4a5f60";

    @TempDir
    private Path work;

    // So that what is left of other runs is not taken for ours.
    private final String app = "Pets " + UUID.randomUUID();

    private final List<DynamicTest> tests = new ArrayList<>();

    private void hostile(String code, String name, HostileInputTest.Input input) {
        Path folder = work.resolve(Integer.toString(tests.size()));
        tests.add(DynamicTest.dynamicTest(code + " " + name, () -> {
            HostileInputTest.check(code, folder, input);
            assertEquals(List.of(), ownApps(), "nothing is left in the folder for temporary files");
        }));
    }

    private List<Path> ownApps() throws IOException {
        List<Path> own = new ArrayList<>();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, "rubicon-apps-*")) {
            for (Path folder : folders) {
                own.addAll(ownApps(folder));
            }
        }
        return own;
    }

    // Another run may delete its own folder meanwhile.
    private List<Path> ownApps(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().contains(app)).toList();
        } catch (NoSuchFileException | java.io.UncheckedIOException gone) {
            return List.of();
        }
    }

    private List<String> pack(Path folder, byte[] document) throws IOException {
        Path project = HostileFiles.project(
                folder.resolve("app"), HostileFiles.APP_JSON.replace("Pets", app), HostileFiles.TABLE);
        Files.writeString(folder.resolve("outside"), "x");
        Files.write(project.resolve("gocurrent.json"), document);
        return List.of("pack", "--project", project.toString());
    }

    private void document(String code, String name, byte[] document) {
        hostile(code, "gocurrent.json: " + name, folder -> pack(folder, document));
    }

    private void whole(String code, String name, String document) {
        document(code, name, document.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private void keys(String code, String name, String keys) {
        whole(code, name, "{'id': 'my-app', 'version': '1.0', " + keys + "}");
    }

    private void version(String code, String name, String version) {
        whole(code, name, "{'id': 'my-app', 'version': " + version + "}");
    }

    @TestFactory
    List<DynamicTest> documents() {
        whole("RB120", "empty", "");
        whole("RB120", "a comment without end", "{'id': 'my-app' /* ");
        whole("RB120", "a name without quotes", "{id: 'my-app'}");
        whole("RB120", "a key twice", "{'id': 'a', 'id': 'b', 'version': '1.0'}");
        whole("RB194", "a key twice, in other letters", "{'id': 'a', 'ID': 'b', 'version': '1.0'}");
        whole("RB120", "a mark in its middle", "{\uFEFF'id': 'my-app'}");
        document("RB120", "UTF-16", "\uFEFF{\"id\": \"my-app\"}".getBytes(StandardCharsets.UTF_16LE));
        whole("RB120", "very deep", "{'servers': " + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        whole("RB120", "larger than any project", "{'name': '" + "x".repeat(5_000_000) + "'}");
        whole("RB121", "a list", "[]");
        whole("RB122", "no id", "{'version': '1.0'}");
        whole("RB122", "no version", "{'id': 'my-app'}");
        whole("RB121", "an id that is a number", "{'id': 5, 'version': '1.0'}");
        whole("RB101", "an id with a way out", "{'id': '../my-app', 'version': '1.0'}");
        hostile("RB182", "gocurrent.json: nowhere", folder -> List.of("pack", "--project", folder.toString()));
        hostile("RB182", "gocurrent.json: a folder", folder -> {
            Files.createDirectories(folder.resolve("app/gocurrent.json"));
            return List.of("pack", "--project", folder.resolve("app").toString());
        });
        hostile("RB182", "gocurrent.json: a pipe", folder -> {
            HostileFiles.fifo(Files.createDirectories(folder.resolve("app")).resolve("gocurrent.json"));
            return List.of("pack", "--project", folder.resolve("app").toString());
        });
        return tests;
    }

    @TestFactory
    List<DynamicTest> texts() {
        version("RB121", "a version that is a number", "1.0");
        version("RB102", "a version that is a query", "'>=1.0'");
        version("RB187", "a version for no target", "{}");
        version("RB187", "a version for another target", "{'dev': '1.0'}");
        version("RB187", "a version that is null", "{'default': null}");
        version("RB187", "a version of no app", "{'alAppId': '" + GUID + "'}");
        version("RB179", "a rule that is none", "{'alAppId': 'application', 'alAppIdType': 'newest'}");
        version("RB189", "a version of no package", "{'id': 'bc-application', 'version': '^'}");
        version("RB189", "a script", "{'id': 'x', 'resolverPath': '/bin/sh', 'resolverFunction': 'rm -rf /'}");
        version("RB190", "a branch that nobody knows", "'1.0-${currentBranch:BranchLabel}.1'");
        keys("RB190", "labels without the usual one", "'branchToPreReleaseLabelMap': {'master': 'x'}");
        version("RB184", "an unknown function", "'${alAppVersion:Replace(a, b)}'");
        version("RB184", "a function without its number", "'${alAppVersion:MaxLength}'");
        version("RB184", "a function with a long number", "'${alAppVersion:Parts(99999999999)}'");
        version("RB183", "an unknown variable", "'${buildNumber}'");
        keys("RB183", "a variable of the project's own", "'variables': {'ALAPPNAME': 'x'}");
        keys("RB185", "a variable that is itself", "'name': '${a}', 'variables': {'a': '${A}'}");
        keys(
                "RB185",
                "three variables in a circle",
                "'name': '${a}', 'variables': {'a': '${b}', 'b': '${c}', 'c': '${a}'}");
        keys(
                "RB185",
                "variables that grow",
                "'name': '${v40}', 'variables': {'v0': 'x', "
                        + IntStream.rangeClosed(1, 40)
                                .mapToObj(i -> "'v" + i + "': '${v" + (i - 1) + "}${v" + (i - 1) + "}'")
                                .collect(Collectors.joining(", "))
                        + "}");
        keys(
                "RB185",
                "variables in a long row",
                "'name': '${v0}', 'variables': {'v5000': 'x', "
                        + IntStream.range(0, 5000)
                                .mapToObj(i -> "'v" + i + "': '${v" + (i + 1) + "}'")
                                .collect(Collectors.joining(", "))
                        + "}");
        keys("RB194", "a variable twice", "'variables': {'a': '1', 'A': '2'}");
        return tests;
    }

    @TestFactory
    List<DynamicTest> filesAndLists() {
        keys("RB177", "a file that is not there", "'files': ['nowhere.txt']");
        keys("RB177", "a pattern that matches nothing", "'files': ['bin\\\\*.dll']");
        keys("RB186", "a file outside", "'files': ['..\\\\outside']");
        keys("RB186", "a file at the root", "'files': ['/etc/passwd']");
        keys("RB186", "a file on another drive", "'files': ['C:\\\\Windows\\\\win.ini']");
        keys("RB186", "a way in and out", "'files': ['${projectDir}/a/../../outside']");
        keys("RB186", "a way out in a variable", "'files': ['${v}/outside'], 'variables': {'v': '..'}");
        keys("RB186", "an output outside", "'outputDir': '../elsewhere'");
        hostile("RB186", "gocurrent.json: a link out", folder -> {
            String document = "{\"id\": \"a\", \"version\": \"1\", \"files\": [\".gocurrent/link\"]}";
            List<String> words = pack(folder, document.getBytes(StandardCharsets.UTF_8));
            Files.createSymbolicLink(
                    Files.createDirectories(folder.resolve("app/.gocurrent")).resolve("link"),
                    folder.resolve("outside"));
            return words;
        });
        keys("RB107", "a destination outside", "'files': [{'SourcePath': 'app.json', 'Destination': '..\\\\x'}]");
        keys("RB122", "a file without its path", "'files': [{'Destination': 'x', 'SourcePath': []}]");
        keys("RB121", "a file that is a number", "'files': [5]");
        keys("RB123", "a file with more", "'files': [{'SourcePath': 'app.json', 'Mode': '777'}]");
        keys("RB121", "dependencies that are one", "'dependencies': {'id': 'x'}");
        keys("RB122", "a dependency on nothing", "'dependencies': [{}]");
        keys("RB103", "a dependency on nonsense", "'dependencies': [{'id': 'x', 'version': '~1'}]");
        keys("RB110", "a dependency on itself", "'dependencies': [{'id': 'my-app'}]");
        keys("RB121", "an optional that is a word", "'dependencies': [{'id': 'x', 'optional': 'yes'}]");
        keys("RB186", "a package outside", "'dependencies': [{'path': '../outside.zip'}]");
        keys("RB140", "a package that is none", "'dependencies': [{'path': 'app.json'}]");
        keys("RB101", "a dependency for developers on nonsense", "'devDependencies': [{'id': 'My App'}]");
        keys("RB104", "a parameter with blanks", "'parameters': [{'key': 'a b'}]");
        keys("RB110", "a parameter twice", "'parameters': [{'key': 'a'}, {'key': 'A'}]");
        keys("RB125", "a preset that is no text", "'fillParameters': {'x': {'y': true}}");
        return tests;
    }

    private void map(String code, String name, String document) {
        hostile(code, "app map: " + name, folder -> {
            Path project = HostileFiles.project(
                    folder.resolve("app"), HostileFiles.APP_JSON.replace("Pets", app), HostileFiles.TABLE);
            return List.of(
                    "pack",
                    "--from-context",
                    "--path",
                    project.toString(),
                    "--app-map",
                    Files.writeString(folder.resolve("map.json"), document.replace('\'', '"'))
                            .toString());
        });
    }

    private void entry(String code, String name, String entry) {
        map(code, name, "{'" + GUID + "': " + entry + "}");
    }

    @TestFactory
    List<DynamicTest> appMaps() {
        map("RB120", "empty", "");
        map("RB121", "a list", "[]");
        map("RB128", "a name for an app", "{'pets': {'id': 'pets'}}");
        map("RB128", "a short app id", "{'1-1-1-1-1': {'id': 'pets'}}");
        map("RB194", "an app twice, in other letters", "{'" + GUID + "': {}, '" + GUID.replace('b', 'B') + "': {}}");
        entry("RB121", "an entry that is a text", "'pets'");
        entry("RB101", "an id with blanks", "{'id': 'My App'}");
        entry("RB194", "an id twice, in other letters", "{'id': 'a', 'Id': 'b'}");
        entry("RB179", "a rule that is none", "{'versionRule': 'newest'}");
        entry("RB194", "two rules", "{'versionRule': 'version', 'type': 'fromMajor'}");
        entry("RB121", "parts that are a text", "{'parts': '2'}");
        entry("RB121", "parts below any", "{'parts': -3000000000}");
        entry("RB121", "more parts than a number can say", "{'parts': 99999999999999999999}");
        entry("RB123", "an unknown key", "{'force': true}");
        entry("RB103", "a dependency on nonsense", "{'extraDependencies': [{'id': 'x', 'version': '~1'}]}");
        entry("RB127", "a ForceVersion that is a number", "{'appMetadata': {'ForceVersion': 2.0}}");
        entry("RB102", "a ForceVersion that is a word", "{'appMetadata': {'ForceVersion': 'soon'}}");
        hostile(
                "RB160",
                "app map: a device",
                folder -> List.of("pack", "--from-context", "--path", folder.toString(), "--app-map", "/dev/zero"));
        hostile("RB120", "app map: 100 MB", folder -> {
            Path map = HostileFiles.sparse(folder.resolve("map.json"), 100_000_000);
            return List.of("pack", "--from-context", "--path", folder.toString(), "--app-map", map.toString());
        });
        return tests;
    }

    @Test
    void thereAreManyOfThem() {
        documents();
        texts();
        filesAndLists();
        appMaps();
        assertTrue(tests.size() >= 75, () -> tests.size() + " cases");
        assertEquals(
                tests.size(),
                tests.stream().map(DynamicTest::getDisplayName).distinct().count(),
                "each name stands once");
    }
}
