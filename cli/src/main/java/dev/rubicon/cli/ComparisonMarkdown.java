package dev.rubicon.cli;

import dev.rubicon.al.diff.AppDiff;
import dev.rubicon.al.diff.LocatedChange;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.schema.Verdict;
import java.util.ArrayList;
import java.util.List;

/** A comparison as Markdown: a table of what needs force, the rest folded away. */
final class ComparisonMarkdown {
    private ComparisonMarkdown() {}

    static List<String> lines(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        for (AppDiff app : comparison.apps()) {
            lines.add("### " + escaped(ComparisonText.title(app)));
            lines.add("");
            lines.add(ComparisonText.counts(app));
            table(
                    app.changes().stream()
                            .filter(c -> c.verdict() != Verdict.ALLOWED)
                            .toList(),
                    lines);
            List<LocatedChange> allowed = app.changes().stream()
                    .filter(c -> c.verdict() == Verdict.ALLOWED)
                    .toList();
            if (!allowed.isEmpty()) {
                lines.add("");
                lines.add(
                        "<details><summary>" + Terminal.count(allowed.size(), "change") + " that Add makes</summary>");
                table(allowed, lines);
                lines.add("");
                lines.add("</details>");
            }
            lines.add("");
        }
        comparison.added().forEach(app -> lines.add("- adds app " + escaped(app.toString())));
        comparison.gone().forEach(app -> lines.add("- no longer has app " + escaped(app.toString())));
        if (lines.isEmpty()) {
            lines.add("No apps on either side.");
        }
        ComparisonText.advice(comparison).ifPresent(advice -> {
            lines.add("");
            lines.add(advice);
        });
        return lines;
    }

    private static void table(List<LocatedChange> changes, List<String> lines) {
        if (changes.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("| code | rule | change | before | after |");
        lines.add("|---|---|---|---|---|");
        for (LocatedChange change : changes) {
            String ifRows = change.verdict() == Verdict.BREAKING_WITH_ROWS ? " (if there are rows)" : "";
            lines.add("| " + change.finding().code() + " | " + change.rule().orElse("") + " | "
                    + escaped(change.finding().action()) + ifRows + " | "
                    + change.before()
                            .map(Position::fileAndLine)
                            .map(ComparisonMarkdown::escaped)
                            .orElse("") + " | "
                    + change.after()
                            .map(Position::fileAndLine)
                            .map(ComparisonMarkdown::escaped)
                            .orElse("") + " |");
        }
    }

    // Names hold anything: they must neither end the cell, nor become markup or an address, nor call people.
    private static String escaped(String text) {
        return text.replaceAll("[\\\\`*_{}\\[\\]<>#|!&~]", "\\\\$0")
                .replace("@", "&#64;")
                .replace("$", "&#36;")
                .replace("://", "&#58;//")
                .replaceAll("(?i)www\\.", "www&#46;")
                .replaceAll("\\R", " ");
    }
}
