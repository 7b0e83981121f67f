package dev.rubicon.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one benchmark found out.
 *
 * @param name with its arguments, such as {@code peers sqlite}
 * @param notes what to know of the rows, a sentence each
 * @param rows those of one work beside each other; the first of each is what the others are compared with
 */
public record Report(String name, Circumstances circumstances, List<String> notes, List<Row> rows) {
    public Report {
        notes = List.copyOf(notes);
        rows = List.copyOf(rows);
    }

    /** Collects rows while a benchmark runs. */
    public static final class Draft {
        private final String name;
        private final Circumstances.Beginning beginning = Circumstances.begin();
        private final List<String> notes = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();

        public Draft(String name) {
            this.name = name;
        }

        public void note(String sentence) {
            notes.add(sentence);
        }

        /** @param runs of the same work, at least one; what nobody could measure is left out */
        public void add(String work, String who, List<Measured> runs) {
            Map<Metric, List<Double>> values = new TreeMap<>();
            runs.forEach(run -> run.figures()
                    .forEach((metric, value) -> values.computeIfAbsent(metric, any -> new ArrayList<>())
                            .add(value)));
            rows.add(Row.of(work, who, values));
            progress();
        }

        public void add(String work, String who, Metric metric, List<Double> runs) {
            rows.add(Row.of(work, who, Map.of(metric, runs)));
            progress();
        }

        // Somebody may be waiting for minutes.
        private void progress() {
            Row row = rows.getLast();
            System.err.println(Markdown.line(row));
        }

        public Report finish() {
            return new Report(name, beginning.end(), notes, rows);
        }
    }
}
