package dev.rubicon.resolver;

import dev.rubicon.model.Dependency;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.model.VersionQuery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a solution is, and which of them is wanted, written down once more: all combinations are tried. */
record Oracle(World world, Request request, Installed installed) {
    /** All solutions; of a substitute beside what it stands in for, only those that are needed. */
    List<SortedMap<PackageId, Release>> solutions() {
        List<SortedMap<PackageId, Release>> solutions = new ArrayList<>();
        extend(new TreeMap<>(), 0, solutions);
        return solutions;
    }

    private void extend(SortedMap<PackageId, Release> chosen, int next, List<SortedMap<PackageId, Release>> solutions) {
        if (next == RandomWorld.IDS.size()) {
            if (objection(chosen, true).isEmpty()) {
                solutions.add(new TreeMap<>(chosen));
            }
            return;
        }
        extend(chosen, next + 1, solutions);
        PackageId id = new PackageId(RandomWorld.IDS.get(next));
        for (Release release : world.releases(id)) {
            chosen.put(id, release);
            extend(chosen, next + 1, solutions);
        }
        chosen.remove(id);
    }

    /** What the policy gives: each package in its turn takes the best release of any solution that is left. */
    Map<PackageId, Release> preferred() {
        List<SortedMap<PackageId, Release>> left = solutions();
        Map<PackageId, Release> reached = new LinkedHashMap<>();
        for (Request.Wish wish : request.wishes()) {
            left = settle(wish.id(), wish.query(), reached, left);
        }
        left = follow(reached, left);
        if (request.rest() == Request.Rest.STAYS) {
            for (InstalledRelease there : installed.packages()) {
                reached.putIfAbsent(there.id(), there.release());
            }
            follow(reached, left);
        }
        return reached;
    }

    private List<SortedMap<PackageId, Release>> follow(
            Map<PackageId, Release> reached, List<SortedMap<PackageId, Release>> solutions) {
        List<SortedMap<PackageId, Release>> left = solutions;
        for (int i = 0; i < reached.size(); i++) {
            for (Dependency line : List.copyOf(reached.values()).get(i).dependencies()) {
                if (isRequired(line)) {
                    left = settle(line.id(), line.version(), reached, left);
                }
            }
        }
        return left;
    }

    private List<SortedMap<PackageId, Release>> settle(
            PackageId id,
            VersionQuery query,
            Map<PackageId, Release> reached,
            List<SortedMap<PackageId, Release>> left) {
        if (reached.containsKey(id)) {
            return left;
        }
        List<Dependency> known = reached.values().stream()
                .flatMap(release -> release.dependencies().stream())
                .filter(line -> line.id().equals(id) && isActive(line))
                .toList();
        boolean mayStay = query.stay() != VersionQuery.Stay.NEVER
                && (request.dependencies() == Request.Dependencies.STAY || query.stay() == VersionQuery.Stay.ALWAYS)
                && known.stream().noneMatch(line -> line.version().stay() == VersionQuery.Stay.NEVER);
        Comparator<Release> byVersion = Comparator.comparing(Release::version);
        Comparator<Release> order = Comparator.<Release, Boolean>comparing(one -> !(mayStay && isInstalled(one)))
                .thenComparing(one -> isUnnamed(one, known))
                .thenComparing(one -> query.preference(one.version()))
                .thenComparing(query.pick() == VersionQuery.Pick.LOWEST ? byVersion : byVersion.reversed());
        Release best =
                left.stream().map(solution -> solution.get(id)).min(order).orElseThrow();
        reached.put(id, best);
        return left.stream().filter(solution -> best.equals(solution.get(id))).collect(Collectors.toList());
    }

    /** @param lean whether to object to a substitute beside what it stands in for: it is allowed, but need not be found */
    Optional<String> objection(SortedMap<PackageId, Release> chosen, boolean lean) {
        for (Request.Wish wish : request.wishes()) {
            if (!chosen.containsKey(wish.id()) || !fits(chosen.get(wish.id()), wish.query())) {
                return Optional.of("the wish " + wish);
            }
        }
        for (Release release : chosen.values()) {
            if (!isInstalled(release) && (release.yanked() || isUnnamedAmong(release, chosen))) {
                return Optional.of(release.identity() + " may not be chosen");
            }
            for (Dependency line : release.dependencies()) {
                if (!isMet(line, chosen)) {
                    return Optional.of(release.identity() + " needs " + line);
                }
            }
        }
        Set<PackageId> reached =
                reached(chosen, request.wishes().stream().map(Request.Wish::id).toList(), lean);
        List<PackageId> kept = new ArrayList<>();
        for (InstalledRelease there : installed.packages()) {
            if (request.rest() == Request.Rest.STAYS && !reached.contains(there.id())) {
                kept.add(there.id());
                if (!there.release().equals(chosen.get(there.id()))) {
                    return Optional.of(there.id() + " moves for no reason");
                }
            }
        }
        reached.addAll(reached(chosen, kept, lean));
        return chosen.keySet().equals(reached) ? Optional.empty() : Optional.of("something is there for no reason");
    }

    private Set<PackageId> reached(SortedMap<PackageId, Release> chosen, List<PackageId> from, boolean lean) {
        Set<PackageId> reached = new HashSet<>(from);
        Deque<PackageId> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            for (Dependency line : chosen.get(open.remove()).dependencies()) {
                List<Release> providers = providers(line.id(), chosen);
                if (isRequired(line)) {
                    providers.stream()
                            .filter(provider -> !lean
                                    || providers.size() == 1
                                    || installed.find(provider.id()).isPresent())
                            .map(Release::id)
                            .filter(reached::add)
                            .forEach(open::add);
                }
            }
        }
        return reached;
    }

    private boolean isMet(Dependency line, SortedMap<PackageId, Release> chosen) {
        List<Release> providers = providers(line.id(), chosen);
        return !isActive(line)
                || providers.stream().allMatch(provider -> fits(provider, line.version()))
                        && (!isRequired(line) || !providers.isEmpty());
    }

    private boolean isActive(Dependency line) {
        return isRequired(line)
                || line.onlyRestrictVersion()
                || request.rest() == Request.Rest.GOES
                        && installed.find(line.id()).isPresent();
    }

    private boolean isRequired(Dependency line) {
        boolean stays = request.rest() == Request.Rest.STAYS
                && installed.packages().stream()
                        .anyMatch(there -> there.id().equals(line.id())
                                || there.release().substituteFor().equals(Optional.of(line.id())));
        boolean asked = request.wishes().stream().anyMatch(wish -> wish.id().equals(line.id()));
        return stays || asked || !line.optional() && !line.onlyRestrictVersion();
    }

    private static List<Release> providers(PackageId id, SortedMap<PackageId, Release> chosen) {
        return chosen.values().stream().filter(release -> isFor(release, id)).toList();
    }

    private static boolean isFor(Release release, PackageId id) {
        return release.id().equals(id) || release.substituteFor().equals(Optional.of(id));
    }

    private boolean isUnnamedAmong(Release release, SortedMap<PackageId, Release> chosen) {
        return isUnnamed(
                release,
                chosen.values().stream()
                        .flatMap(owner -> owner.dependencies().stream())
                        .toList());
    }

    private boolean isUnnamed(Release release, List<Dependency> lines) {
        return release.version().isPreRelease()
                && !isInstalled(release)
                && request.wishes().stream()
                        .noneMatch(wish ->
                                wish.id().equals(release.id()) && wish.query().picks(release.version()))
                && lines.stream()
                        .noneMatch(line -> isActive(line)
                                && isFor(release, line.id())
                                && line.version().picks(release.version()));
    }

    private boolean fits(Release release, VersionQuery query) {
        return query.isSatisfiedBy(release.version())
                || query.stay() == VersionQuery.Stay.ALWAYS && isInstalled(release);
    }

    private boolean isInstalled(Release release) {
        return installed.packages().stream().anyMatch(there -> there.release().equals(release));
    }
}
