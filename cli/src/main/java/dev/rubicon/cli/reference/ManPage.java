package dev.rubicon.cli.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The manual page of a command, in section 1, as source text for {@code man}: ASCII, in the macros that every troff has. */
public record ManPage(DescribedCommand command, DescribedCommand program, String version) {
    private static final List<String> EXIT_CODES = List.of(
            "0", "Done, or nothing to do.",
            "1", "A bug.",
            "2", "The command is not written as it has to be.",
            "3", "Refused: nothing fits together, is trusted, or may be lost without permission.",
            "4", "The input is malformed or does not match its digest.",
            "5", "Something is unavailable; try again.",
            "6", "Failed and rolled back.",
            "7", "Failed part-way: the steps that are done are listed, and each is complete.");

    /** Such as {@code rubicon-archive-restore.1}. */
    public String fileName() {
        return command.joined("-") + ".1";
    }

    /** Its source text. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add(".TH " + quoted(command.joined("-").toUpperCase(Locale.ROOT)) + " 1 \"\" " + quoted(version)
                + " \"Rubicon\"");
        section(lines, "NAME");
        lines.add(escaped(command.joined("-")) + " \\- " + escaped(command.summary()));
        section(lines, "SYNOPSIS");
        lines.add("\\fB" + escaped(command.joined(" ")) + "\\fR " + escaped(command.synopsis()));
        prose(lines);
        arguments(lines);
        commands(lines);
        section(lines, "EXIT STATUS");
        for (int i = 0; i < EXIT_CODES.size(); i += 2) {
            tagged(lines, "\\fB" + EXIT_CODES.get(i) + "\\fR", EXIT_CODES.get(i + 1));
        }
        seeAlso(lines);
        return String.join("\n", lines) + "\n";
    }

    // What is indented in help stands line by line; all else is prose, until a blank line.
    private void prose(List<String> lines) {
        section(lines, "DESCRIPTION");
        List<String> all = new ArrayList<>(command.description());
        all.add("");
        all.addAll(command.footer());
        boolean asItIs = false;
        boolean begun = false;
        for (String line : all) {
            boolean indented = line.startsWith(" ");
            if (asItIs && !indented) {
                lines.add(".fi");
                lines.add(".RE");
                asItIs = false;
            }
            if (line.matches("Examples?:")) {
                section(lines, "EXAMPLES");
                begun = false;
            } else if (line.isBlank()) {
                if (begun) {
                    lines.add(".PP");
                }
                begun = false;
            } else {
                if (indented && !asItIs) {
                    lines.add(".RS 4");
                    lines.add(".nf");
                    asItIs = true;
                }
                lines.add(escaped(
                        indented
                                ? line.substring(Math.min(
                                        2, line.length() - line.stripLeading().length()))
                                : line));
                begun = true;
            }
        }
        if (asItIs) {
            lines.add(".fi");
            lines.add(".RE");
        }
    }

    private void arguments(List<String> lines) {
        if (command.arguments().findAny().isEmpty()) {
            return;
        }
        section(lines, "OPTIONS");
        command.places().forEach(place -> tagged(lines, "\\fI" + escaped(place.label()) + "\\fR", place.summary()));
        for (Argument option : command.options()) {
            List<String> names = option.names().stream()
                    .map(name -> "\\fB" + escaped(name) + "\\fR")
                    .toList();
            String label = option.label().isEmpty() ? "" : "=\\fI" + escaped(option.label()) + "\\fR";
            tagged(lines, String.join(", ", names) + label, option.summary());
        }
    }

    private void commands(List<String> lines) {
        if (!command.commands().isEmpty()) {
            section(lines, "COMMANDS");
            command.commands().forEach(below -> tagged(lines, reference(below), below.summary()));
        }
    }

    private void seeAlso(List<String> lines) {
        List<String> pages = new ArrayList<>();
        for (DescribedCommand other : program.all()) {
            boolean above = command.words().size() == other.words().size() + 1
                    && command.words().subList(0, other.words().size()).equals(other.words());
            if (above || command.commands().contains(other)) {
                pages.add(reference(other));
            }
        }
        if (!pages.isEmpty()) {
            section(lines, "SEE ALSO");
            lines.add(String.join(",\n", pages));
        }
    }

    private static String reference(DescribedCommand command) {
        return "\\fB" + escaped(command.joined("-")) + "\\fR(1)";
    }

    private static void section(List<String> lines, String name) {
        if (lines.getLast().equals(".PP")) {
            lines.removeLast();
        }
        lines.add(".SH " + quoted(name));
    }

    private static void tagged(List<String> lines, String tag, String text) {
        lines.add(".TP");
        lines.add(tag);
        lines.add(text.isEmpty() ? "\\&" : escaped(text));
    }

    private static String quoted(String text) {
        return "\"" + escaped(text).replace("\"", "\\(dq") + "\"";
    }

    /** The text with nothing in it that troff would understand: as it is typed, so that it can be copied and typed again. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        if (text.startsWith(".") || text.startsWith("'")) {
            escaped.append("\\&");
        }
        text.codePoints()
                .forEach(point -> escaped.append(
                        switch (point) {
                            case '\\' -> "\\e";
                            case '-' -> "\\-";
                            case '\'' -> "\\(aq";
                            case '`' -> "\\(ga";
                            case '^' -> "\\(ha";
                            case '~' -> "\\(ti";
                            default -> point < 127 ? Character.toString(point) : String.format("\\[u%04X]", point);
                        }));
        return escaped.toString();
    }
}
