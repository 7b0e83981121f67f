package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.format.AppMetadataJson;
import dev.rubicon.format.BundleJson;
import dev.rubicon.format.LockfileJson;
import dev.rubicon.format.ManifestJson;
import dev.rubicon.model.InvalidInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The published schemas and our readers say the same of the documents in {@code schemas/NAME.jsonl}: one document a line after
 * {@code +} (good), {@code -} (bad) or {@code !} (bad, but beyond what a schema can say).
 */
class SchemasTest {
    /** Those that a reader of this module's own goes with. */
    private static final Map<String, Consumer<byte[]>> READERS = Map.of(
            "manifest", bytes -> ManifestJson.read(bytes, "it"),
            "bundle", bytes -> BundleJson.read(bytes, "it"),
            "app-metadata", bytes -> AppMetadataJson.read(bytes, "it"),
            "lock", bytes -> LockfileJson.read(bytes, "it"));

    @TestFactory
    List<DynamicTest> schemaAndReaderAgree() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String name : List.of("manifest", "bundle", "app-metadata", "lock", "app-map", "gocurrent")) {
            PublishedSchema schema = PublishedSchema.named(name);
            Optional<Consumer<byte[]>> reader = Optional.ofNullable(READERS.get(name));
            List<String> rows = Files.readAllLines(
                    CommandLineRun.ROOT.resolve("cli/src/test/resources/schemas/" + name + ".jsonl"));
            for (String row : rows) {
                tests.add(DynamicTest.dynamicTest(
                        name + " " + row, () -> check(schema, reader, row.charAt(0), row.substring(2))));
            }
        }
        return tests;
    }

    private static void check(PublishedSchema schema, Optional<Consumer<byte[]>> reader, char mark, String document) {
        List<String> problems = schema.problems(document);
        assertEquals(mark != '-', problems.isEmpty(), () -> "the schema says " + problems);
        reader.ifPresent(reading -> assertEquals(mark == '+', isReadable(reading, document), "the reader"));
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
                new TreeSet<>(List.of("app-map", "app-metadata", "bundle", "gocurrent", "lock", "manifest")), schemas);
    }
}
