package dev.rubicon.benchmarks;

import dev.rubicon.al.tree.ObjectKind;
import dev.rubicon.benchmarks.report.Iterations;
import dev.rubicon.benchmarks.report.Metric;
import dev.rubicon.benchmarks.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link ParsingBenchmark} over a folder, everything down to the last expression beside what a schema needs, and beside a peer. */
final class Parsing {
    private static final List<ObjectKind> KINDS = List.of(ObjectKind.TABLE, ObjectKind.CODEUNIT);

    private Parsing() {}

    /** {@code FOLDER [PEER COMMAND...]}. */
    static Report run(List<String> arguments) throws IOException, RunnerException {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a folder with .al files is needed");
        }
        Report.Draft report = new Report.Draft("parsing");
        String peer = String.join(" ", arguments.subList(1, arguments.size()));
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(ParsingBenchmark.class.getName() + (peer.isEmpty() ? "\\.(data|whole)$" : "\\."))
                .param("folder", arguments.getFirst());
        Collection<RunResult> results =
                new Runner((peer.isEmpty() ? options : options.param("peer", peer)).build()).run();
        for (ObjectKind kind : KINDS) {
            Corpus corpus = Corpus.read(Path.of(arguments.getFirst()), kind);
            String work = String.format(
                    Locale.ROOT, "%s: %d files, %.1f MB", kind, corpus.files().size(), corpus.bytes() / 1e6);
            for (String benchmark : List.of("whole", "data", "peer")) {
                results.stream()
                        .filter(result -> result.getPrimaryResult().getLabel().equals(benchmark))
                        .filter(result -> result.getParams().getParam("kind").equals(kind.name()))
                        .forEach(result -> report.add(work, benchmark, Metric.MILLIS, Iterations.of(result)));
            }
        }
        if (peer.isEmpty()) {
            report.note("No peer was named; see benchmarks/README.md.");
        }
        return report.finish();
    }
}
