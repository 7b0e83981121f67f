package dev.rubicon.benchmarks.operations;

import dev.rubicon.benchmarks.report.Iterations;
import dev.rubicon.benchmarks.report.Metric;
import dev.rubicon.benchmarks.report.Report;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs operations with JMH: seconds each, or with {@code --long} a minute each. */
public final class Operations {
    private static final String LONG = "--long";

    private Operations() {}

    private static SequencedMap<Class<?>, String> works() {
        SequencedMap<Class<?>, String> works = new LinkedHashMap<>();
        works.put(Parse.class, "parse 200 tables of 15 fields");
        works.put(Diff.class, "diff two schemas of 200 tables");
        works.put(Resolve.class, "resolve a request to 1,000 packages");
        works.put(Plan.class, "plan 200 tables, then 220 changes");
        works.put(Pack.class, "pack 200 files");
        works.put(Verify.class, "verify a package of 200 files");
        return works;
    }

    /** {@code [--long] [NAME...]}; without a name, all of them. */
    public static Report run(List<String> arguments) throws RunnerException {
        boolean thorough = arguments.contains(LONG);
        List<String> names =
                arguments.stream().filter(word -> !word.equals(LONG)).toList();
        SequencedMap<Class<?>, String> works = works();
        List<String> known = works.keySet().stream().map(Operations::name).toList();
        if (!known.containsAll(names)) {
            throw new IllegalArgumentException("the operations are " + String.join(", ", known));
        }
        Report.Draft report = new Report.Draft(("operations " + String.join(" ", names)).strip());
        report.note("In a warm JVM of its own each, one thread, serial collector; " + (thorough ? "long" : "short")
                + " runs of JMH. Beside each is the least that anybody would have to do for it, or a peer.");
        works.forEach((benchmark, work) -> {
            if (names.isEmpty() || names.contains(name(benchmark))) {
                add(report, benchmark, work, thorough);
            }
        });
        return report.finish();
    }

    private static String name(Class<?> benchmark) {
        return benchmark.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static void add(Report.Draft report, Class<?> benchmark, String work, boolean thorough) {
        Options options = new OptionsBuilder()
                .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MILLISECONDS)
                .warmupIterations(thorough ? 5 : 2)
                .warmupTime(thorough ? TimeValue.seconds(3) : TimeValue.milliseconds(500))
                .measurementIterations(thorough ? 10 : 5)
                .measurementTime(thorough ? TimeValue.seconds(3) : TimeValue.milliseconds(300))
                .forks(1)
                .jvmArgsAppend("-XX:+UseSerialGC")
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        Collection<RunResult> results;
        try {
            results = new Runner(options).run();
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
        // Ours first: the others are compared with it.
        results.stream()
                .sorted((a, b) -> Boolean.compare(isOurs(b), isOurs(a)))
                .forEach(result -> report.add(work, label(result), Metric.MILLIS, Iterations.of(result)));
    }

    private static boolean isOurs(RunResult result) {
        return label(result).equals("rubicon");
    }

    private static String label(RunResult result) {
        return result.getPrimaryResult().getLabel();
    }
}
