package dev.rubicon.resolver;

import dev.rubicon.model.Dependency;
import dev.rubicon.model.PackageId;
import java.util.List;
import java.util.Optional;

/** A dependency that some releases of a package declare in the same words. */
final class Line {
    final Dependency dependency;
    /** The package that declares it. */
    final int owner;
    /** Its place among the lines of that package. */
    final int index;
    /** The releases that declare it. */
    final long[] owners;

    private Optional<Incompatibility> usual = Optional.empty();
    private Optional<Listing> target = Optional.empty();
    private List<PackageId> substitutes = List.of();

    Line(Dependency dependency, int owner, int index, int words) {
        this.dependency = dependency;
        this.owner = owner;
        this.index = index;
        this.owners = new long[words];
    }

    /** Whether it needs its package, whatever else is there. */
    boolean isPlain() {
        return !dependency.optional() && !dependency.onlyRestrictVersion();
    }

    /** What it says beside the source's own releases, once that was asked for; the same for every request. */
    Optional<Incompatibility> usual() {
        return usual;
    }

    /** The package that it is about, as the source has it. */
    Listing target(Catalog catalog) {
        if (target.isEmpty()) {
            target = Optional.of(catalog.of(dependency.id()));
            substitutes = catalog.substitutesFor(dependency.id());
        }
        return target.get();
    }

    /** Packages that may stand in for that one. */
    List<PackageId> substitutes(Catalog catalog) {
        target(catalog);
        return substitutes;
    }

    void keep(Incompatibility stated) {
        usual = Optional.of(stated);
    }
}
