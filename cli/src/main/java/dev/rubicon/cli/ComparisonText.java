package dev.rubicon.cli;

import dev.rubicon.al.diff.AppDiff;
import dev.rubicon.al.diff.LocatedChange;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.schema.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A comparison for people: a line for each change. */
final class ComparisonText {
    private ComparisonText() {}

    static List<String> lines(Comparison comparison, Terminal terminal) {
        List<String> lines = new ArrayList<>();
        comparison.apps().forEach(app -> app(app, terminal, lines));
        comparison.added().forEach(app -> lines.add(terminal.bold("adds app " + app)));
        comparison.gone().forEach(app -> lines.add(terminal.bold("no longer has app " + app)));
        if (lines.isEmpty()) {
            lines.add("no apps on either side");
        }
        if (comparison.isBreaking()) {
            lines.add("");
            lines.add(
                    "Breaking changes need ForceSync: give the package of this version its own version as ForceVersion.");
        }
        return lines;
    }

    private static void app(AppDiff app, Terminal terminal, List<String> lines) {
        lines.add(terminal.bold(app.from() + " → " + app.to().version()) + "  " + counts(app));
        for (LocatedChange change : app.changes()) {
            String line = "  " + mark(change.verdict()) + " " + change.finding().code() + " "
                    + change.rule().orElse("      ") + "  " + change.finding().action() + places(change);
            lines.add(change.verdict() == Verdict.ALLOWED ? line : terminal.warning(line));
        }
    }

    /** Such as {@code 2 breaking changes, 1 more if there are rows, 5 others}. */
    static String counts(AppDiff app) {
        long breaking = count(app, Verdict.BREAKING);
        long withRows = count(app, Verdict.BREAKING_WITH_ROWS);
        long allowed = count(app, Verdict.ALLOWED);
        if (app.changes().isEmpty()) {
            return "no changes of data";
        }
        if (breaking + withRows == 0) {
            return "no breaking changes, " + Terminal.count(allowed, "other");
        }
        return Terminal.count(breaking, "breaking change")
                + (withRows == 0 ? "" : String.format(Locale.ROOT, ", %,d more if there are rows", withRows))
                + (allowed == 0 ? "" : ", " + Terminal.count(allowed, "other"));
    }

    private static long count(AppDiff app, Verdict verdict) {
        return app.changes().stream()
                .filter(change -> change.verdict() == verdict)
                .count();
    }

    // As in a plan, where a ! needs force; ? needs it where there are rows.
    private static String mark(Verdict verdict) {
        return switch (verdict) {
            case BREAKING -> "!";
            case BREAKING_WITH_ROWS -> "?";
            case ALLOWED -> " ";
        };
    }

    private static String places(LocatedChange change) {
        Optional<String> before = change.before().map(Position::fileAndLine);
        Optional<String> after = change.after().map(Position::fileAndLine);
        if (before.isEmpty() && after.isEmpty()) {
            return "";
        }
        return "  (" + before.orElse("") + (before.isPresent() ? " " : "") + "→"
                + after.map(place -> " " + place).orElse("") + ")";
    }
}
