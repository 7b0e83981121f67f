package dev.rubicon.cli.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A command and all below it as a page in Markdown, for the book. */
public record ReferencePage(DescribedCommand command) {
    /** Such as {@code archive.md}. */
    public String fileName() {
        return command.name() + ".md";
    }

    /** Its text. */
    public String text() {
        List<String> lines = new ArrayList<>();
        for (DescribedCommand one : command.all()) {
            describe(one, lines);
        }
        return String.join("\n", lines).replaceAll("\n{3,}", "\n\n").strip() + "\n";
    }

    private void describe(DescribedCommand one, List<String> lines) {
        lines.add((one == command ? "# " : "## ") + one.joined(" "));
        lines.add("");
        one.description().forEach(line -> lines.add(escaped(line)));
        lines.add("");
        String name = one.joined(" ") + " ";
        // A command with several forms says its name before each.
        block(List.of((name + one.synopsis()).split(" (?=" + name + ")")), lines);
        footer(one, lines);
        table("option", one.arguments().toList(), lines);
        commands(one, lines);
    }

    // What is indented in help is a block; all else is prose.
    private static void footer(DescribedCommand one, List<String> lines) {
        List<String> indented = new ArrayList<>();
        for (String line : one.footer()) {
            if (line.startsWith("  ")) {
                indented.add(line.substring(2));
                continue;
            }
            block(indented, lines);
            indented.clear();
            lines.add(line.matches("Examples?:") ? "" : escaped(line));
        }
        block(indented, lines);
    }

    private static void block(List<String> block, List<String> lines) {
        if (!block.isEmpty()) {
            lines.add("");
            lines.add("```sh");
            lines.addAll(block);
            lines.add("```");
            lines.add("");
        }
    }

    private static void table(String title, List<Argument> arguments, List<String> lines) {
        if (arguments.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("| " + title + " | what |");
        lines.add("|---|---|");
        for (Argument argument : arguments) {
            String label = argument.label().isEmpty() ? "" : "=" + argument.label();
            String name = argument.isOption() ? String.join(", ", argument.names()) + label : argument.label();
            lines.add("| `" + name.replace("|", "\\|") + "` | " + cell(argument.summary()) + " |");
        }
        lines.add("");
    }

    private void commands(DescribedCommand one, List<String> lines) {
        if (one.commands().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("| command | what |");
        lines.add("|---|---|");
        for (DescribedCommand below : one.commands()) {
            String anchor = below.joined("-").toLowerCase(Locale.ROOT);
            lines.add("| [" + below.name() + "](#" + anchor + ") | " + cell(below.summary()) + " |");
        }
        lines.add("");
    }

    private static String cell(String text) {
        return escaped(text).replace("|", "\\|");
    }

    /** The text with nothing in it that Markdown would understand. */
    static String escaped(String text) {
        return text.replaceAll("([\\\\`*_<>\\[\\]#])", "\\\\$1");
    }
}
