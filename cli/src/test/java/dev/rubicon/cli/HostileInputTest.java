package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.cli.HostileFiles.Zip;
import dev.rubicon.testkit.Scenarios;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Input that is broken, or made to do harm: each has a code and a hint of its own, exit code 4, and leaves nothing behind. */
class HostileInputTest {
    @TempDir
    private Path work;

    private final List<DynamicTest> tests = new ArrayList<>();

    /** Writes the input into a folder, and says which command is to read it. */
    @FunctionalInterface
    interface Input {
        List<String> write(Path folder) throws IOException;
    }

    private void hostile(String code, String name, Input input) {
        Path folder = work.resolve(Integer.toString(tests.size()));
        tests.add(DynamicTest.dynamicTest(code + " " + name, () -> check(code, folder, input)));
    }

    static void check(String code, Path folder, Input input) throws IOException {
        Files.createDirectories(folder);
        List<String> words = new ArrayList<>(input.write(folder));
        if (words.getFirst().equals("pack")) {
            words.addAll(List.of("--output", folder.resolve("out").toString()));
        }
        Scenarios.Answer answer = CommandLineRun.run(words, folder);
        assertEquals(4, answer.exitCode(), answer.output());
        assertTrue(answer.output().startsWith("error " + code + ": "), answer.output());
        assertTrue(answer.output().contains("\n  hint: "), answer.output());
        assertFalse(answer.output().contains("Exception"), answer.output());
        assertTrue(answer.output().length() < 4000, "the message is short");
        assertEquals(List.of(), below(folder.resolve("out")), "nothing is left behind");
    }

    private static List<Path> below(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static List<String> pack(String... more) {
        List<String> words = new ArrayList<>(List.of("pack", "--id", "my-app", "--version", "1.0"));
        words.addAll(List.of(more));
        return words;
    }

    private static List<String> packing(Path path) {
        return pack("--path", path.toString());
    }

    private void metadata(String code, String name, byte[] content) {
        hostile(
                code,
                "AppMetadata: " + name,
                folder -> packing(Files.write(folder.resolve("AppMetadata.json"), content)));
    }

    private void metadata(String code, String name, String content) {
        metadata(code, name, content.getBytes(StandardCharsets.UTF_8));
    }

    @TestFactory
    List<DynamicTest> metadata() {
        metadata("RB109", "ForceVersion above the version", "{\"ForceVersion\": \"1.1\"}");
        metadata("RB109", "ForceVersion far above it", "{\"forceversion\": \"2147483647\"}");
        metadata("RB102", "ForceVersion is a word", "{\"ForceVersion\": \"soon\"}");
        metadata("RB102", "ForceVersion is a range", "{\"ForceVersion\": \">=1.0\"}");
        metadata("RB102", "ForceVersion is empty", "{\"ForceVersion\": \"\"}");
        metadata("RB102", "ForceVersion has a leading zero", "{\"ForceVersion\": \"01.0\"}");
        metadata("RB102", "ForceVersion overflows", "{\"ForceVersion\": \"4294967297.0\"}");
        metadata("RB102", "ForceVersion has a control character", "{\"ForceVersion\": \"1.0\\u001b[2J\"}");
        metadata("RB102", "ForceVersion is very long", "{\"ForceVersion\": \"1." + "0".repeat(100_000) + "\"}");
        metadata("RB127", "ForceVersion is a number", "{\"ForceVersion\": 1.0}");
        metadata("RB127", "ForceVersion is true", "{\"ForceVersion\": true}");
        metadata("RB127", "ForceVersion is a list", "{\"ForceVersion\": [\"1.0\"]}");
        metadata("RB127", "ForceVersion is an object", "{\"ForceVersion\": {\"version\": \"1.0\"}}");
        metadata(
                "RB127",
                "ForceVersion twice, in other letters",
                "{\"ForceVersion\": \"1.0\", \"forceVersion\": \"1.0\"}");
        metadata("RB120", "ForceVersion twice", "{\"ForceVersion\": \"1.0\", \"ForceVersion\": \"0.9\"}");
        metadata("RB120", "empty", "");
        metadata("RB120", "text behind the end", "{\"ForceVersion\": \"1.0\"} {}");
        metadata("RB120", "a comment", "{\"ForceVersion\": \"1.0\" /* really */}");
        metadata("RB120", "not closed", "{\"ForceVersion\": \"1.0\"");
        metadata("RB120", "very deep", "{\"a\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        metadata("RB120", "a very long number", "{\"a\": " + "9".repeat(100_000) + "}");
        metadata(
                "RB120", "UTF-16 with a mark", "\uFEFF{\"ForceVersion\": \"1.0\"}".getBytes(StandardCharsets.UTF_16BE));
        metadata("RB120", "Latin-1", "{\"Größe\": 1}".getBytes(StandardCharsets.ISO_8859_1));
        metadata("RB120", "overlong UTF-8", new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAE, '"', ':', '1', '}'});
        metadata("RB121", "a list", "[\"1.0\"]");
        metadata("RB121", "a string", "\"1.0\"");
        metadata("RB152", "2 MB", "{\"Note\": \"" + "x".repeat(2_000_000) + "\"}");
        hostile(
                "RB120",
                "AppMetadata: 100 MB",
                folder -> packing(HostileFiles.sparse(folder.resolve("AppMetadata.json"), 100_000_000)));
        hostile("RB162", "AppMetadata: two", folder -> {
            Path app = HostileFiles.project(folder.resolve("app"), HostileFiles.APP_JSON, HostileFiles.TABLE);
            Files.writeString(app.resolve("appmetadata.json"), "{}");
            Files.writeString(folder.resolve("AppMetadata.json"), "{}");
            return pack(
                    "--path",
                    app.toString(),
                    "--path",
                    folder.resolve("AppMetadata.json").toString());
        });
        hostile(
                "RB164",
                "AppMetadata: a pipe",
                folder -> packing(HostileFiles.fifo(folder.resolve("AppMetadata.json"))));
        return tests;
    }

    private void truncated(int bytes, String code) {
        hostile(code, "app: cut after " + bytes + " bytes", folder -> {
            byte[] whole = HostileFiles.appFile(folder);
            int length = bytes >= 0 ? bytes : whole.length + bytes;
            return packing(Files.write(folder.resolve("Pets.app"), Arrays.copyOf(whole, length)));
        });
    }

    private void app(String code, String name, byte[] content) {
        hostile(code, "app: " + name, folder -> packing(Files.write(folder.resolve("Pets.app"), content)));
    }

    @TestFactory
    List<DynamicTest> appFiles() {
        for (int length : List.of(0, 1, 4, 8, 11, 12, 39, 40, 43, 44, 45, 100, 300, -300, -22, -1)) {
            truncated(length, "RB240");
        }
        hostile("RB240", "app: another magic", folder -> {
            byte[] whole = HostileFiles.appFile(folder);
            whole[0] = 'M';
            return packing(Files.write(folder.resolve("Pets.app"), whole));
        });
        hostile("RB240", "app: another second magic", folder -> {
            byte[] whole = HostileFiles.appFile(folder);
            whole[36] = 'M';
            return packing(Files.write(folder.resolve("Pets.app"), whole));
        });
        app("RB240", "a text", "This is no app.".getBytes(StandardCharsets.UTF_8));
        app("RB240", "only a header", new byte[] {'N', 'A', 'V', 'X', 8, 0, 0, 0, 0, 0, 0, 0});
        app("RB242", "encrypted", new byte[] {'N', 'A', 'V', 'X', 8, 0, 0, 0, '.', 'N', 'E', 'A', 0, 0, 0, 0});
        app("RB241", "empty", HostileFiles.appFileOf(new Zip()));
        app("RB245", "no manifest", HostileFiles.appFileOf(new Zip().with("src/a.al", HostileFiles.TABLE)));
        app(
                "RB245",
                "a manifest that is no XML",
                HostileFiles.appFileOf(new Zip().with("NavxManifest.xml", "<Package")));
        app(
                "RB245",
                "a manifest with an entity of its own",
                HostileFiles.appFileOf(new Zip()
                        .with(
                                "NavxManifest.xml",
                                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Package>&x;</Package>")));
        app(
                "RB245",
                "a manifest that grows",
                HostileFiles.appFileOf(new Zip()
                        .with(
                                "NavxManifest.xml",
                                "<!DOCTYPE a [<!ENTITY x \"xx\"><!ENTITY y \"&x;&x;\">]><Package>&y;</Package>")));
        hostile("RB243", "app: a changed byte inside", folder -> {
            byte[] whole = HostileFiles.appFile(folder);
            for (int i = 100; i < 180; i++) {
                whole[i] ^= 0x55;
            }
            return packing(Files.write(folder.resolve("Pets.app"), whole));
        });
        hostile(
                "RB206",
                "app: a pipe",
                folder -> List.of(
                        "inspect", HostileFiles.fifo(folder.resolve("Pets.app")).toString()));
        hostile(
                "RB206",
                "app: a folder",
                folder -> List.of(
                        "inspect",
                        Files.createDirectories(folder.resolve("Pets.app")).toString()));
        return tests;
    }

    private void inPackage(String code, String name, byte[] content) {
        hostile(
                code,
                "package: " + name,
                folder -> List.of(
                        "inspect",
                        "--check",
                        Files.write(folder.resolve("p.zip"), content).toString()));
    }

    private void manifest(String code, String name, String manifest) {
        inPackage(
                code,
                "manifest: " + name,
                new Zip().with("manifest.json", manifest).bytes());
    }

    private void path(String code, String path) {
        String shown = path.length() < 50 ? path : "of " + path.length() + " letters";
        inPackage(code, "the name " + shown, HostileFiles.packageOf(path, "x"));
    }

    private void declaring(String code, String name, String more) {
        manifest(code, name, HostileFiles.manifest("", ", " + more));
    }

    @TestFactory
    List<DynamicTest> packages() {
        inPackage("RB140", "empty", new byte[0]);
        inPackage("RB140", "a text", "This is no package.".repeat(5).getBytes(StandardCharsets.UTF_8));
        byte[] whole = HostileFiles.packageOf("files/a.txt", "x");
        for (int cut : List.of(1, 21, 22, 60, whole.length / 2)) {
            inPackage("RB140", "cut by " + cut + " bytes", Arrays.copyOf(whole, whole.length - cut));
        }
        inPackage("RB141", "bytes before it", concat("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8), whole));
        inPackage("RB151", "no manifest", new Zip().with("files/a.txt", "x").bytes());
        inPackage(
                "RB153",
                "a file that is not listed",
                new Zip()
                        .with("manifest.json", HostileFiles.manifest("", ""))
                        .with("files/a.txt", "x")
                        .bytes());
        inPackage(
                "RB154",
                "a file that is not there",
                new Zip()
                        .with("manifest.json", HostileFiles.manifest(HostileFiles.listed("files/a.txt", "x"), ""))
                        .bytes());
        inPackage(
                "RB155",
                "other content",
                new Zip()
                        .with("manifest.json", HostileFiles.manifest(HostileFiles.listed("files/a.txt", "x"), ""))
                        .with("files/a.txt", "y")
                        .bytes());
        inPackage(
                "RB155",
                "content of another length",
                new Zip()
                        .with("manifest.json", HostileFiles.manifest(HostileFiles.listed("files/a.txt", "x"), ""))
                        .with("files/a.txt", "xx")
                        .bytes());
        inPackage(
                "RB143",
                "a folder",
                new Zip()
                        .with("manifest.json", HostileFiles.manifest("", ""))
                        .with("files/", "")
                        .bytes());
        inPackage(
                "RB142",
                "names that differ in case",
                new Zip()
                        .with("manifest.json", HostileFiles.manifest("", ""))
                        .with("files/a", "")
                        .with("files/A", "")
                        .bytes());
        inPackage(
                "RB142",
                "names that differ in accents",
                new Zip()
                        .with("manifest.json", HostileFiles.manifest("", ""))
                        .with("files/" + Normalizer.normalize("ä", Normalizer.Form.NFC), "")
                        .with("files/" + Normalizer.normalize("ä", Normalizer.Form.NFD), "")
                        .bytes());
        inPackage(
                "RB142",
                "a file that is a folder, too",
                new Zip()
                        .with("manifest.json", HostileFiles.manifest("", ""))
                        .with("files/a", "")
                        .with("files/a/b", "")
                        .bytes());
        for (String path : List.of(
                "../a",
                "files/../../a",
                "/etc/passwd",
                "files/a\\..\\b",
                "C:/a",
                "files/CON",
                "files/nul.txt",
                "files/a./b",
                "files/a:b",
                "files/a\u0007b",
                "files/a\u202eb",
                "else/a",
                "Manifest.json",
                "files/" + "x".repeat(256),
                "files" + "/x".repeat(600))) {
            path("RB143", path);
        }
        inPackage("RB240", "an app in it that is none", HostileFiles.packageOf("files/Pets.app", "This is no app."));
        manifest("RB120", "no JSON", "{");
        manifest("RB121", "a list", "[]");
        manifest("RB122", "no id", "{\"version\": \"1.0\", \"name\": \"x\"}");
        manifest("RB101", "an id with a way out", "{\"id\": \"../a\", \"version\": \"1.0\", \"name\": \"x\"}");
        manifest("RB101", "an id that is a device", "{\"id\": \"con\", \"version\": \"1.0\", \"name\": \"x\"}");
        manifest("RB102", "a bad version", "{\"id\": \"a\", \"version\": \"1.x\", \"name\": \"x\"}");
        declaring("RB123", "an unknown key", "\"script\": \"rm -rf /\"");
        declaring(
                "RB107",
                "an app with a way out",
                "\"apps\": [{\"id\": \"11111111-2222-3333-4444-555555555555\", \"name\": \"a\","
                        + " \"publisher\": \"b\", \"version\": \"1.0\", \"path\": \"../x\"}]");
        declaring(
                "RB128",
                "an app id that is none",
                "\"apps\": [{\"id\": \"1-1-1-1-1\", \"name\": \"a\", \"publisher\": \"b\", \"version\": \"1.0\", \"path\": \"x\"}]");
        declaring(
                "RB105",
                "a preset that is neither true nor false",
                "\"fillParameters\": {\"a\": {\"AllowForceSync\": \"yes\"}}");
        declaring("RB125", "a preset that is no text", "\"fillParameters\": {\"a\": {\"Store\": true}}");
        declaring(
                "RB126",
                "a preset that stands twice",
                "\"fillParameters\": {\"a\": {\"Store\": \"1\", \"store\": \"2\"}}");
        declaring("RB104", "a parameter with blanks", "\"parameters\": [{\"key\": \"a b\"}]");
        declaring("RB110", "a parameter twice", "\"parameters\": [{\"key\": \"a\"}, {\"key\": \"A\"}]");
        declaring("RB103", "a dependency on nonsense", "\"dependencies\": [{\"id\": \"a\", \"version\": \"~1.0\"}]");
        declaring("RB110", "a dependency on itself", "\"dependencies\": [{\"id\": \"my-app\"}]");
        return tests;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private void folder(String code, String name, Input input) {
        hostile(code, "path: " + name, input);
    }

    private void named(String code, String name, String file) {
        folder(code, name, folder -> {
            Path content = Files.createDirectories(folder.resolve("content"));
            Files.writeString(content.resolve(file), "x");
            return packing(content);
        });
    }

    @TestFactory
    List<DynamicTest> paths() {
        folder("RB160", "nowhere", folder -> packing(folder.resolve("nowhere")));
        folder("RB160", "up and nowhere", folder -> packing(folder.resolve("../../../../../../../../nowhere")));
        folder("RB166", "the root", folder -> packing(Path.of("/")));
        folder("RB164", "a pipe", folder -> packing(HostileFiles.fifo(folder.resolve("pipe"))));
        folder("RB164", "a device", folder -> packing(Path.of("/dev/zero")));
        folder("RB164", "a pipe inside", folder -> {
            HostileFiles.fifo(Files.createDirectories(folder.resolve("content")).resolve("pipe"));
            return packing(folder.resolve("content"));
        });
        folder("RB163", "a link out", folder -> {
            Files.writeString(folder.resolve("secret"), "x");
            Files.createSymbolicLink(
                    Files.createDirectories(folder.resolve("content")).resolve("link"), folder.resolve("secret"));
            return packing(folder.resolve("content"));
        });
        folder("RB163", "a link to a device", folder -> {
            Files.createSymbolicLink(
                    Files.createDirectories(folder.resolve("content")).resolve("link"), Path.of("/dev/zero"));
            return packing(folder.resolve("content"));
        });
        folder("RB163", "a link to nothing", folder -> {
            Files.createSymbolicLink(
                    Files.createDirectories(folder.resolve("content")).resolve("link"), Path.of("gone"));
            return packing(folder.resolve("content"));
        });
        folder("RB163", "a link in a circle", folder -> {
            Files.createSymbolicLink(
                    Files.createDirectories(folder.resolve("content/sub")).resolve("link"), folder.resolve("content"));
            return packing(folder.resolve("content"));
        });
        folder("RB142", "names that differ in case", folder -> {
            Path content = Files.createDirectories(folder.resolve("content"));
            Files.writeString(content.resolve("a"), "x");
            Files.writeString(content.resolve("A"), "x");
            return packing(content);
        });
        folder("RB161", "names that differ in accents", folder -> {
            Path content = Files.createDirectories(folder.resolve("content"));
            Files.writeString(content.resolve(Normalizer.normalize("ä", Normalizer.Form.NFC)), "x");
            Files.writeString(content.resolve(Normalizer.normalize("ä", Normalizer.Form.NFD)), "x");
            return packing(content);
        });
        folder("RB161", "the same name twice", folder -> {
            Files.writeString(Files.createDirectories(folder.resolve("a")).resolve("x.txt"), "x");
            Files.writeString(Files.createDirectories(folder.resolve("b")).resolve("X.txt"), "x");
            return pack(
                    "--path",
                    folder.resolve("a/x.txt").toString(),
                    "--path",
                    folder.resolve("b/X.txt").toString());
        });
        folder("RB165", "the output inside", folder -> {
            Files.writeString(folder.resolve("x.txt"), "x");
            return packing(folder);
        });
        folder("RB107", "deeper than any path", folder -> {
            Path deep = folder.resolve("content");
            for (int i = 0; i < 6; i++) {
                deep = deep.resolve("x".repeat(200));
            }
            Files.writeString(Files.createDirectories(deep).resolve("x"), "x");
            return packing(folder.resolve("content"));
        });
        named("RB107", "a device of Windows", "CON");
        named("RB107", "a device of Windows with an ending", "nul.txt");
        named("RB107", "a backslash", "a\\b");
        named("RB107", "a colon", "a:b");
        named("RB107", "a line feed", "a\nb");
        named("RB107", "a dot at the end", "a.");
        named("RB107", "a blank at the end", "a ");
        named("RB107", "letters that turn around", "a\u202etxt.exe");
        folder(
                "RB149",
                "a file that would be a bomb",
                folder -> packing(HostileFiles.sparse(folder.resolve("zeros"), 20_000_000)));
        return tests;
    }

    private void bundle(String code, String name, String document) {
        hostile(
                code,
                "bundle: " + name,
                folder -> List.of(
                        "pack",
                        "--bundle",
                        Files.writeString(folder.resolve("bundle.json"), document)
                                .toString()));
    }

    private void project(String code, String name, String appJson, String table) {
        hostile(
                code,
                "project: " + name,
                folder -> packing(HostileFiles.project(folder.resolve("app"), appJson, table)));
    }

    @TestFactory
    List<DynamicTest> bundlesAndProjects() {
        bundle("RB120", "empty", "");
        bundle("RB121", "a list", "[]");
        bundle("RB122", "no version", "{\"id\": \"a\"}");
        bundle("RB123", "files", "{\"id\": \"a\", \"version\": \"1\", \"files\": []}");
        bundle("RB121", "a version that is a number", "{\"id\": \"a\", \"version\": 1.0}");
        bundle(
                "RB101",
                "a dependency that is a device",
                "{\"id\": \"a\", \"version\": \"1\", \"dependencies\": [{\"id\": \"nul\"}]}");
        bundle(
                "RB110",
                "a dependency twice",
                "{\"id\": \"a\", \"version\": \"1\", \"dependencies\": [{\"id\": \"b\"}, {\"id\": \"b\"}]}");
        bundle(
                "RB121",
                "an optional that is a word",
                "{\"id\": \"a\", \"version\": \"1\", \"dependencies\": [{\"id\": \"b\", \"optional\": \"yes\"}]}");
        bundle("RB110", "a substitute for itself", "{\"id\": \"a\", \"version\": \"1\", \"substituteFor\": \"a\"}");
        hostile(
                "RB840",
                "bundle: nowhere",
                folder -> List.of("pack", "--bundle", folder.resolve("b.json").toString()));
        hostile("RB840", "bundle: a folder", folder -> List.of("pack", "--bundle", folder.toString()));
        hostile(
                "RB840",
                "bundle: a pipe",
                folder -> List.of(
                        "pack",
                        "--bundle",
                        HostileFiles.fifo(folder.resolve("b.json")).toString()));
        hostile("RB840", "bundle: a device", folder -> List.of("pack", "--bundle", "/dev/zero"));
        hostile(
                "RB120",
                "bundle: 100 MB",
                folder -> List.of(
                        "pack",
                        "--bundle",
                        HostileFiles.sparse(folder.resolve("b.json"), 100_000_000)
                                .toString()));
        project("RB120", "app.json is no JSON", "{", HostileFiles.TABLE);
        project("RB122", "app.json is empty", "{}", HostileFiles.TABLE);
        project("RB201", "app.json has no GUID", HostileFiles.APP_JSON.replace("11111111-", ""), HostileFiles.TABLE);
        project(
                "RB202",
                "app.json has no version",
                HostileFiles.APP_JSON.replace("1.0.0.0", "1.0"),
                HostileFiles.TABLE);
        project("RB203", "app.json has no name", HostileFiles.APP_JSON.replace("Pets", " "), HostileFiles.TABLE);
        project("RB213", "a table that ends early", HostileFiles.APP_JSON, "table 50100 Pet {");
        project("RB225", "a table without fields", HostileFiles.APP_JSON, "table 50100 Pet { }");
        project(
                "RB213",
                "sections without end",
                HostileFiles.APP_JSON,
                "table 50100 Pet " + "{ fields ".repeat(100_000));
        hostile("RB204", "project: a source of 100 MB", folder -> {
            Path app = HostileFiles.project(folder.resolve("app"), HostileFiles.APP_JSON, HostileFiles.TABLE);
            HostileFiles.sparse(app.resolve("Big.al"), 100_000_000);
            return packing(app);
        });
        return tests;
    }

    /** More are in {@link HostileProjectTest}. */
    @Test
    void thereAreManyOfThem() {
        metadata();
        appFiles();
        packages();
        paths();
        bundlesAndProjects();
        assertTrue(tests.size() >= 100, () -> tests.size() + " cases");
        assertEquals(
                tests.size(),
                tests.stream().map(DynamicTest::getDisplayName).distinct().count(),
                "each name stands once");
    }
}
