package dev.rubicon.resolver;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.model.Version;
import dev.rubicon.resolver.Resolution.Chosen;
import dev.rubicon.resolver.Resolution.Solved;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How an instance gets from what it has to a solution. */
public sealed interface UpdatePath {
    /**
     * A step for each package of the solution, or several in a row if it has to go through versions in between. Dependencies stand before their dependants; apart from that the order of the
     * solution is kept. In a cycle, the package that comes first in the solution stands last. Removals come at the end, dependants
     * before their dependencies.
     */
    record Ordered(List<UpdateStep> steps) implements UpdatePath {
        public Ordered {
            steps = List.copyOf(steps);
        }
    }

    /** Packages would have to go back to an older version, which is never done. In the order of the solution. */
    record Refused(List<Downgrade> downgrades) implements UpdatePath {
        public Refused {
            downgrades = List.copyOf(downgrades);
        }
    }

    record Downgrade(PackageId id, Version installed, Version target) {}

    /**
     * There is no way up to a version: it says which ones it can be updated from, and none of these can be reached.
     *
     * @param gaps in the order of the solution
     */
    record Unreachable(List<Gap> gaps) implements UpdatePath {
        public Unreachable {
            gaps = List.copyOf(gaps);
        }
    }

    /**
     * A package that does not get from its installed version to its target.
     *
     * @param between the versions that {@code target} could be updated from; each can be updated only from others in turn
     */
    record Gap(Version installed, Release target, List<Release> between) {
        public Gap {
            between = List.copyOf(between);
        }
    }

    static UpdatePath of(Solved solved, Installed installed, VersionSource source) {
        Map<PackageId, Version> versions = new HashMap<>();
        installed
                .packages()
                .forEach(there -> versions.put(there.id(), there.release().version()));
        List<Downgrade> downgrades = new ArrayList<>();
        for (Chosen chosen : solved.chosen()) {
            Release release = chosen.release();
            Version from = versions.get(release.id());
            if (from != null && from.isAfter(release.version())) {
                downgrades.add(new Downgrade(release.id(), from, release.version()));
            }
        }
        if (!downgrades.isEmpty()) {
            return new Refused(downgrades);
        }
        List<Release> releases = solved.chosen().stream().map(Chosen::release).toList();
        List<UpdateStep> steps = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        for (Release release : DependencyOrder.of(releases)) {
            List<UpdateStep> ofPackage = steps(Optional.ofNullable(versions.get(release.id())), release, source);
            if (ofPackage.isEmpty()) {
                gaps.add(gap(versions.get(release.id()), release, source));
            }
            steps.addAll(ofPackage);
        }
        steps.addAll(removals(releases, installed));
        return gaps.isEmpty() ? new Ordered(steps) : new Unreachable(gaps);
    }

    private static Gap gap(Version installed, Release target, VersionSource source) {
        return new Gap(
                installed,
                target,
                source.releases(target.id()).stream()
                        .filter(release -> Hops.mayPass(release, installed, target))
                        .filter(release -> target.updatesFrom(release.version()))
                        .toList());
    }

    // Dependants first.
    private static List<UpdateStep> removals(List<Release> staying, Installed installed) {
        Set<PackageId> stay = new HashSet<>();
        staying.forEach(release -> stay.add(release.id()));
        List<Release> going = installed.packages().stream()
                .map(InstalledRelease::release)
                .filter(release -> !stay.contains(release.id()))
                .toList();
        List<UpdateStep> removals = new ArrayList<>();
        DependencyOrder.of(going).forEach(release -> removals.addFirst(new UpdateStep.Remove(release.identity())));
        return removals;
    }

    private static List<UpdateStep> steps(Optional<Version> installed, Release release, VersionSource source) {
        if (installed.isEmpty()) {
            return List.of(new UpdateStep.Install(release));
        }
        if (installed.get().equals(release.version())) {
            return List.of(new UpdateStep.Leave(release.identity()));
        }
        List<Release> hops = release.updatesFrom(installed.get())
                ? List.of(release)
                : Hops.between(installed.get(), release, source.releases(release.id()));
        List<UpdateStep> steps = new ArrayList<>();
        Version from = installed.get();
        for (Release hop : hops) {
            steps.add(new UpdateStep.Update(from, hop));
            from = hop.version();
        }
        return steps;
    }
}
