package dev.rubicon.benchmarks.report;

import java.util.List;

/**
 * What several runs of the same work came to.
 *
 * @param median the upper one of the two in the middle, if their number is even
 */
public record Spread(double median, double lowest, double highest, int runs) {
    /** @param values at least one */
    public static Spread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return new Spread(sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast(), sorted.size());
    }
}
