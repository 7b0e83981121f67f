package dev.rubicon.benchmarks;

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
import java.util.Locale;
import java.util.Optional;

/** Many questions to one index, beside SAT4J in the same run: {@code INDEX.json QUERIES.jsonl}. */
public final class Resolving {
    private static final int ROUNDS = 15;

    private record Query(String name, List<Dependency> roots, Request request) {}

    private record Round(long nanos, long longest, String slowest) {}

    private Resolving() {}

    public static void main(String[] arguments) throws IOException {
        ForeignNames names = new ForeignNames();
        Path index = Path.of(arguments[0]);
        InMemorySource source = new InMemorySource(CaseJson.read(Files.readAllBytes(index), index.toString(), names)
                .packages());
        List<Query> queries = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(arguments[1]))) {
            CaseJson query = CaseJson.read(line.getBytes(StandardCharsets.UTF_8), arguments[1], names);
            queries.add(new Query(query.name().orElse(""), query.roots(), request(query.roots())));
        }
        System.out.println(queries.size() + " queries, the best of " + ROUNDS + " rounds, solving only");
        Resolver resolver = new Resolver(source);
        Round ours = new Round(Long.MAX_VALUE, 0, "");
        long peers = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            Round one = ours(resolver, queries);
            ours = one.nanos() < ours.nanos() ? one : ours;
            long peer = peer(source, resolver, queries);
            peers = Math.min(peers, peer);
            print("round " + (round + 1), one, peer);
        }
        print("best", ours, peers);
    }

    private static Request request(List<Dependency> roots) {
        return new Request(roots.stream()
                .map(root -> new Request.Wish(root.id(), root.version()))
                .toList());
    }

    private static Round ours(Resolver resolver, List<Query> queries) {
        // What the peer left behind is not ours to clear away.
        System.gc();
        long total = 0;
        long longest = 0;
        String slowest = "";
        for (Query query : queries) {
            long start = System.nanoTime();
            resolver.resolve(query.request(), Installed.NOTHING);
            long nanos = System.nanoTime() - start;
            total += nanos;
            if (nanos > longest) {
                longest = nanos;
                slowest = query.name();
            }
        }
        return new Round(total, longest, slowest);
    }

    // Both must come to the same versions of the roots.
    private static long peer(InMemorySource source, Resolver resolver, List<Query> queries) {
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
        return peer.nanos();
    }

    private static void print(String what, Round ours, long peer) {
        System.out.println(String.format(
                Locale.ROOT,
                "%-8s rubicon %8.1f ms   sat4j %8.1f ms   %5.1f times faster   longest %.2f ms (%s)",
                what,
                ours.nanos() / 1e6,
                peer / 1e6,
                (double) peer / ours.nanos(),
                ours.longest() / 1e6,
                ours.slowest()));
    }
}
