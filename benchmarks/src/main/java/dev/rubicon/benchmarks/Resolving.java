package dev.rubicon.benchmarks;

import dev.rubicon.benchmarks.report.Metric;
import dev.rubicon.benchmarks.report.Report;
import dev.rubicon.format.CaseJson;
import dev.rubicon.format.ForeignNames;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.Release;
import dev.rubicon.resolver.InMemorySource;
import dev.rubicon.resolver.Installed;
import dev.rubicon.resolver.Request;
import dev.rubicon.resolver.Resolution;
import dev.rubicon.resolver.Resolver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Many questions to one index, beside SAT4J in the same run: {@code INDEX.json QUERIES.jsonl}. */
final class Resolving {
    private static final int ROUNDS = 15;

    private record Query(String name, List<Dependency> roots, Request request) {}

    private Resolving() {}

    /** {@code INDEX.json QUERIES.jsonl}. */
    static Report run(List<String> arguments) throws IOException {
        if (arguments.size() != 2) {
            throw new IllegalArgumentException("an index and a file of queries are needed");
        }
        ForeignNames names = new ForeignNames();
        Path index = Path.of(arguments.getFirst());
        InMemorySource source = new InMemorySource(CaseJson.read(Files.readAllBytes(index), index.toString(), names)
                .packages());
        List<Query> queries = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(arguments.getLast()))) {
            CaseJson query = CaseJson.read(line.getBytes(StandardCharsets.UTF_8), arguments.getLast(), names);
            queries.add(new Query(query.name().orElse(""), query.roots(), request(query.roots())));
        }
        Resolver resolver = new Resolver(source);
        List<Double> ours = new ArrayList<>();
        List<Double> peers = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(ours(resolver, queries));
            peers.add(peer(source, resolver, queries));
        }
        Report.Draft report = new Report.Draft("resolving");
        report.note("Solving only, in turns: neither reads the index nor writes down clauses in this time.");
        String work = queries.size() + " queries";
        report.add(work, "rubicon", Metric.MILLIS, ours);
        report.add(work, "SAT4J", Metric.MILLIS, peers);
        return report.finish();
    }

    private static Request request(List<Dependency> roots) {
        return new Request(roots.stream()
                .map(root -> new Request.Wish(root.id(), root.version()))
                .toList());
    }

    private static double ours(Resolver resolver, List<Query> queries) {
        // What the peer left behind is not ours to clear away.
        System.gc();
        long start = System.nanoTime();
        queries.forEach(query -> resolver.resolve(query.request(), Installed.NOTHING));
        return (System.nanoTime() - start) / 1e6;
    }

    // Both must come to the same versions of the roots.
    private static double peer(InMemorySource source, Resolver resolver, List<Query> queries) {
        SatPeer peer = new SatPeer(source);
        for (Query query : queries) {
            Optional<List<Release>> theirs = peer.solve(query.roots());
            Optional<List<Release>> ours = switch (resolver.resolve(query.request(), Installed.NOTHING)) {
                case Resolution.Solved solved ->
                    Optional.of(query.roots().stream()
                            .map(root -> solved.chosen().stream()
                                    .map(Resolution.Chosen::release)
                                    .filter(release -> release.id().equals(root.id()))
                                    .findFirst()
                                    .orElseThrow())
                            .toList());
                case Resolution.Unsolvable unsolvable -> Optional.empty();
                case Resolution.Undecided undecided -> throw new IllegalStateException(query.name());
            };
            if (!ours.equals(theirs)) {
                throw new IllegalStateException(query.name() + ": " + ours + " is not " + theirs);
            }
        }
        return peer.nanos() / 1e6;
    }
}
