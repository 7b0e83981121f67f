package dev.rubicon.cli;

import dev.rubicon.al.diff.AppDiff;
import dev.rubicon.al.diff.LocatedChange;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.schema.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A comparison for people: a line for each change. */
final class ComparisonText {
    private ComparisonText() {}

    static List<String> lines(Comparison comparison, Terminal terminal) {
        List<String> lines = new ArrayList<>();
        comparison.apps().forEach(app -> app(app, terminal, lines));
        comparison.added().forEach(app -> lines.add(terminal.bold("adds app " + app)));
        comparison
                .gone()
                .forEach(app ->
                        lines.add(terminal.bold("no longer has app " + app) + ": it is uninstalled, its rows stay"));
        if (lines.isEmpty()) {
            lines.add("no apps on either side");
        }
        advice(comparison).ifPresent(advice -> {
            lines.add("");
            lines.add(advice);
        });
        return lines;
    }

    /** What to do about it; absent if nothing needs force. */
    static Optional<String> advice(Comparison comparison) {
        List<AppDiff> breaking =
                comparison.apps().stream().filter(AppDiff::isBreaking).toList();
        if (breaking.isEmpty()) {
            return Optional.empty();
        }
        Optional<AppDiff> backwards = breaking.stream()
                .filter(app -> !app.to().version().isAfter(app.from().version()))
                .findFirst();
        if (backwards.isPresent()) {
            return Optional.of(
                    backwards.get().to().version().equals(backwards.get().from().version())
                            ? "Breaking changes need ForceSync, and a version of their own: give the newer one a higher version."
                            : "The second version is lower than the first: are the two the wrong way round?");
        }
        boolean always = breaking.stream().anyMatch(app -> count(app, Verdict.BREAKING) > 0);
        return Optional.of(
                (always ? "Breaking changes need ForceSync" : "Where these tables have rows, ForceSync is needed")
                        + ": give the package of this version its own version as ForceVersion.");
    }

    private static void app(AppDiff app, Terminal terminal, List<String> lines) {
        lines.add(terminal.bold(title(app)) + "  " + counts(app));
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
        List<String> parts = new ArrayList<>();
        if (breaking > 0 || withRows == 0) {
            parts.add(breaking == 0 ? "no breaking changes" : Terminal.count(breaking, "breaking change"));
        }
        if (withRows > 0) {
            parts.add((breaking > 0 ? withRows + " more" : Terminal.count(withRows, "breaking change"))
                    + " if there are rows");
        }
        if (allowed > 0) {
            parts.add(Terminal.count(allowed, "other"));
        }
        return String.join(", ", parts);
    }

    /** Such as {@code Pets 1.0.0.0 → 2.0.0.0}, with the new name if it has changed. */
    static String title(AppDiff app) {
        boolean renamed = !app.from().name().equals(app.to().name());
        return app.from() + " → " + (renamed ? app.to() : app.to().version());
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
