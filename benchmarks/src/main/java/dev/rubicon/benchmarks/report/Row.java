package dev.rubicon.benchmarks.report;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one of those that were measured needed for one piece of work.
 *
 * @param who such as {@code rubicon}
 * @param figures at least one, in the order of metrics
 */
public record Row(String work, String who, SortedMap<Metric, Spread> figures) {
    public Row {
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    static Row of(String work, String who, Map<Metric, List<Double>> values) {
        EnumMap<Metric, Spread> figures = new EnumMap<>(Metric.class);
        values.forEach((metric, runs) -> figures.put(metric, Spread.of(runs)));
        return new Row(work, who, new TreeMap<>(figures));
    }
}
