package dev.rubicon.resolver;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Releases that are all known from the beginning. */
public final class InMemorySource implements VersionSource {
    private final SortedMap<PackageId, List<Release>> releases = new TreeMap<>();
    private final SortedMap<PackageId, List<PackageId>> substitutes = new TreeMap<>();

    /** In any order. */
    public InMemorySource(List<Release> all) {
        all.forEach(release ->
                releases.computeIfAbsent(release.id(), any -> new ArrayList<>()).add(release));
        releases.forEach((id, ofPackage) -> {
            ofPackage.sort(Comparator.comparing(Release::version));
            ofPackage.stream()
                    .flatMap(release -> release.substituteFor().stream())
                    .distinct()
                    .forEach(original -> substitutes
                            .computeIfAbsent(original, any -> new ArrayList<>())
                            .add(id));
        });
    }

    @Override
    public List<Release> releases(PackageId id) {
        return releases.getOrDefault(id, List.of());
    }

    @Override
    public List<PackageId> substitutesFor(PackageId id) {
        return substitutes.getOrDefault(id, List.of());
    }

    @Override
    public List<PackageId> ids() {
        return List.copyOf(releases.keySet());
    }
}
