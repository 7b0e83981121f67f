package dev.rubicon.benchmarks;

import dev.rubicon.al.tree.ObjectKind;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link ParsingBenchmark} over a folder, and prints MB/s and ratios. */
final class Parsing {
    private static final List<ObjectKind> KINDS = List.of(ObjectKind.TABLE, ObjectKind.CODEUNIT);

    private Parsing() {}

    /** {@code FOLDER [PEER COMMAND...]}. */
    public static void main(String[] args) throws IOException, RunnerException {
        PrintStream out = System.out;
        if (args.length == 0) {
            System.err.println("usage: benchmarks/run parsing FOLDER [PEER COMMAND...]");
            System.exit(2);
        }
        String peer = String.join(" ", List.of(args).subList(1, args.length));
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(ParsingBenchmark.class.getName() + (peer.isEmpty() ? "\\.(data|whole)$" : "\\."))
                .param("folder", args[0]);
        Collection<RunResult> results =
                new Runner((peer.isEmpty() ? options : options.param("peer", peer)).build()).run();
        out.println();
        for (ObjectKind kind : KINDS) {
            Corpus corpus = Corpus.read(Path.of(args[0]), kind);
            double megabytes = corpus.bytes() / 1e6;
            OptionalDouble theirs = milliseconds(results, "peer", kind);
            out.println(kind + ": " + corpus.files().size() + " files, "
                    + String.format(Locale.ROOT, "%.1f MB", megabytes));
            for (String benchmark : List.of("data", "whole", "peer")) {
                milliseconds(results, benchmark, kind)
                        .ifPresent(millis -> out.println(line(benchmark, megabytes, millis, theirs)));
            }
        }
        if (peer.isEmpty()) {
            out.println("no peer was named, so there is no ratio; see benchmarks/README.md");
        }
    }

    private static String line(String benchmark, double megabytes, double millis, OptionalDouble theirs) {
        String speed = String.format(Locale.ROOT, "  %-5s %8.1f MB/s", benchmark, megabytes / millis * 1000);
        return theirs.isEmpty()
                ? speed
                : speed + String.format(Locale.ROOT, " %7.1f times the peer", theirs.getAsDouble() / millis);
    }

    private static OptionalDouble milliseconds(Collection<RunResult> results, String benchmark, ObjectKind kind) {
        return results.stream()
                .filter(result -> result.getPrimaryResult().getLabel().equals(benchmark))
                .filter(result -> result.getParams().getParam("kind").equals(kind.name()))
                .mapToDouble(result -> result.getPrimaryResult().getScore())
                .findFirst();
    }
}
