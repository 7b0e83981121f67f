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
     * One step for each package of the solution. Dependencies stand before their dependants; apart from that the order of the
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

    static UpdatePath of(Solved solved, Installed installed) {
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
        for (Release release : DependencyOrder.of(releases)) {
            steps.add(step(Optional.ofNullable(versions.get(release.id())), release));
        }
        steps.addAll(removals(releases, installed));
        return new Ordered(steps);
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

    private static UpdateStep step(Optional<Version> installed, Release release) {
        if (installed.isEmpty()) {
            return new UpdateStep.Install(release);
        }
        return installed.get().equals(release.version())
                ? new UpdateStep.Leave(release.identity())
                : new UpdateStep.Update(installed.get(), release);
    }
}
