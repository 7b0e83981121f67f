package dev.rubicon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.Json;
import dev.rubicon.installer.Bytes;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What a command writes to: data to the standard output, messages to the error output, colour where it is wanted. */
final class Terminal {
    private static final int MAX_ERRORS = 20;

    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    private static final Pattern UNSAFE_WITH_COLOUR =
            Pattern.compile("(?!\u001b\\[(0|1|31|32|33)m)[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    // What somebody copies and runs is to find the same instance.
    private static final Pattern OF_INSTANCE =
            Pattern.compile("\\brubicon [a-z][^;:]*?--instance [A-Za-z0-9][A-Za-z0-9._-]*");

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean coloured;
    private final Optional<String> home;

    Terminal(CommandSpec spec) {
        this.out = spec.commandLine().getOut();
        this.err = spec.commandLine().getErr();
        this.coloured = spec.commandLine().getColorScheme().ansi().enabled();
        this.home = home(spec.root().commandLine().getParseResult());
    }

    // Of the innermost command, as it was given.
    private static Optional<String> home(ParseResult parsed) {
        ParseResult command = parsed;
        while (command != null && command.hasSubcommand()) {
            command = command.subcommand();
        }
        return command != null && command.hasMatchedOption("--home")
                ? command.matchedOption("--home").stringValues().stream().findFirst()
                : Optional.empty();
    }

    /** The same text, in which commands name the home, too, if this one was given it. */
    String atHome(String text) {
        return home.filter(folder -> !text.contains(" --home "))
                .map(folder -> folder.matches("[A-Za-z0-9/._-]+") ? folder : "'" + folder + "'")
                .map(folder -> OF_INSTANCE
                        .matcher(text)
                        .replaceAll(match -> Matcher.quoteReplacement(match.group() + " --home " + folder)))
                .orElse(text);
    }

    void line(String text) {
        out.println(safe(text));
        out.flush();
    }

    /** Text of many lines that is our own. */
    void text(String text) {
        out.println(text);
        out.flush();
    }

    /** A document of its own. */
    void json(JsonNode node) {
        out.print(Json.write(node));
        out.flush();
    }

    /** One of many documents, a line each. */
    void jsonLine(JsonNode node) {
        out.println(Json.writeLine(node));
        out.flush();
    }

    /** Where text for other programs goes, as it is; a person's terminal gets it without what could move its cursor. */
    Appendable data() {
        return System.console() == null ? out : new SafeLines(out);
    }

    /** A line that the next one replaces, for somebody who watches. */
    void passing(String text) {
        err.print("\r" + safe(text));
        err.flush();
    }

    void message(String text) {
        err.println(safe(text));
        err.flush();
    }

    /** The first twenty, and how many more there are. */
    void errors(List<Problem> problems) {
        problems.stream().limit(MAX_ERRORS).forEach(problem -> error(problem, List.of()));
        if (problems.size() > MAX_ERRORS) {
            message("... and " + count(problems.size() - MAX_ERRORS, "more problem"));
        }
    }

    /** All of them; a hint that the next one has as well is said once. */
    void allErrors(List<Problem> problems) {
        for (int i = 0; i < problems.size(); i++) {
            Problem problem = problems.get(i);
            said("error", "bold,red", problem, List.of());
            if (i + 1 == problems.size() || !problems.get(i + 1).hint().equals(problem.hint())) {
                hint(problem);
            }
        }
    }

    void warnings(List<Problem> problems) {
        problems.forEach(problem -> problem("warning", "bold,yellow", problem, List.of()));
    }

    /** With lines of detail between what is wrong and what to do. */
    void error(Problem problem, List<String> details) {
        problem("error", "bold,red", problem, details);
    }

    private void problem(String severity, String style, Problem problem, List<String> details) {
        said(severity, style, problem, details);
        hint(problem);
    }

    private void said(String severity, String style, Problem problem, List<String> details) {
        message(styled(style, severity + " " + problem.code()) + ": " + problem.message());
        details.forEach(detail -> message("  " + detail));
    }

    private void hint(Problem problem) {
        message("  " + styled("bold", "hint") + ": " + atHome(problem.hint()));
    }

    // Names come from packages, and packages from anywhere: they must not move the cursor or clear the screen.
    private String safe(String text) {
        return Quoted.isPlain(text)
                ? text
                : (coloured ? UNSAFE_WITH_COLOUR : UNSAFE).matcher(text).replaceAll("?");
    }

    String bold(String text) {
        return styled("bold", text);
    }

    String warning(String text) {
        return styled("bold,yellow", text);
    }

    String failure(String text) {
        return styled("bold,red", text);
    }

    String good(String text) {
        return styled("green", text);
    }

    // Text is never read as markup: it may hold anything.
    private String styled(String style, String text) {
        if (!coloured) {
            return text;
        }
        return Ansi.Style.on(Ansi.Style.parse(style)) + text + Ansi.Style.reset.on();
    }

    /** {@code 1 row}, {@code 12,345 rows}. */
    static String count(long number, String one) {
        StringBuilder text = new StringBuilder().append(number);
        for (int end = text.length() - 3; end > (number < 0 ? 1 : 0); end -= 3) {
            text.insert(end, ',');
        }
        return text.append(' ').append(number == 1 ? one : plural(one)).toString();
    }

    private static String plural(String word) {
        return word.endsWith("y") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
    }

    /** {@code 812 B}, {@code 3.4 kB}, {@code 12 MB}. */
    static String size(long bytes) {
        return Bytes.text(bytes);
    }
}
