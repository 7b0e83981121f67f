package dev.rubicon.cli;

import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The {@code fetch} that brings what a command needs. */
final class FetchInstead {
    private static final String FETCH = "rubicon fetch";
    private static final List<String> SHARED =
            List.of("--id", "--version", "--locked", "--replace", "--all", "--instance", "--repository", "--home");
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

    private FetchInstead() {}

    /** As somebody would type it, so that it can be copied. */
    static String of(CommandLine command) {
        ParseResult parsed = command.getParseResult();
        return switch (command.getCommandName()) {
            case "install", "plan" -> with(FETCH, parsed, SHARED);
            case "update" ->
                with(FETCH + " --update", parsed, List.of("--all", "--instance", "--repository", "--home"));
            case "apply" -> with(FETCH + " --plan " + plan(parsed), parsed, List.of("--repository", "--home"));
            default -> FETCH + ", with the packages and the --repository that you want";
        };
    }

    private static String plan(ParseResult parsed) {
        return quoted(
                parsed.matchedPositionals().getFirst().originalStringValues().getFirst());
    }

    private static String with(String command, ParseResult parsed, List<String> names) {
        StringJoiner words = new StringJoiner(" ").add(command);
        for (OptionSpec option : parsed.matchedOptions()) {
            if (!names.contains(option.longestName())) {
                continue;
            }
            if (option.arity().max() == 0) {
                words.add(option.longestName());
            } else {
                option.originalStringValues()
                        .forEach(value -> words.add(option.longestName()).add(quoted(value)));
            }
        }
        return words.toString();
    }

    private static String quoted(String value) {
        return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
