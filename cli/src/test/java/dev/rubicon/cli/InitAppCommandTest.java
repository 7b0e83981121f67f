package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.al.AppFiles;
import dev.rubicon.al.AppReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starting an app with somebody at the terminal. */
class InitAppCommandTest {
    private static final UUID ID = UUID.fromString("11111111-2222-3333-4444-555555555555");

    @TempDir
    private Path folder;

    private final List<String> asked = new ArrayList<>();

    @Test
    void whatIsNotSaidIsAskedFor() throws IOException {
        Run run = run(Map.of("Name of the app:", "Pets", "Publisher:", "Zoo", "Version [1.0.0.0]:", "2.0.0.0"));
        assertEquals(0, run.code(), run.err());
        assertEquals(
                List.of(
                        "Name of the app:",
                        "Publisher:",
                        "Version [1.0.0.0]:",
                        "Ids of its objects [50100..50149]:",
                        "Package id [pets-app]:"),
                asked);
        assertEquals(
                "Pets 2.0.0.0",
                AppReader.read(AppFiles.ofFolder(folder), Set.of()).identity().toString());
        assertTrue(
                Files.readString(folder.resolve(".github/workflows/gate.yml")).contains("PACKAGE: pets-app\n"));
    }

    @Test
    void whatIsSaidIsNotAskedFor() {
        assertEquals(
                0,
                run(Map.of("Publisher:", "Zoo"), "--name", "Pets", "--version", "1.0.0.0", "--id", "p")
                        .code());
        assertEquals(List.of("Publisher:", "Ids of its objects [50100..50149]:"), asked);
    }

    @Test
    void whoDoesNotAnswerGetsNoApp() throws IOException {
        assertEquals(2, run(Map.of("Name of the app:", "Pets")).code());
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Ä \"quoted\" name; with {braces}", "日本", "-", "A very long name of an app that goes on and on"})
    void anyNameGivesAnAppThatCanBeRead(String name) {
        assertEquals(
                0, run(Map.of(), "--name", name, "--publisher", "Zoo & Sons").code());
        assertEquals(
                1,
                AppReader.read(AppFiles.ofFolder(folder), Set.of())
                        .schema()
                        .tables()
                        .size());
    }

    private Run run(Map<String, String> answers, String... options) {
        List<String> words = new ArrayList<>(List.of(folder.toString()));
        words.addAll(List.of(options));
        Questions questions = question -> {
            asked.add(question);
            return Optional.ofNullable(answers.get(question));
        };
        return Run.of(new InitAppCommand(() -> ID, () -> Optional.of(questions)), words.toArray(String[]::new));
    }
}
