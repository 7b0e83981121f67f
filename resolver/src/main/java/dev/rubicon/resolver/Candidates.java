package dev.rubicon.resolver;

import dev.rubicon.model.Dependency;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * The releases that a search can come to, by package in the order they are reached. Left out are yanked releases, and
 * pre-releases whose label nobody names, unless they are installed.
 *
 * @param releases ascending by version; a package that does not exist has none
 * @param substitutes the packages that may stand for another
 */
record Candidates(Map<PackageId, List<Release>> releases, Map<PackageId, List<PackageId>> substitutes) {
    static Candidates of(VersionSource source, Request request, Installed installed) {
        return new Gathering(source, request, installed).gather();
    }

    private static final class Gathering {
        private final VersionSource source;
        private final Request request;
        private final Map<PackageId, Release> installed = new LinkedHashMap<>();
        private final Map<PackageId, List<Release>> found = new LinkedHashMap<>();
        private final Map<PackageId, List<PackageId>> substitutes = new HashMap<>();
        private final Map<PackageId, Set<VersionQuery>> queries = new HashMap<>();
        private final Queue<PackageId> open = new ArrayDeque<>();

        Gathering(VersionSource source, Request request, Installed installed) {
            this.source = source;
            this.request = request;
            installed.packages().forEach(there -> this.installed.put(there.id(), there.release()));
        }

        Candidates gather() {
            for (Request.Wish wish : request.wishes()) {
                reach(wish.id());
                ask(wish.id(), wish.query());
            }
            installed.keySet().forEach(this::reach);
            while (!open.isEmpty()) {
                visit(open.remove());
            }
            found.replaceAll((id, all) -> all.stream().filter(this::mayBeChosen).toList());
            return new Candidates(found, substitutes);
        }

        private void reach(PackageId id) {
            if (found.putIfAbsent(id, List.of()) == null) {
                open.add(id);
            }
        }

        private void ask(PackageId id, VersionQuery query) {
            queries.computeIfAbsent(id, any -> new LinkedHashSet<>()).add(query);
        }

        private void visit(PackageId id) {
            List<Release> releases = withInstalled(id);
            found.put(id, releases);
            List<PackageId> standIns = source.substitutesFor(id);
            substitutes.put(id, standIns);
            standIns.forEach(this::reach);
            for (Release release : releases) {
                for (Dependency dependency : release.dependencies()) {
                    reach(dependency.id());
                    ask(dependency.id(), dependency.version());
                }
            }
        }

        private List<Release> withInstalled(PackageId id) {
            List<Release> releases = new ArrayList<>(source.releases(id));
            Release there = installed.get(id);
            if (there != null) {
                releases.removeIf(release -> release.version().equals(there.version()));
                releases.add(there);
                releases.sort(Comparator.comparing(Release::version));
            }
            return releases;
        }

        private boolean mayBeChosen(Release release) {
            Release there = installed.get(release.id());
            if (there != null && there.version().equals(release.version())) {
                return true;
            }
            return !release.yanked() && (!release.version().isPreRelease() || isNamed(release));
        }

        private boolean isNamed(Release release) {
            return isNamed(release.id(), release.version())
                    || release.substituteFor()
                            .filter(id -> isNamed(id, release.version()))
                            .isPresent();
        }

        private boolean isNamed(PackageId id, Version version) {
            return queries.getOrDefault(id, Set.of()).stream().anyMatch(query -> query.picks(version));
        }
    }
}
