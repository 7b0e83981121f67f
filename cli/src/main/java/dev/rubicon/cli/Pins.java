package dev.rubicon.cli;

import dev.rubicon.model.AppMetadata;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.Digest;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.Installed;
import dev.rubicon.resolver.Request;
import dev.rubicon.resolver.Resolution;
import dev.rubicon.resolver.Resolver;
import dev.rubicon.resolver.VersionSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The dependencies of a package with exact versions instead of queries.
 *
 * @param dependencies in declared order, then those that were added
 * @param pinned the versions, in the same order
 * @param open dependencies that the solution does not hold, such as optional ones; they stay as they were declared
 */
record Pins(List<Dependency> dependencies, Map<PackageId, Version> pinned, List<Dependency> open) {
    /** How far pinning goes. */
    enum Extent {
        /** What the package itself depends on. */
        DIRECT,
        /** That, and all that comes with it; what is added restricts the version and installs nothing. */
        ALL
    }

    /** What an install of {@code declared} into an empty instance would take. */
    static Resolution resolve(Manifest declared, VersionSource repository) {
        Release own = Release.of(declared, AppMetadata.NONE, 0, Digest.of(new byte[0]));
        Request request =
                new Request(List.of(new Request.Wish(declared.id(), VersionQuery.exactly(declared.version()))));
        return new Resolver(new With(own, repository)).resolve(request, Installed.NOTHING);
    }

    static Pins of(Manifest declared, Resolution.Solved solved, Extent extent) {
        Map<PackageId, Version> versions = versions(solved);
        versions.remove(declared.id());
        List<Dependency> dependencies = new ArrayList<>();
        Map<PackageId, Version> pinned = new LinkedHashMap<>();
        List<Dependency> open = new ArrayList<>();
        Set<PackageId> declaredIds = new HashSet<>();
        for (Dependency dependency : declared.dependencies()) {
            declaredIds.add(dependency.id());
            Optional<Version> version = Optional.ofNullable(versions.get(dependency.id()));
            dependencies.add(version.map(exact -> exactly(dependency, exact)).orElse(dependency));
            version.ifPresentOrElse(exact -> pinned.put(dependency.id(), exact), () -> open.add(dependency));
        }
        if (extent == Extent.ALL) {
            solved.chosen().stream()
                    .map(Resolution.Chosen::release)
                    .filter(release -> !release.id().equals(declared.id()) && !declaredIds.contains(release.id()))
                    .forEach(release -> {
                        dependencies.add(
                                new Dependency(release.id(), VersionQuery.exactly(release.version()), false, true));
                        pinned.put(release.id(), release.version());
                    });
        }
        return new Pins(dependencies, pinned, open);
    }

    // A package stands in for what it substitutes with its own version, so that is the version to pin.
    private static Map<PackageId, Version> versions(Resolution.Solved solved) {
        Map<PackageId, Version> versions = new LinkedHashMap<>();
        for (Resolution.Chosen chosen : solved.chosen()) {
            versions.put(chosen.release().id(), chosen.release().version());
        }
        for (Resolution.Chosen chosen : solved.chosen()) {
            chosen.release()
                    .substituteFor()
                    .ifPresent(original ->
                            versions.putIfAbsent(original, chosen.release().version()));
        }
        return versions;
    }

    private static Dependency exactly(Dependency dependency, Version version) {
        return new Dependency(
                dependency.id(),
                VersionQuery.exactly(version),
                dependency.optional(),
                dependency.onlyRestrictVersion());
    }

    /** A repository, and one package that is not in it yet, or not as it is now. */
    private record With(Release own, VersionSource others) implements VersionSource {
        @Override
        public List<Release> releases(PackageId id) {
            return id.equals(own.id()) ? List.of(own) : others.releases(id);
        }

        @Override
        public List<PackageId> substitutesFor(PackageId id) {
            return others.substitutesFor(id);
        }

        @Override
        public List<PackageId> ids() {
            return others.ids();
        }
    }
}
