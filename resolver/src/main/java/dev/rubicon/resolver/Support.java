package dev.rubicon.resolver;

import dev.rubicon.model.Dependency;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Says of what holds for no reason what would have to change. What is installed moves, and a pre-release is taken, only if something
 * that the request leads to asks for it. Such a thing is either reached already, as another release, or lies outside of what is
 * reached; so something reached has to be another release for it, one that leads out.
 */
final class Support {
    private final Universe universe;
    private final PartialSolution solution;
    private final Reached reached;
    private Optional<Map<PackageId, Set<Line>>> everything = Optional.empty();

    Support(Universe universe, PartialSolution solution, Reached reached) {
        this.universe = universe;
        this.solution = solution;
        this.reached = reached;
    }

    /** What is installed is another release than it was, and nothing leads to it. */
    Incompatibility unmoved(Listing listing) {
        long[] there = Bits.only(universe.installedBit(listing.number), listing.full.length);
        Terms terms = new Terms(universe).and(listing.number, Bits.without(listing.full, there));
        return unless(terms, line -> false).because(new Cause.Unmoved(listing));
    }

    /** A pre-release is chosen, and nothing names its label. */
    Incompatibility unnamed(Listing listing, int bit) {
        Release release = listing.release(bit);
        long[] only = Bits.only(bit, listing.full.length);
        Terms terms = new Terms(universe).and(listing.number, only);
        return unless(terms, line -> universe.names(line, release)).because(new Cause.Unnamed(listing, only));
    }

    private Terms unless(Terms terms, Predicate<Line> helps) {
        for (int place = 0; place < reached.size(); place++) {
            int number = reached.packageAt(place);
            Listing listing = universe.listing(number);
            int choice = solution.choice(number);
            long[] quiet = Bits.only(choice, listing.full.length);
            Bits.add(quiet, Bits.ABSENT);
            for (int bit = 1; bit <= listing.releases.size(); bit++) {
                if (List.of(listing.lines(bit)).stream().noneMatch(line -> helps.test(line) || leadsOut(line))) {
                    Bits.add(quiet, bit);
                }
            }
            terms.and(number, quiet);
            for (Line line : listing.lines(choice)) {
                if (leadsOut(line)) {
                    keepProviders(line, terms);
                }
            }
        }
        return terms;
    }

    private boolean leadsOut(Line line) {
        return universe.isRequired(line)
                && universe.providers(line).stream()
                        .anyMatch(id -> universe.known(id)
                                .filter(listing -> reached.has(listing.number))
                                .isEmpty());
    }

    // What meets the line could be met by another package instead.
    private void keepProviders(Line line, Terms terms) {
        for (PackageId id : universe.providers(line)) {
            Listing provider = universe.listing(id);
            if (reached.has(provider.number)) {
                terms.and(provider.number, Bits.only(solution.choice(provider.number), provider.full.length));
            }
        }
    }

    /** The pre-releases of a package that nothing names which the request could ever lead to. */
    Incompatibility unnameable(Listing listing) {
        if (everything.isEmpty()) {
            everything = Optional.of(closure());
        }
        long[] unnamed = universe.unnamed(listing.number);
        long[] unnameable = new long[unnamed.length];
        for (int bit = Bits.next(unnamed, 0); bit >= 0; bit = Bits.next(unnamed, bit + 1)) {
            Release release = listing.release(bit);
            boolean named = isNamed(listing.id, release)
                    || release.substituteFor()
                            .filter(id -> isNamed(id, release))
                            .isPresent();
            if (!named) {
                Bits.add(unnameable, bit);
            }
        }
        return new Terms(universe).and(listing.number, unnameable).because(new Cause.Unnamed(listing, unnameable));
    }

    private boolean isNamed(PackageId id, Release release) {
        return everything.orElseThrow().getOrDefault(id, Set.of()).stream()
                .anyMatch(line -> universe.names(line, release));
    }

    private Map<PackageId, Set<Line>> closure() {
        Map<PackageId, Set<Line>> lines = new HashMap<>();
        Set<PackageId> seen = new LinkedHashSet<>();
        universe.request().wishes().forEach(wish -> seen.add(wish.id()));
        universe.installed().packages().forEach(there -> seen.add(there.id()));
        Queue<PackageId> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Listing listing = universe.listing(open.remove());
            for (int bit = 1; bit <= listing.releases.size(); bit++) {
                for (Line line : listing.lines(bit)) {
                    Dependency dependency = line.dependency;
                    lines.computeIfAbsent(dependency.id(), any -> new LinkedHashSet<>())
                            .add(line);
                    universe.providers(line).stream().filter(seen::add).forEach(open::add);
                }
            }
        }
        return lines;
    }
}
