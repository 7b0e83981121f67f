package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.cli.reference.DescribedCommand;
import dev.rubicon.cli.reference.Descriptions;
import dev.rubicon.cli.reference.ReferencePage;
import dev.rubicon.testkit.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/reference is what the commands say of themselves; {@code -Dgolden.update=true} writes it. */
class ReferencePagesTest {
    private static final Path FOLDER = CommandLineRun.ROOT.resolve("docs/reference");

    @Test
    void everyCommandHasAPageThatSaysWhatItSays() throws IOException {
        DescribedCommand program = Descriptions.of(Main.commandLine());
        Map<String, DescribedCommand> commands = program.commands().stream()
                .collect(Collectors.toMap(command -> command.words().getLast(), command -> command));
        Map<String, String> expected = new TreeMap<>(Map.of("README.md", index(commands)));
        commands.values().stream().map(ReferencePage::new).forEach(page -> expected.put(page.fileName(), page.text()));
        if (Scenarios.isUpdate()) {
            write(expected);
        }
        Map<String, String> written = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                written.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertEquals(expected.keySet(), written.keySet());
        expected.forEach((name, text) -> assertEquals(text, written.get(name), name));
    }

    private static String index(Map<String, DescribedCommand> commands) {
        StringBuilder index = new StringBuilder(
                "# Commands\n\nMade from what the commands say of themselves: a command with `--help`, `rubicon man` with its words.\n");
        CommandGroups.GROUPS.forEach((title, names) -> {
            index.append("\n## ").append(title).append("\n\n| command | what |\n|---|---|\n");
            names.forEach(name -> index.append("| [")
                    .append(name)
                    .append("](")
                    .append(name)
                    .append(".md) | ")
                    .append(commands.get(name).description().getFirst())
                    .append(" |\n"));
        });
        return index.toString();
    }

    private static void write(Map<String, String> pages) throws IOException {
        Files.createDirectories(FOLDER);
        for (var page : pages.entrySet()) {
            Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
        }
    }
}
