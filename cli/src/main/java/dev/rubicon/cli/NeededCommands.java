package dev.rubicon.cli;

import java.lang.reflect.Method;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands that picocli is told about: the one that the words name, and of its subcommands likewise; all where they name none.
 * Telling it about every command takes longer than running most of them.
 */
record NeededCommands(List<Class<?>> commands, List<String> words) {
    // Picocli reads them when it is first asked. A class of Groovy, which it would look for in every jar; and what it
    // knows of reading
    // types of Java by reflection: those that options have are read by Conversions, or by a converter that the option
    // names.
    static {
        System.setProperty("picocli.disable.closures", "true");
        System.setProperty("picocli.converters.excludes", "java\\..*");
    }

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

    /** Rubicon itself, with these commands. */
    CommandLine commandLine() {
        CommandLine root = new CommandLine(specification(RubiconCommand.class));
        commands.forEach(command -> root.addSubcommand(described(command)));
        return root;
    }

    /** What a class says of itself, without its subcommands. */
    static CommandSpec specification(Class<?> annotated) {
        return WrittenCommands.find(annotated, List.of()).orElseGet(() -> CommandSpec.forAnnotatedObject(annotated));
    }

    private CommandLine described(Class<?> command) {
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        return WrittenCommands.find(command, rest).map(CommandLine::new).orElseGet(() -> read(command));
    }

    // Those that are methods are not added by picocli, which would take all of them.
    private CommandLine read(Class<?> command) {
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
