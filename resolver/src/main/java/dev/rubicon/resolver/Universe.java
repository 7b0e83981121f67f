package dev.rubicon.resolver;

import dev.rubicon.model.Dependency;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * All releases that a search can come to, numbered: those that may be newly chosen and those that are installed. Packages are
 * numbered in the order they were found, releases by package, ascending by version.
 */
final class Universe {
    /**
     * A dependency of a release, as it counts in this search.
     *
     * @param required whether the package has to be there; otherwise it only has to fit if it is
     */
    record Line(Requirement.ByPackage requirement, boolean required) {
        Dependency dependency() {
            return requirement.dependency();
        }
    }

    private record Question(PackageId id, VersionQuery query, boolean substitutes) {}

    private final Request request;
    private final Map<PackageId, List<PackageId>> substitutes;
    private final Map<PackageId, Version> installedVersions = new TreeMap<>();
    private final List<Release> releases = new ArrayList<>();
    private final Map<PackageId, Integer> numbers = new LinkedHashMap<>();
    private final List<int[]> members = new ArrayList<>();
    private final List<List<Line>> lines = new ArrayList<>();
    private final SortedMap<PackageId, Integer> installedReleases = new TreeMap<>();
    private final Map<Question, Fit> fits = new HashMap<>();
    private final Set<PackageId> present = new HashSet<>();

    static Universe of(VersionSource source, Request request, Installed installed) {
        return new Universe(Candidates.of(source, request, installed), request, installed);
    }

    private Universe(Candidates candidates, Request request, Installed installed) {
        this.request = request;
        this.substitutes = candidates.substitutes();
        request.wishes().forEach(wish -> present.add(wish.id()));
        for (InstalledRelease installedPackage : installed.packages()) {
            present.add(installedPackage.id());
            installedVersions.put(
                    installedPackage.id(), installedPackage.release().version());
            installedPackage.release().substituteFor().ifPresent(present::add);
        }
        candidates.releases().forEach((id, ofPackage) -> {
            numbers.put(id, members.size());
            members.add(IntStream.range(releases.size(), releases.size() + ofPackage.size())
                    .toArray());
            releases.addAll(ofPackage);
        });
        for (int release = 0; release < releases.size(); release++) {
            lines.add(linesOf(releases.get(release)));
            if (isInstalled(releases.get(release))) {
                installedReleases.put(releases.get(release).id(), release);
            }
        }
    }

    private List<Line> linesOf(Release release) {
        List<Line> active = new ArrayList<>();
        for (Dependency dependency : release.dependencies()) {
            boolean required =
                    present.contains(dependency.id()) || !dependency.optional() && !dependency.onlyRestrictVersion();
            if (required || dependency.onlyRestrictVersion()) {
                active.add(new Line(new Requirement.ByPackage(release.identity(), dependency), required));
            }
        }
        return List.copyOf(active);
    }

    private boolean isInstalled(Release release) {
        return release.version().equals(installedVersions.get(release.id()));
    }

    int size() {
        return releases.size();
    }

    int packages() {
        return members.size();
    }

    Release release(int release) {
        return releases.get(release);
    }

    /** The number of a release's package. */
    int packageOf(int release) {
        return numbers.get(releases.get(release).id());
    }

    /** The releases of the same package, this one included. */
    int[] siblings(int release) {
        return members.get(packageOf(release));
    }

    List<Line> lines(int release) {
        return lines.get(release);
    }

    /** The installed releases, ascending by id. */
    Collection<Integer> installed() {
        return installedReleases.values();
    }

    boolean isInstalled(int release) {
        return isInstalled(releases.get(release));
    }

    /** Whether some version of a release's package is installed. */
    boolean isPackageInstalled(int release) {
        return installedVersions.containsKey(releases.get(release).id());
    }

    /** Whether {@code release} is newly chosen only beside a release that names its label. */
    boolean needsNaming(int release) {
        Release candidate = releases.get(release);
        return candidate.version().isPreRelease()
                && !isInstalled(candidate)
                && request.wishes().stream()
                        .noneMatch(wish ->
                                wish.id().equals(candidate.id()) && wish.query().picks(candidate.version()));
    }

    /** The releases that name the label of {@code release}. */
    int[] namers(int release) {
        Release candidate = releases.get(release);
        return IntStream.range(0, size())
                .filter(other -> lines.get(other).stream()
                        .map(Line::dependency)
                        .anyMatch(dependency -> isFor(candidate, dependency.id())
                                && dependency.version().picks(candidate.version())))
                .toArray();
    }

    private static boolean isFor(Release candidate, PackageId id) {
        return candidate.id().equals(id) || candidate.substituteFor().equals(Optional.of(id));
    }

    /** How the releases of {@code id} itself meet a query. */
    Fit fitOfPackage(PackageId id, VersionQuery query) {
        return fits.computeIfAbsent(new Question(id, query, false), any -> fit(query, List.of(id), id));
    }

    /** How the releases that a dependency on {@code id} accepts meet a query: its own and those of its substitutes. */
    Fit fitOfDependency(PackageId id, VersionQuery query) {
        return fits.computeIfAbsent(new Question(id, query, true), any -> {
            List<PackageId> ids = new ArrayList<>(List.of(id));
            ids.addAll(substitutes.getOrDefault(id, List.of()));
            return fit(query, ids, id);
        });
    }

    private Fit fit(VersionQuery query, List<PackageId> ids, PackageId target) {
        List<Integer> good = new ArrayList<>();
        List<Integer> bad = new ArrayList<>();
        for (PackageId id : ids) {
            for (int release : members.get(numbers.get(id))) {
                Release candidate = releases.get(release);
                if (isFor(candidate, target)) {
                    (meets(candidate, query) ? good : bad).add(release);
                }
            }
        }
        return new Fit(
                ids.stream().mapToInt(numbers::get).toArray(),
                good.stream().mapToInt(Integer::intValue).toArray(),
                bad.stream().mapToInt(Integer::intValue).toArray());
    }

    // Of pre-releases only the range counts here: that somebody names their label is a separate incompatibility.
    private boolean meets(Release candidate, VersionQuery query) {
        return query.isSatisfiedBy(candidate.version())
                || query.stay() == VersionQuery.Stay.ALWAYS && isInstalled(candidate);
    }
}
