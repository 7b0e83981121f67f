package dev.rubicon.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Release;
import dev.rubicon.model.SyncMode;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.Installed;
import dev.rubicon.resolver.Request;
import dev.rubicon.resolver.Resolution;
import dev.rubicon.resolver.Resolver;
import dev.rubicon.resolver.VersionSource;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * One install request to 100,000 packages of 10 versions each, of which the source makes only those that it is asked for. Beside a
 * resolver that knows nothing yet, the same one asked again.
 */
public final class LargeCatalog {
    private static final int PACKAGES = 100_000;
    private static final int VERSIONS = 10;
    private static final int LAYER = PACKAGES / 10;
    private static final Digest NO_FILE = Digest.of(new byte[0]);

    /** In ten layers; each version depends on three packages of the next one, mostly on minimum versions as apps do. */
    private static final class Source implements VersionSource {
        private int made;

        @Override
        public List<Release> releases(PackageId id) {
            made++;
            int number = Integer.parseInt(id.value().substring(1));
            return IntStream.rangeClosed(1, VERSIONS)
                    .mapToObj(version -> release(id, number, version))
                    .toList();
        }

        private static Release release(PackageId id, int number, int version) {
            Random random = new Random(31L * number + version / 3);
            List<Dependency> dependencies = new ArrayList<>();
            int layer = number / LAYER;
            for (int i = 0; i < 3 && layer < 9; i++) {
                int other = (layer + 1) * LAYER + random.nextInt(LAYER);
                int lowest = 1 + random.nextInt(VERSIONS - 1);
                String above = random.nextInt(4) == 0 ? " <" + (lowest + 5) + ".0" : "";
                dependencies.add(
                        Dependency.on(new PackageId("p" + other), VersionQuery.parse(">=" + lowest + ".0" + above)));
            }
            return new Release(
                    new PackageVersion(id, Version.parse(version + ".0")),
                    id.value(),
                    dependencies,
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    List.of(),
                    0,
                    NO_FILE,
                    false,
                    SyncMode.ADD);
        }

        @Override
        public List<PackageId> substitutesFor(PackageId id) {
            return List.of();
        }

        @Override
        public List<PackageId> ids() {
            return IntStream.range(0, PACKAGES)
                    .mapToObj(number -> new PackageId("p" + number))
                    .toList();
        }
    }

    private LargeCatalog() {}

    public static void main(String[] arguments) {
        for (int round = 0; round < 8; round++) {
            Source source = new Source();
            Resolver resolver = new Resolver(source);
            Request request =
                    new Request(List.of(new Request.Wish(new PackageId("p" + (40_000 + round)), VersionQuery.ANY)));
            measure("new resolver", resolver, request, source);
            measure("asked again", resolver, request, source);
        }
    }

    private static void measure(String what, Resolver resolver, Request request, Source source) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        Resolution resolution = resolver.resolve(request, Installed.NOTHING);
        long nanos = System.nanoTime() - start;
        bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
        String chosen = resolution instanceof Resolution.Solved solved
                ? solved.chosen().size() + " chosen"
                : resolution.getClass().getSimpleName();
        System.out.println(String.format(
                Locale.ROOT,
                "%-8s %-13s %8.2f ms   %7.2f MB made   %6d of %d packages read   %s",
                request.wishes().getFirst().id(),
                what,
                nanos / 1e6,
                bytes / 1e6,
                source.made,
                PACKAGES,
                chosen));
    }
}
