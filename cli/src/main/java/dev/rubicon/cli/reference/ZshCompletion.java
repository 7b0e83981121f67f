package dev.rubicon.cli.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A script that tells zsh what may be written where: a function a command. Loads from a folder of {@code fpath} and by source. */
public record ZshCompletion(DescribedCommand program) {
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("#compdef " + program.name());
        lines.add("# Completion for zsh: source <(" + program.name() + " completion zsh), after compinit.");
        program.all().forEach(command -> function(command, lines));
        lines.add("compdef " + function(program) + " " + program.name());
        lines.add("if [ \"$funcstack[1]\" = " + function(program) + " ]; then " + function(program) + " \"$@\"; fi");
        return String.join("\n", lines) + "\n";
    }

    private static void function(DescribedCommand command, List<String> lines) {
        List<String> specs = new ArrayList<>(
                command.options().stream().map(ZshCompletion::option).toList());
        boolean hasCommands = !command.commands().isEmpty();
        if (hasCommands) {
            specs.add("'1: :->command'");
            specs.add("'*:: :->argument'");
        } else {
            for (int i = 0; i < command.places().size(); i++) {
                specs.add(place(command.places().get(i), i + 1));
            }
        }
        lines.add(function(command) + "() {");
        if (hasCommands) {
            lines.add("  local curcontext=\"$curcontext\" state line");
            lines.add("  typeset -A opt_args");
        }
        lines.add("  _arguments " + (hasCommands ? "-C " : "") + "-S \\");
        lines.add(specs.stream().map(spec -> "    " + spec).collect(Collectors.joining(" \\\n")));
        if (hasCommands) {
            commands(command, lines);
        }
        lines.add("}");
    }

    private static void commands(DescribedCommand command, List<String> lines) {
        lines.add("  case $state in");
        lines.add("    command)");
        lines.add("      local -a commands=(");
        command.commands()
                .forEach(below ->
                        lines.add("        " + quoted(below.name().replace(":", "\\:") + ":" + below.summary())));
        lines.add("      )");
        lines.add("      _describe -t commands command commands ;;");
        lines.add("    argument)");
        lines.add("      case $line[1] in");
        command.commands().forEach(below -> lines.add("        " + below.name() + ") " + function(below) + " ;;"));
        lines.add("      esac ;;");
        lines.add("  esac");
    }

    // One that has two names may be given by either; one that may be given again is offered again.
    private static String option(Argument option) {
        String all = String.join(" ", option.names());
        String begin = option.repeats() ? "\\*" : option.names().size() > 1 ? quoted("(" + all + ")") : "";
        boolean valued = !option.label().isEmpty();
        String names = option.names().stream()
                .map(name -> name + (!valued ? "" : name.startsWith("--") ? "=" : "+"))
                .collect(Collectors.joining(",", "{", "}"));
        if (option.names().size() == 1) {
            names = names.substring(1, names.length() - 1);
        }
        String tail =
                "[" + bracketed(option.summary()) + "]" + (valued ? ":" + label(option) + ":" + action(option) : "");
        return begin + names + quoted(tail);
    }

    private static String place(Argument place, int index) {
        return quoted((place.repeats() ? "*" : Integer.toString(index)) + "::" + label(place) + ":" + action(place));
    }

    private static String label(Argument argument) {
        return bracketed(argument.label());
    }

    private static String action(Argument argument) {
        return switch (argument.value()) {
            case Value.Nothing nothing -> " ";
            case Value.Text text -> " ";
            case Value.File file -> "_files";
            case Value.Folder folder -> "_files -/";
            case Value.OneOf oneOf -> "(" + String.join(" ", oneOf.words()) + ")";
        };
    }

    private static String bracketed(String text) {
        return text.replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:");
    }

    private static String function(DescribedCommand command) {
        return "_" + command.joined("_").replace('-', '_');
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
