package dev.rubicon.benchmarks.report;

import java.util.List;
import org.openjdk.jmh.results.RunResult;

/** What JMH measured, as the values of its iterations. */
public final class Iterations {
    private Iterations() {}

    /** In the benchmark's unit. */
    public static List<Double> of(RunResult result) {
        return result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .map(iteration -> iteration.getPrimaryResult().getScore())
                .toList();
    }
}
