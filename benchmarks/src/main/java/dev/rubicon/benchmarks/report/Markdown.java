package dev.rubicon.benchmarks.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A report as a table: medians, and how many times what the first of the same work needed. */
public final class Markdown {
    private Markdown() {}

    /** Lines that end with a line break. */
    public static String render(Report report) {
        Set<Metric> metrics = EnumSet.noneOf(Metric.class);
        report.rows().forEach(row -> metrics.addAll(row.figures().keySet()));
        StringBuilder text = new StringBuilder();
        List<String> titles = new ArrayList<>(List.of("work", "who"));
        metrics.forEach(metric -> titles.add(metric.title()));
        titles.addAll(List.of("times", "runs"));
        line(text, titles);
        text.append("|---|---|").append("---:|".repeat(metrics.size() + 2)).append('\n');
        Map<String, Row> first = new LinkedHashMap<>();
        for (Row row : report.rows()) {
            boolean opens = first.putIfAbsent(row.work(), row) == null;
            List<String> cells = new ArrayList<>(List.of(opens ? row.work() : "", row.who()));
            metrics.forEach(metric -> cells.add(
                    row.figures().containsKey(metric)
                            ? number(metric, row.figures().get(metric))
                            : ""));
            cells.add(opens ? "" : times(first.get(row.work()), row));
            cells.add(
                    Integer.toString(row.figures().get(row.figures().firstKey()).runs()));
            line(text, cells);
        }
        text.append('\n');
        report.notes().forEach(note -> text.append("- ").append(note).append('\n'));
        text.append("- ").append(report.circumstances()).append('\n');
        return text.toString();
    }

    /** A row as it is said while a benchmark runs. */
    static String line(Row row) {
        List<String> parts = new ArrayList<>();
        row.figures()
                .forEach((metric, spread) -> parts.add(String.format(
                        Locale.ROOT,
                        "%s %s (%s to %s)",
                        metric.title(),
                        number(metric, spread),
                        String.format(Locale.ROOT, metric.format(), spread.lowest()),
                        String.format(Locale.ROOT, metric.format(), spread.highest()))));
        return row.work() + ", " + row.who() + ": " + String.join(", ", parts);
    }

    private static String number(Metric metric, Spread spread) {
        return String.format(Locale.ROOT, metric.format(), spread.median());
    }

    private static String times(Row first, Row row) {
        Metric metric = first.figures().firstKey();
        double beside = first.figures().get(metric).median();
        return row.figures().containsKey(metric) && beside > 0
                ? String.format(Locale.ROOT, "%.2f", row.figures().get(metric).median() / beside)
                : "";
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
