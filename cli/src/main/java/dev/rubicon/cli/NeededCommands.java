package dev.rubicon.cli;

import java.lang.reflect.Method;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The commands that picocli is told about: the one that the words name, and of its subcommands likewise; all where they name none.
 * Telling it about every command takes longer than running most of them.
 */
record NeededCommands(List<Class<?>> commands, List<String> words) {
    static NeededCommands of(List<String> words) {
        List<Class<?>> named = RubiconCommand.COMMANDS.stream()
                .filter(command ->
                        !words.isEmpty() && command.getSimpleName().equalsIgnoreCase(words.getFirst() + "Command"))
                .toList();
        return new NeededCommands(named.isEmpty() ? RubiconCommand.COMMANDS : named, words);
    }

    boolean areAll() {
        return commands.size() == RubiconCommand.COMMANDS.size();
    }

    void describe(CommandLine root) {
        commands.forEach(command -> root.addSubcommand(described(command)));
    }

    // Those that are methods are not added by picocli, which would take all of them.
    private CommandLine described(Class<?> command) {
        CommandLine described = new CommandLine(command);
        if (!command.getAnnotation(Command.class).addMethodSubcommands()) {
            List<Method> all = CommandLine.getCommandMethods(command, null);
            List<Method> named = all.stream()
                    .filter(method -> words.size() > 1
                            && method.getAnnotation(Command.class).name().equals(words.get(1)))
                    .toList();
            (named.isEmpty() ? all : named).forEach(method -> described.addSubcommand(new CommandLine(method)));
        }
        return described;
    }
}
