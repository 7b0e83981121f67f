package dev.rubicon.resolver;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.Universe.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which release is tried first for a package, given what was reached so far. */
final class Preference {
    /** A release of a package. */
    record Candidate(Listing listing, int bit) {
        Release release() {
            return listing.release(bit);
        }

        Version version() {
            return release().version();
        }
    }

    private final Universe universe;
    private final PartialSolution solution;
    private final Reached reached;

    Preference(Universe universe, PartialSolution solution, Reached reached) {
        this.universe = universe;
        this.solution = solution;
        this.reached = reached;
    }

    /** The best of what is left of one package. */
    Candidate best(Listing listing, VersionQuery query) {
        long[] domain = solution.domain(listing.number);
        boolean plain = !query.hasAlternatives()
                && !universe.isInstalled(listing.number)
                && !Bits.meet(domain, listing.preReleases);
        if (!plain) {
            return best(List.of(new Target(listing, domain, domain)), listing.id, query);
        }
        boolean lowest = query.pick() == VersionQuery.Pick.LOWEST;
        return new Candidate(listing, lowest ? Bits.next(domain, Bits.ABSENT + 1) : Bits.last(domain));
    }

    /** The best of what is left of the good releases of several packages, one of which is {@code id} itself. */
    Candidate best(List<Target> targets, PackageId id, VersionQuery query) {
        boolean mayStay = mayStay(id, query);
        Comparator<Candidate> byVersion = Comparator.comparing(Candidate::version);
        Comparator<Candidate> order = Comparator.<Candidate, Boolean>comparing(one -> !(mayStay && isInstalled(one)))
                .thenComparing(this::isUnnamed)
                .thenComparing(one -> !universe.isInstalled(one.listing().number))
                .thenComparing(one -> query.preference(one.version()))
                .thenComparing(one -> !one.listing().id.equals(id))
                .thenComparing(query.pick() == VersionQuery.Pick.LOWEST ? byVersion : byVersion.reversed())
                .thenComparing(one -> one.listing().id);
        return candidates(targets).stream()
                .min(order)
                .orElseThrow(() -> new IllegalStateException("nothing fits, and it was not noticed: " + id));
    }

    private List<Candidate> candidates(List<Target> targets) {
        List<Candidate> candidates = new ArrayList<>();
        for (Target target : targets) {
            long[] left = Bits.and(solution.domain(target.listing().number), target.good());
            for (int bit = Bits.next(left, Bits.ABSENT + 1); bit >= 0; bit = Bits.next(left, bit + 1)) {
                candidates.add(new Candidate(target.listing(), bit));
            }
        }
        return candidates;
    }

    private boolean isInstalled(Candidate candidate) {
        return universe.installedBit(candidate.listing().number) == candidate.bit();
    }

    // An installed version moves if any requirement known by now says so.
    private boolean mayStay(PackageId id, VersionQuery query) {
        boolean counts = query.stay() == VersionQuery.Stay.ALWAYS
                || query.stay() == VersionQuery.Stay.IF_SATISFYING
                        && universe.request().dependencies() == Request.Dependencies.STAY;
        for (int place = 0; counts && place < reached.size(); place++) {
            for (Line line : linesAt(place)) {
                counts &= !line.dependency.id().equals(id)
                        || line.dependency.version().stay() != VersionQuery.Stay.NEVER
                        || !universe.isActive(line);
            }
        }
        return counts;
    }

    /** Whether it is a pre-release whose label neither the request nor anything reached so far names. */
    boolean isUnnamed(Candidate candidate) {
        if (!Bits.has(universe.unnamed(candidate.listing().number), candidate.bit())) {
            return false;
        }
        for (int place = 0; place < reached.size(); place++) {
            for (Line line : linesAt(place)) {
                if (universe.names(line, candidate.release())) {
                    return false;
                }
            }
        }
        return true;
    }

    private Line[] linesAt(int place) {
        int number = reached.packageAt(place);
        return universe.listing(number).lines(solution.choice(number));
    }
}
