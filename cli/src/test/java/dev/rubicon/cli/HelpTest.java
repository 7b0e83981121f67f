package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What help and README promise. */
class HelpTest {
    @Test
    void everyCommandIsInOneGroup() {
        List<String> grouped = new ArrayList<>();
        CommandGroups.GROUPS.values().forEach(grouped::addAll);
        TreeSet<String> commands =
                new TreeSet<>(Main.commandLine().getSubcommands().keySet());
        commands.remove(Main.HELP);
        assertEquals(commands, new TreeSet<>(grouped));
        assertEquals(new TreeSet<>(grouped).size(), grouped.size());
    }

    @Test
    void everyCommandNeedsOnlyItself() {
        CommandGroups.GROUPS.values().stream().flatMap(List::stream).forEach(name -> {
            List<Class<?>> needed = NeededCommands.of(List.of(name, "--help")).commands();
            assertEquals(1, needed.size(), name);
            assertEquals(name, new CommandLine(needed.getFirst()).getCommandName());
        });
    }

    @Test
    void completionKnowsEveryCommand(@TempDir Path folder) {
        String script = CommandLineRun.run(List.of("completion"), folder).output();
        CommandGroups.GROUPS.values().stream()
                .flatMap(List::stream)
                .forEach(name -> assertTrue(script.contains("_picocli_rubicon_" + name + "()"), name));
    }

    @Test
    void helpIsShownBesideTheVersion(@TempDir Path folder) {
        assertEquals(
                CommandLineRun.run(List.of("--help"), folder),
                CommandLineRun.run(List.of("--version", "--help"), folder));
    }

    @Test
    void everyCommandHasAnExample() {
        check(Main.commandLine().getSubcommands());
    }

    private static void check(Map<String, CommandLine> commands) {
        commands.forEach((name, command) -> {
            if (name.equals(Main.HELP)) {
                return;
            }
            String footer = String.join(
                    "\n", Arrays.asList(command.getCommandSpec().usageMessage().footer()));
            assertTrue(footer.contains("Example"), command.getCommandSpec().qualifiedName());
            assertTrue(footer.contains("rubicon "), command.getCommandSpec().qualifiedName());
            check(command.getSubcommands());
        });
    }

    @Test
    void theReadmeMapsEveryPowerShellName() throws IOException {
        List<String> rows = Files.readAllLines(CommandLineRun.ROOT.resolve("README.md"));
        for (Cmdlet cmdlet : Cmdlet.ALL) {
            String name = "`" + cmdlet.name() + "`";
            String command = "`" + String.join(" ", cmdlet.command()) + "`";
            assertTrue(
                    rows.stream().anyMatch(row -> row.startsWith("|") && row.contains(name) && row.contains(command)),
                    name + " is " + command);
        }
    }
}
