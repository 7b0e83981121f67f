package dev.rubicon.startup;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Java source that makes a command's specification as picocli makes it of annotations, for which each start would parse all of them,
 * generate classes and reflect. Subcommands are left out where the words name another one.
 */
final class CommandSource {
    private final Class<?> command;
    private final Places places = new Places();
    private final List<String> methods = new ArrayList<>();
    private final StringBuilder subcommands = new StringBuilder();
    private final List<String> names = new ArrayList<>();

    private CommandSource(Class<?> command) {
        this.command = command;
    }

    /** The class whose {@code spec(words)} makes the specification of a command. */
    static String name(Class<?> command) {
        return "Written" + command.getName().substring(command.getPackageName().length() + 1);
    }

    static List<Class<?>> subcommands(Class<?> command) {
        return command.isAnnotationPresent(Command.class)
                ? List.of(command.getAnnotation(Command.class).subcommands())
                : List.of();
    }

    static String of(Class<?> command) {
        CommandSource made = new CommandSource(command);
        String body = SpecSource.of(command, CommandSpec.forAnnotatedObject(command), made.places);
        subcommands(command).forEach(made::addClass);
        CommandLine.getCommandMethods(command, null).forEach(made::addMethod);
        return made.source(body);
    }

    private void addClass(Class<?> subcommand) {
        String name = subcommand.getAnnotation(Command.class).name();
        add(name, name(subcommand) + ".spec(java.util.List.of())");
    }

    private void addMethod(Method method) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(method);
        methods.add("    private static CommandSpec " + method.getName() + "(" + command.getCanonicalName()
                + " own) {\n" + SpecSource.of(method, spec, places) + "        return spec;\n    }\n");
        add(spec.name(), method.getName() + "(own)");
    }

    private void add(String name, String made) {
        names.add(name);
        String literal = Literal.of(name);
        subcommands
                .append("        if (named == null || named.equals(")
                .append(literal)
                .append(")) ");
        subcommands
                .append("spec.addSubcommand(")
                .append(literal)
                .append(", ")
                .append(made)
                .append(");\n");
    }

    private String source(String body) {
        return """
                package %s;

                import picocli.CommandLine;
                import picocli.CommandLine.Model.ArgGroupSpec;
                import picocli.CommandLine.Model.CommandSpec;
                import picocli.CommandLine.Model.OptionSpec;
                import picocli.CommandLine.Model.PositionalParamSpec;

                final class %s {
                    static CommandSpec spec(java.util.List<String> words) {
                %s
                        String named = WrittenCommands.named(words%s);
                %s        return spec;
                    }

                %s
                %s
                }
                """.formatted(
                        command.getPackageName(),
                        name(command),
                        body,
                        names.stream().map(name -> ", " + Literal.of(name)).collect(Collectors.joining()),
                        subcommands,
                        String.join("\n", methods),
                        places.source());
    }
}
