package dev.rubicon.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.rubicon.benchmarks.report.Measured;
import dev.rubicon.benchmarks.report.Metric;
import dev.rubicon.benchmarks.report.Report;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.Installed;
import dev.rubicon.resolver.Request;
import dev.rubicon.resolver.Resolution;
import dev.rubicon.resolver.Resolver;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One install request to 100,000 packages of 10 versions each, of which the source makes only those that it is asked for. Beside a
 * resolver that knows nothing yet, the same one asked again.
 */
final class LargeCatalog {
    private static final int PACKAGES = 100_000;
    private static final int ROUNDS = 9;

    private LargeCatalog() {}

    static Report run(List<String> arguments) {
        Report.Draft report = new Report.Draft("catalog");
        List<Measured> first = new ArrayList<>();
        List<Measured> again = new ArrayList<>();
        int made = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Catalog source = new Catalog(PACKAGES);
            Resolver resolver = new Resolver(source);
            Request request =
                    new Request(List.of(new Request.Wish(new PackageId("p" + (40_000 + round)), VersionQuery.ANY)));
            first.add(measured(resolver, request));
            again.add(measured(resolver, request));
            made = Math.max(made, source.made());
        }
        String work = String.format(Locale.ROOT, "one install request to %,d packages", PACKAGES);
        report.note("Bytes are those of objects that were made; packages that were read: at most "
                + String.format(Locale.ROOT, "%,d", made) + ".");
        report.add(work, "new resolver", first);
        report.add(work, "asked again", again);
        return report.finish();
    }

    private static Measured measured(Resolver resolver, Request request) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        Resolution resolution = resolver.resolve(request, Installed.NOTHING);
        double millis = (System.nanoTime() - start) / 1e6;
        bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
        if (!(resolution instanceof Resolution.Solved)) {
            throw new IllegalStateException(resolution.toString());
        }
        return new Measured(new TreeMap<>(Map.of(Metric.MILLIS, millis, Metric.BYTES, (double) bytes)));
    }
}
