package dev.rubicon.benchmarks;

import dev.rubicon.model.Dependency;
import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Release;
import dev.rubicon.model.SyncMode;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.VersionSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Packages of ten versions each, in ten layers; each version depends on three packages of the next one, mostly on minimum versions as
 * apps do. Made only when somebody asks for them.
 */
public final class Catalog implements VersionSource {
    private static final int VERSIONS = 10;
    private static final Digest NO_FILE = Digest.of(new byte[0]);

    private final int packages;
    private final int layer;
    private int made;

    /** @param packages a multiple of ten */
    public Catalog(int packages) {
        this.packages = packages;
        this.layer = packages / 10;
    }

    /** How many packages somebody has asked for. */
    int made() {
        return made;
    }

    @Override
    public List<Release> releases(PackageId id) {
        made++;
        int number = Integer.parseInt(id.value().substring(1));
        return IntStream.rangeClosed(1, VERSIONS)
                .mapToObj(version -> release(id, number, version))
                .toList();
    }

    private Release release(PackageId id, int number, int version) {
        Random random = new Random(31L * number + version / 3);
        List<Dependency> dependencies = new ArrayList<>();
        int own = number / layer;
        for (int i = 0; i < 3 && own < 9; i++) {
            int other = (own + 1) * layer + random.nextInt(layer);
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
        return IntStream.range(0, packages)
                .mapToObj(number -> new PackageId("p" + number))
                .toList();
    }
}
