package dev.rubicon.benchmarks;

import dev.rubicon.benchmarks.fleet.Polling;
import dev.rubicon.benchmarks.fleet.Rolling;
import dev.rubicon.benchmarks.installing.Installing;
import dev.rubicon.benchmarks.installing.Starting;
import dev.rubicon.benchmarks.installing.Upgrading;
import dev.rubicon.benchmarks.operations.Operations;
import dev.rubicon.benchmarks.peers.Peers;
import dev.rubicon.benchmarks.report.Markdown;
import dev.rubicon.benchmarks.report.PerformancePage;
import dev.rubicon.benchmarks.report.Report;
import dev.rubicon.benchmarks.report.ReportJson;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Runs benchmarks by their names, one after the other, prints a table of each, and stores it as JSON. */
public final class Benchmarks {
    private static final List<String> USUAL = List.of("startup", "operations", "peers", "sqlite", "peers", "postgres");
    private static final String TABLE = "table";
    private static final String SCALE = "scale";

    /** One of them. */
    private record Benchmark(String arguments, Body body) {}

    @FunctionalInterface
    private interface Body {
        /** Throws {@link IllegalArgumentException} if the arguments are not what it takes. */
        Report run(List<String> arguments) throws Exception;
    }

    private Benchmarks() {}

    private static SequencedMap<String, Benchmark> all() {
        SequencedMap<String, Benchmark> all = new LinkedHashMap<>();
        all.put("peers", new Benchmark("sqlite|postgres [create|again|change|rows|version|list]...", Peers::run));
        all.put("operations", new Benchmark("[--long] [parse|diff|resolve|plan|pack|verify]...", Operations::run));
        all.put("startup", new Benchmark("[PROGRAM COMMAND...]", Starting::run));
        all.put("installing", new Benchmark("sqlite|postgres [create|again|upgrade|drop|memory]...", Installing::run));
        all.put("upgrading", new Benchmark("sqlite|postgres", Upgrading::run));
        all.put("parsing", new Benchmark("FOLDER [PEER COMMAND...]", Parsing::run));
        all.put("resolving", new Benchmark("INDEX.json QUERIES.jsonl", Resolving::run));
        all.put("catalog", new Benchmark("", LargeCatalog::run));
        all.put("repository", new Benchmark("[PACKAGES]", LargeRepository::run));
        all.put("mirroring", new Benchmark("[PACKAGES BYTES]", Mirroring::run));
        all.put("fleet", new Benchmark("[AGENTS [CATALOG]]", Polling::run));
        all.put("rolling", new Benchmark("[INSTANCES [CATALOG]]", Rolling::run));
        all.put("packing", new Benchmark("", Packing::run));
        return all;
    }

    /**
     * {@code [NAME [ARGUMENT...]]...}; without any, those of docs/performance.md. {@code table} writes the tables of that
     * page; {@code scale [KEY=NUMBER]...} prints those of docs/scale.md.
     */
    public static void main(String[] words) throws Exception {
        PrintStream out = System.out;
        Path root = Path.of(System.getProperty("rubicon.root"));
        Path reports = root.resolve("benchmarks/target/reports");
        SequencedMap<String, Benchmark> all = all();
        List<String> asked = words.length == 0 ? USUAL : List.of(words);
        if (asked.equals(List.of(TABLE))) {
            PerformancePage.rewrite(root.resolve("docs/performance.md"), reports)
                    .forEach(out::println);
            return;
        }
        if (asked.getFirst().equals(SCALE)) {
            try {
                out.print(Scale.tables(asked.subList(1, asked.size())));
            } catch (IllegalArgumentException e) {
                usage(all, SCALE + ": " + e.getMessage());
            }
            return;
        }
        if (!all.containsKey(asked.getFirst())) {
            usage(all, "there is no benchmark '" + asked.getFirst() + "'");
        }
        for (int at = 0; at < asked.size(); ) {
            String name = asked.get(at++);
            List<String> arguments = new ArrayList<>();
            while (at < asked.size() && !all.containsKey(asked.get(at))) {
                arguments.add(asked.get(at++));
            }
            try {
                Report report = all.get(name).body().run(arguments);
                Path file = ReportJson.store(report, reports);
                out.println("## " + report.name() + "\n\n" + Markdown.render(report));
                out.println("as JSON: " + root.relativize(file));
            } catch (IllegalArgumentException e) {
                usage(all, name + ": " + e.getMessage());
            }
        }
        // Whatever database servers were started need not be waited for.
        System.exit(0);
    }

    private static void usage(SequencedMap<String, Benchmark> all, String what) {
        System.err.println(what);
        all.forEach((name, benchmark) ->
                System.err.println(("usage: benchmarks/run " + name + " " + benchmark.arguments()).strip()));
        System.err.println("usage: benchmarks/run " + SCALE + " [KEY=NUMBER]...");
        System.err.println("usage: benchmarks/run " + TABLE);
        System.exit(2);
    }
}
