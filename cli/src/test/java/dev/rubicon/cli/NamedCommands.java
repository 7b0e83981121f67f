package dev.rubicon.cli;

import dev.rubicon.testkit.Page;
import dev.rubicon.testkit.Scenarios;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Whether the commands that a page names are there, and have the options that it gives them. */
final class NamedCommands {
    private static final Pattern IN_PROSE = Pattern.compile("`(?:\\./)?rubicon ([^`]+)`");
    private static final Pattern IN_BLOCK =
            Pattern.compile("(?:^|[|;&(]\\s*|=\\s*\")(?:\\$ )?(?:\\./)?rubicon ([^|;&>]+)");

    private final CommandLine rubicon = Main.commandLine();
    private int checked;

    /** How many were looked at so far. */
    int checked() {
        return checked;
    }

    List<String> problems(String page) {
        List<String> problems = new ArrayList<>();
        Page parsed = Page.parse(page);
        Stream<String> blocks = parsed.blocks().stream()
                .filter(block -> List.of("sh", "console").contains(block.word()))
                .map(block -> String.join("\n", block.lines()).replace("\\\n", " "))
                .flatMap(String::lines)
                .flatMap(line -> found(IN_BLOCK, line));
        Stream<String> prose = parsed.parts().stream()
                .filter(part -> part instanceof Page.Prose)
                .map(part -> String.join(" ", ((Page.Prose) part).lines()))
                .flatMap(text -> found(IN_PROSE, text));
        Stream.concat(blocks, prose).forEach(words -> check(words, problems));
        return problems;
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    private void check(String typed, List<String> problems) {
        checked++;
        CommandLine command = rubicon;
        for (String word : Scenarios.words(typed)) {
            if (command.getSubcommands().containsKey(word)) {
                command = command.getSubcommands().get(word);
            } else if (command == rubicon
                    && !word.startsWith("-")
                    && Cmdlet.find(word).isPresent()) {
                return;
            } else if (word.startsWith("--") && !options(command).contains(word.split("=")[0])) {
                problems.add(command.getCommandSpec().qualifiedName() + " has no " + word + ": " + typed);
            } else if (command == rubicon && !word.startsWith("-")) {
                problems.add("there is no command '" + word + "': " + typed);
                return;
            }
        }
    }

    private static List<String> options(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .flatMap(option -> Stream.of(option.names()))
                .toList();
    }
}
