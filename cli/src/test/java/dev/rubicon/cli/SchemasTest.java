package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.al.AppFiles;
import dev.rubicon.al.AppReader;
import dev.rubicon.al.appfile.Apps;
import dev.rubicon.format.AppMetadataJson;
import dev.rubicon.format.BundleJson;
import dev.rubicon.format.LockfileJson;
import dev.rubicon.format.ManifestJson;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Version;
import dev.rubicon.packager.Declaration;
import dev.rubicon.packager.ForceVersionSource;
import dev.rubicon.packager.Pack;
import dev.rubicon.packager.PackSettings;
import dev.rubicon.packager.ProofRequest;
import dev.rubicon.packager.context.AppMap;
import dev.rubicon.packager.project.BuildSettings;
import dev.rubicon.packager.project.ProjectPack;
import dev.rubicon.packager.project.VersionLookup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The published schemas and our readers say the same of the documents in {@code schemas/NAME.jsonl}: one document a line after
 * {@code +} (good), {@code -} (bad), {@code !} (bad, but beyond what a schema can say) or {@code ~} (not as it should be, but read
 * all the same: the readers of what other tools wrote forgive more).
 */
class SchemasTest {
    private static final Map<String, Consumer<byte[]>> READERS = Map.of(
            "manifest", bytes -> ManifestJson.read(bytes, "it"),
            "bundle", bytes -> BundleJson.read(bytes, "it"),
            "app-metadata", bytes -> AppMetadataJson.read(bytes, "it"),
            "lock", bytes -> LockfileJson.read(bytes, "it"),
            "app-map", bytes -> AppMap.read(bytes, "it"),
            "gocurrent", SchemasTest::packProject,
            "plain-app", SchemasTest::readPlainApp);

    private static final String APP = """
            {"id": "11111111-2222-3333-4444-555555555555", "name": "pets", "publisher": "Zoo", "version": "1.2.3.4",
             "application": "25.1.0.0", "dependencies": [{"id": "5b6a1c2e-0f3d-4c8a-9b7e-1d2c3b4a5f60", "name": "Base",
             "publisher": "Zoo", "version": "2.0.0.0"}]}
            """;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void aProject() throws IOException {
        Path project = HostileFiles.project(folder.resolve("app"), APP, HostileFiles.TABLE);
        Files.createDirectories(project.resolve("Addin"));
        for (String file : List.of("a", "b", "Addin/x.dll")) {
            Files.writeString(project.resolve(file), "x");
        }
    }

    /** Packs the project with this project file; whether that can be read shows in nothing less. */
    private static void packProject(byte[] document) {
        Path project = folder.resolve("app");
        try {
            Files.write(project.resolve("gocurrent.json"), document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        VersionLookup lookup = (id, query) -> Optional.of(Version.parse("22.1")).filter(query::picks);
        BuildSettings build = new BuildSettings(
                Optional.empty(),
                Optional.of("main"),
                new TreeMap<>(),
                BuildSettings.none().apps());
        PackSettings settings = new PackSettings(
                folder, Optional.empty(), new ForceVersionSource.Metadata(), any -> new ProofRequest.Nothing());
        new ProjectPack(new Pack(Apps::at), lookup)
                .run(
                        new ProjectPack.Given(
                                List.of(project), List.of(), Declaration.NOTHING, Optional.of(folder.resolve("out"))),
                        build,
                        settings);
    }

    private static void readPlainApp(byte[] document) {
        try {
            Path plain = Files.createDirectories(folder.resolve("plain"));
            Files.write(plain.resolve("schema.json"), document);
            AppReader.read(AppFiles.ofFolder(plain), Set.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    List<DynamicTest> schemaAndReaderAgree() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String name : List.of("manifest", "bundle", "app-metadata", "lock", "app-map", "gocurrent", "plain-app")) {
            PublishedSchema schema = PublishedSchema.named(name);
            Consumer<byte[]> reader = READERS.get(name);
            List<String> rows = Files.readAllLines(
                    CommandLineRun.ROOT.resolve("cli/src/test/resources/schemas/" + name + ".jsonl"));
            for (String row : rows) {
                tests.add(DynamicTest.dynamicTest(
                        name + " " + row, () -> check(schema, reader, row.charAt(0), row.substring(2))));
            }
        }
        return tests;
    }

    private static void check(PublishedSchema schema, Consumer<byte[]> reader, char mark, String document) {
        List<String> problems = schema.problems(document);
        assertEquals(mark == '+' || mark == '!', problems.isEmpty(), () -> "the schema says " + problems);
        assertEquals(mark == '+' || mark == '~', isReadable(reader, document), "the reader");
    }

    private static boolean isReadable(Consumer<byte[]> reader, String document) {
        try {
            reader.accept(document.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (InvalidInput refused) {
            return false;
        }
    }

    @Test
    void everySchemaHasGoodAndBadDocuments() throws IOException {
        TreeSet<String> schemas = new TreeSet<>();
        try (Stream<Path> files = Files.list(PublishedSchema.FOLDER)) {
            files.filter(file -> file.toString().endsWith(".json"))
                    .forEach(file -> schemas.add(file.getFileName().toString().replace(".schema.json", "")));
        }
        for (String name : schemas) {
            List<String> rows = Files.readAllLines(
                    CommandLineRun.ROOT.resolve("cli/src/test/resources/schemas/" + name + ".jsonl"));
            assertTrue(rows.stream().anyMatch(row -> row.startsWith("+ ")), name);
            assertTrue(rows.stream().filter(row -> row.startsWith("- ")).count() >= 5, name);
        }
        assertEquals(
                new TreeSet<>(
                        List.of("app-map", "app-metadata", "bundle", "gocurrent", "lock", "manifest", "plain-app")),
                schemas);
    }
}
