package dev.rubicon.cli.reference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Reads off picocli what the commands are. What is hidden from help is left out here as well. */
public final class Descriptions {
    // Wider than any synopsis, so that none is broken, and put together wrongly again.
    private static final int WIDTH = 100_000;

    private Descriptions() {}

    /** The command, and all below it but {@code help}, which every command has as an option. Its help is no longer good for printing. */
    public static DescribedCommand of(CommandLine commandLine) {
        commandLine.setUsageHelpWidth(WIDTH);
        return described(commandLine, List.of(commandLine.getCommandName()));
    }

    private static DescribedCommand described(CommandLine commandLine, List<String> words) {
        CommandSpec spec = commandLine.getCommandSpec();
        // A command with two names is there twice.
        Set<CommandSpec> seen = new HashSet<>();
        List<DescribedCommand> below = commandLine.getSubcommands().values().stream()
                .filter(command -> !command.getCommandSpec().usageMessage().hidden())
                .filter(command -> !command.getCommandSpec().helpCommand())
                .filter(command -> seen.add(command.getCommandSpec()))
                .map(command -> described(command, longer(words, command.getCommandName())))
                .toList();
        return new DescribedCommand(
                words,
                synopsis(commandLine, words),
                plain(spec.usageMessage().description()),
                plain(spec.usageMessage().footer()),
                spec.options().stream()
                        .filter(option -> !option.hidden())
                        .sorted(Comparator.comparing(
                                option -> option.longestName().replaceFirst("^-+", "")))
                        .map(Descriptions::option)
                        .toList(),
                spec.positionalParameters().stream()
                        .filter(place -> !place.hidden())
                        .map(place -> argument(place, List.of(), place.index().isVariable() || isMany(place)))
                        .toList(),
                below);
    }

    private static List<String> longer(List<String> words, String word) {
        List<String> longer = new ArrayList<>(words);
        longer.add(word);
        return longer;
    }

    private static String synopsis(CommandLine commandLine, List<String> words) {
        Help help = new Help(commandLine.getCommandSpec(), Help.defaultColorScheme(Ansi.OFF));
        String line = help.synopsis(0).replaceAll("\\s+", " ").strip();
        return line.substring(Math.min(line.length(), String.join(" ", words).length()))
                .strip();
    }

    private static Argument option(OptionSpec option) {
        return argument(option, Arrays.asList(option.names()), isMany(option));
    }

    private static boolean isMany(ArgSpec argument) {
        return argument.isMultiValue();
    }

    private static Argument argument(ArgSpec argument, List<String> names, boolean repeats) {
        boolean valued = argument.arity().max() > 0;
        return new Argument(
                names, valued ? argument.paramLabel() : "", plain(argument.description()), value(argument), repeats);
    }

    private static Value value(ArgSpec argument) {
        if (argument.arity().max() == 0) {
            return new Value.Nothing();
        }
        if (argument.completionCandidates() != null) {
            return new Value.OneOf(
                    StreamSupport.stream(argument.completionCandidates().spliterator(), false)
                            .toList());
        }
        boolean isPath = argument.type() == Path.class
                || Arrays.asList(argument.auxiliaryTypes()).contains(Path.class);
        if (!isPath) {
            return new Value.Text();
        }
        return argument.paramLabel().contains("DIR") ? new Value.Folder() : new Value.File();
    }

    private static List<String> plain(String[] lines) {
        return Arrays.stream(lines).map(Ansi.OFF::string).toList();
    }
}
