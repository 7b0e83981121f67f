package dev.rubicon.startup;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Checks that the commands of a changed jar are what their annotations say. */
final class SameSpecs {
    private final ClassLoader loader;

    SameSpecs(Jar jar) {
        loader = new JarLoader(jar);
    }

    /** @throws IllegalStateException with the first difference */
    void check(List<Class<?>> commands) throws ReflectiveOperationException {
        for (Class<?> command : commands) {
            Class<?> changed = loader.loadClass(command.getName());
            CommandLine annotated = new CommandLine(CommandSpec.forAnnotatedObject(changed));
            if (!changed.getAnnotation(Command.class).addMethodSubcommands()) {
                CommandLine.getCommandMethods(changed, null)
                        .forEach(method -> annotated.addSubcommand(new CommandLine(method)));
            }
            same(command.getName(), annotated, new CommandLine(written(changed)));
        }
    }

    private CommandSpec written(Class<?> command) throws ReflectiveOperationException {
        Class<?> registry = loader.loadClass(command.getPackageName() + ".WrittenCommands");
        Method find = registry.getDeclaredMethod("find", Class.class, List.class);
        find.setAccessible(true);
        return (CommandSpec) ((Optional<?>) find.invoke(null, command, List.of())).orElseThrow();
    }

    private static void same(String where, CommandLine annotated, CommandLine written) {
        same(where, annotated.getUsageMessage(Ansi.OFF), written.getUsageMessage(Ansi.OFF));
        same(where, described(annotated.getCommandSpec()), described(written.getCommandSpec()));
        same(where, arguments(annotated.getCommandSpec()), arguments(written.getCommandSpec()));
        Map<String, CommandLine> subcommands = written.getSubcommands();
        same(where, new ArrayList<>(annotated.getSubcommands().keySet()), new ArrayList<>(subcommands.keySet()));
        annotated.getSubcommands().forEach((name, each) -> same(where + " " + name, each, subcommands.get(name)));
    }

    private static void same(String where, Object annotated, Object written) {
        if (!annotated.equals(written)) {
            throw new IllegalStateException(
                    "written for " + where + " is\n" + written + "\nbut its annotations say\n" + annotated);
        }
    }

    private static String described(CommandSpec spec) {
        CommandSpec fresh = CommandSpec.create();
        return Settings.differing(fresh, spec, ArgumentSource.SET_OTHERWISE)
                + Settings.differing(fresh.usageMessage(), spec.usageMessage(), ArgumentSource.SET_OTHERWISE);
    }

    // Without the command that they belong to, which is never the same.
    private static List<ArgSpec> arguments(CommandSpec spec) {
        List<ArgSpec> arguments = new ArrayList<>();
        for (ArgSpec argument : spec.args()) {
            arguments.add(
                    argument instanceof OptionSpec option
                            ? OptionSpec.builder(option)
                                    .names(option.names())
                                    .typeInfo(plain(option))
                                    .build()
                            : PositionalParamSpec.builder((PositionalParamSpec) argument)
                                    .typeInfo(plain(argument))
                                    .build());
        }
        return arguments;
    }

    private static CommandLine.Model.ITypeInfo plain(ArgSpec argument) {
        return PositionalParamSpec.builder()
                .type(argument.type())
                .auxiliaryTypes(argument.auxiliaryTypes())
                .build()
                .typeInfo();
    }
}
