package dev.rubicon.resolver;

import dev.rubicon.model.Dependency;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The releases of one package as sets and lines. Made once for a source; a listing without releases is a package that is not there. */
final class Listing {
    final PackageId id;
    /** Its place among the listings of the catalog. */
    final int number;
    /** Ascending, one of each version. */
    final List<Release> releases;
    /** All that can be: absent, or one of the releases. */
    final long[] full;

    final long[] yanked;
    final long[] preReleases;

    /** How many different lines there are. */
    final int lineCount;

    private final Line[][] lines;

    Listing(PackageId id, int number, List<Release> all) {
        this.id = id;
        this.number = number;
        // Of Comparator.comparing, Java would make a class in each process: none is in a cache.
        TreeSet<Release> distinct = new TreeSet<>((one, other) -> one.version().compareTo(other.version()));
        distinct.addAll(all);
        releases = List.copyOf(distinct);
        full = Bits.upTo(releases.size());
        yanked = new long[full.length];
        preReleases = new long[full.length];
        lines = new Line[releases.size()][];
        Map<Dependency, Line> same = new HashMap<>();
        for (int i = 0; i < lines.length; i++) {
            Release release = releases.get(i);
            if (release.yanked()) {
                Bits.add(yanked, i + 1);
            }
            if (release.version().isPreRelease()) {
                Bits.add(preReleases, i + 1);
            }
            lines[i] = new Line[release.dependencies().size()];
            for (int j = 0; j < lines[i].length; j++) {
                lines[i][j] = same.computeIfAbsent(
                        release.dependencies().get(j), any -> new Line(any, number, same.size(), full.length));
                Bits.add(lines[i][j].owners, i + 1);
            }
        }
        lineCount = same.size();
    }

    Release release(int bit) {
        return releases.get(bit - 1);
    }

    /** In declared order. */
    Line[] lines(int bit) {
        return lines[bit - 1];
    }

    /** The bit of a version, -1 if there is no release of it. */
    int bit(Version version) {
        int index =
                Collections.binarySearch(releases.stream().map(Release::version).toList(), version);
        return index < 0 ? -1 : index + 1;
    }

    /** The releases within the range of a query. Pre-releases are, whether it names their label or not. */
    long[] satisfying(VersionQuery query) {
        long[] set = new long[full.length];
        for (int i = 0; i < releases.size(); i++) {
            if (query.isSatisfiedBy(releases.get(i).version())) {
                Bits.add(set, i + 1);
            }
        }
        return set;
    }

    /** The releases that may stand in for {@code other}: all of them if it is this package itself. */
    long[] standingInFor(PackageId other) {
        long[] set = new long[full.length];
        for (int i = 0; i < releases.size(); i++) {
            if (id.equals(other)
                    || releases.get(i).substituteFor().filter(other::equals).isPresent()) {
                Bits.add(set, i + 1);
            }
        }
        return set;
    }

    @Override
    public String toString() {
        return id.value();
    }
}
