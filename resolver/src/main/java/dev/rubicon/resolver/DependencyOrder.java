package dev.rubicon.resolver;

import dev.rubicon.model.Dependency;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sorts releases so that dependencies come first. Lines that only restrict a version are no reason to wait. */
final class DependencyOrder {
    private record Visit(Release release, Iterator<Release> dependencies) {}

    private final Map<PackageId, List<Release>> providers = new HashMap<>();
    private final Set<PackageId> seen = new HashSet<>();
    private final List<Release> ordered = new ArrayList<>();

    private DependencyOrder(List<Release> releases) {
        for (Release release : releases) {
            providers.computeIfAbsent(release.id(), any -> new ArrayList<>()).add(release);
            release.substituteFor()
                    .ifPresent(id -> providers
                            .computeIfAbsent(id, any -> new ArrayList<>())
                            .add(release));
        }
    }

    /** Depth-first from each release in turn, dependencies in declared order; a dependency that leads back is not followed. */
    static List<Release> of(List<Release> releases) {
        DependencyOrder order = new DependencyOrder(releases);
        releases.forEach(order::visit);
        return order.ordered;
    }

    // With a stack of its own: a chain of dependencies may be longer than a thread's.
    private void visit(Release first) {
        Deque<Visit> open = new ArrayDeque<>();
        enter(first, open);
        while (!open.isEmpty()) {
            Visit visit = open.getLast();
            if (visit.dependencies().hasNext()) {
                enter(visit.dependencies().next(), open);
            } else {
                ordered.add(visit.release());
                open.removeLast();
            }
        }
    }

    private void enter(Release release, Deque<Visit> open) {
        if (seen.add(release.id())) {
            Iterator<Release> dependencies = release.dependencies().stream()
                    .filter(dependency -> !dependency.onlyRestrictVersion())
                    .map(Dependency::id)
                    .flatMap(id -> providers.getOrDefault(id, List.of()).stream())
                    .iterator();
            open.addLast(new Visit(release, dependencies));
        }
    }
}
