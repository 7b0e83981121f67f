package dev.rubicon.benchmarks.operations;

import dev.rubicon.benchmarks.Catalog;
import dev.rubicon.benchmarks.SatPeer;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.Installed;
import dev.rubicon.resolver.Request;
import dev.rubicon.resolver.Resolver;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One install request to 1,000 packages of 10 versions, from nothing: the source is asked anew each time. */
@State(Scope.Benchmark)
public class Resolve {
    private static final int PACKAGES = 1_000;
    private static final PackageId WANTED = new PackageId("p420");

    @Benchmark
    public Object rubicon() {
        return new Resolver(new Catalog(PACKAGES))
                .resolve(new Request(List.of(new Request.Wish(WANTED, VersionQuery.ANY))), Installed.NOTHING);
    }

    /** The same question to SAT4J, its clauses written down. */
    @Benchmark
    public Object sat4j() {
        return new SatPeer(new Catalog(PACKAGES)).solve(List.of(Dependency.on(WANTED, VersionQuery.ANY)));
    }
}
