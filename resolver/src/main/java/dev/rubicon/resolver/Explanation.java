package dev.rubicon.resolver;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.model.Version;
import dev.rubicon.resolver.Resolution.Conflict;
import dev.rubicon.resolver.Resolution.MissingPackage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads from a derivation which requirements clash. */
final class Explanation {
    private final VersionSource source;
    private final Request request;

    Explanation(VersionSource source, Request request) {
        this.source = source;
        this.request = request;
    }

    Resolution.Unsolvable of(Incompatibility root) {
        List<Requirement> requirements = requirementsOf(root);
        SortedMap<PackageId, List<Requirement>> byId = new TreeMap<>();
        requirements.forEach(requirement ->
                byId.computeIfAbsent(requirement.id(), any -> new ArrayList<>()).add(requirement));
        List<Conflict> conflicts = new ArrayList<>();
        List<MissingPackage> missing = new ArrayList<>();
        byId.forEach((id, ofPackage) -> {
            List<Release> releases = source.releases(id);
            boolean installed = ofPackage.stream().anyMatch(Requirement.ByInstance.class::isInstance);
            if (releases.isEmpty() && !installed && source.substitutesFor(id).isEmpty()) {
                missing.add(new MissingPackage(id, ofPackage, Spelling.similar(id, source.ids())));
            } else if (clash(ofPackage, releases)) {
                conflicts.add(conflict(id, ofPackage));
            }
        });
        if (conflicts.isEmpty() && missing.isEmpty()) {
            byId.forEach((id, ofPackage) -> conflicts.add(conflict(id, ofPackage)));
        }
        return new Resolution.Unsolvable(requirements, conflicts, missing);
    }

    private List<Requirement> requirementsOf(Incompatibility root) {
        Set<Incompatibility> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Incompatibility> open = new ArrayDeque<>(List.of(root));
        Set<Requirement> requirements = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            Incompatibility incompatibility = open.remove();
            if (!seen.add(incompatibility)) {
                continue;
            }
            switch (incompatibility.cause) {
                case Cause.Stated stated -> requirements.add(stated.requirement());
                case Cause.Derived derived -> open.addAll(derived.from());
                case Cause.SamePackage same -> {}
                case Cause.Unnamed unnamed -> {}
                case Cause.Unneeded unneeded -> {}
            }
        }
        return requirements.stream()
                .sorted(Comparator.comparing(this::position).thenComparing(Explanation::owner))
                .toList();
    }

    private int position(Requirement requirement) {
        return switch (requirement) {
            case Requirement.ByRequest wish -> request.wishes().indexOf(new Request.Wish(wish.id(), wish.query()));
            case Requirement.ByPackage line -> request.wishes().size();
            case Requirement.ByInstance stays -> request.wishes().size() + 1;
        };
    }

    private static String owner(Requirement requirement) {
        return switch (requirement) {
            case Requirement.ByRequest wish -> "";
            case Requirement.ByPackage line -> line.owner() + " " + line.id();
            case Requirement.ByInstance stays -> stays.installed().toString();
        };
    }

    // A package with one satisfiable requirement is a link of the chain, not where it clashes.
    private static boolean clash(List<Requirement> requirements, List<Release> releases) {
        return requirements.size() > 1
                || !(requirements.getFirst() instanceof Requirement.ByInstance)
                        && releases.stream()
                                .filter(release -> !release.yanked())
                                .noneMatch(release -> allows(requirements.getFirst(), release.version()));
    }

    private static boolean allows(Requirement requirement, Version version) {
        return switch (requirement) {
            case Requirement.ByRequest wish -> wish.query().picks(version);
            case Requirement.ByPackage line -> line.dependency().version().picks(version);
            case Requirement.ByInstance stays -> stays.installed().version().equals(version);
        };
    }

    private Conflict conflict(PackageId id, List<Requirement> requirements) {
        List<Release> releases = source.releases(id);
        return new Conflict(id, requirements, versions(releases, false), versions(releases, true));
    }

    private static List<Version> versions(List<Release> releases, boolean yanked) {
        return releases.stream()
                .filter(release -> release.yanked() == yanked)
                .map(Release::version)
                .toList();
    }
}
