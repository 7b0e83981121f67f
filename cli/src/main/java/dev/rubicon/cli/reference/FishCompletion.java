package dev.rubicon.cli.reference;

import java.util.ArrayList;
import java.util.List;

/** A script that tells fish what may be written where. */
public record FishCompletion(DescribedCommand program) {
    public String text() {
        List<DescribedCommand> all = program.all();
        List<String> lines = new ArrayList<>();
        lines.add("# Completion for fish: " + program.name() + " completion fish | source");
        lines.add("function __rubicon_in --description 'Whether the words so far name this command'");
        lines.add("    set -l words (commandline -opc)");
        lines.add("    set -e words[1]");
        lines.add("    set -l path ''");
        lines.add("    for word in $words");
        lines.add("        set -l longer (string trim -- \"$path $word\")");
        lines.add("        contains -- $longer $__rubicon_commands; or break");
        lines.add("        set path $longer");
        lines.add("    end");
        lines.add("    test \"$path\" = \"$argv[1]\"");
        lines.add("end");
        lines.add("set -g __rubicon_commands");
        all.stream().skip(1).forEach(command -> lines.add("set -a __rubicon_commands " + quoted(command.path())));
        // Files only where an argument is one.
        lines.add("complete -c " + program.name() + " -e");
        lines.add("complete -c " + program.name() + " -f");
        all.forEach(command -> of(command, lines));
        return String.join("\n", lines) + "\n";
    }

    private void of(DescribedCommand command, List<String> lines) {
        String begin = "complete -c " + program.name() + " -n " + quoted("__rubicon_in " + quoted(command.path()));
        for (DescribedCommand below : command.commands()) {
            lines.add(begin + " -a " + quoted(below.name()) + " -d " + quoted(below.summary()));
        }
        for (Argument option : command.options()) {
            StringBuilder line = new StringBuilder(begin);
            for (String name : option.names()) {
                line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
            }
            lines.add(line + value(option.value()) + " -d " + quoted(option.summary()));
        }
        for (Argument place : command.places()) {
            switch (place.value()) {
                case Value.Nothing nothing -> {}
                case Value.Text text -> {}
                case Value.File file -> lines.add(begin + " -F");
                case Value.Folder folder -> lines.add(begin + " -a '(__fish_complete_directories)'");
                case Value.OneOf oneOf -> lines.add(begin + " -a " + quoted(String.join(" ", oneOf.words())));
            }
        }
    }

    private static String value(Value value) {
        return switch (value) {
            case Value.Nothing nothing -> "";
            case Value.Text text -> " -x";
            case Value.File file -> " -r -F";
            case Value.Folder folder -> " -x -a '(__fish_complete_directories)'";
            case Value.OneOf oneOf -> " -x -a " + quoted(String.join(" ", oneOf.words()));
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
