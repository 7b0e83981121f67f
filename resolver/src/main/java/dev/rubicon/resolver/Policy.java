package dev.rubicon.resolver;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.Preference.Candidate;
import dev.rubicon.resolver.Resolution.Chosen;
import dev.rubicon.resolver.Resolution.Why;
import dev.rubicon.resolver.Universe.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What to decide next: the request in its order, then dependencies breadth-first in declared order, then what stays. Walks from the
 * request down to where the partial solution is open, goes on from there the next time, and goes back as the solution does.
 */
final class Policy {
    sealed interface Move {}

    record Choose(Candidate candidate) implements Move {}

    /** Something would have to move or be there, and nothing that is chosen so far is a reason for that. */
    record Blocked(Incompatibility incompatibility) implements Move {}

    record Done(List<Chosen> chosen) implements Move {}

    /** Where the walk stands: {@code line} is the next of the release at {@code owner} in the order reached. */
    private record Place(int reached, int wish, int owner, int line, boolean keeping) {}

    private final Universe universe;
    private final PartialSolution solution;
    private final Reached reached;
    private final Preference preference;
    private final Support support;
    private Place[] places = new Place[16];
    private int wish;
    private int owner;
    private int line;
    private boolean keeping;

    Policy(Universe universe, PartialSolution solution, Slots slots) {
        this.universe = universe;
        this.solution = solution;
        reached = new Reached(slots);
        preference = new Preference(universe, solution, reached);
        support = new Support(universe, solution, reached);
    }

    /** Decides for a candidate; going back to before that decision will bring the walk back to where it is now. */
    void decide(Candidate candidate) {
        int level = solution.level();
        if (level == places.length) {
            places = Arrays.copyOf(places, 2 * level);
        }
        places[level] = new Place(reached.size(), wish, owner, line, keeping);
        solution.decide(candidate.listing().number, candidate.bit());
    }

    void backtrackTo(int level) {
        if (level < solution.level()) {
            solution.backtrackTo(level);
            Place place = places[level];
            reached.shrinkTo(place.reached());
            wish = place.wish();
            owner = place.owner();
            line = place.line();
            keeping = place.keeping();
        }
    }

    /** The first choice that is open, with all that follows from earlier ones derived. */
    Move next() {
        return walkRequest()
                .or(this::walkDependencies)
                .or(this::keepTheRest)
                .or(this::walkDependencies)
                .or(this::leaveOutTheUnnamed)
                .orElseGet(this::done);
    }

    private Optional<Move> walkRequest() {
        List<Request.Wish> wishes = universe.request().wishes();
        for (; wish < wishes.size(); wish++) {
            Request.Wish next = wishes.get(wish);
            Optional<Move> move = settle(universe.listing(next.id()), next.query(), new Why.Requested(next.query()));
            if (move.isPresent()) {
                return move;
            }
        }
        return Optional.empty();
    }

    private Optional<Move> walkDependencies() {
        for (; owner < reached.size(); owner++) {
            int number = reached.packageAt(owner);
            Listing listing = universe.listing(number);
            int choice = solution.choice(number);
            Line[] lines = listing.lines(choice);
            for (; line < lines.length; line++) {
                if (universe.isRequired(lines[line])) {
                    Optional<Move> move = settle(
                            lines[line],
                            new Why.DependencyOf(listing.release(choice).identity(), lines[line].dependency));
                    if (move.isPresent()) {
                        return move;
                    }
                }
            }
            line = 0;
        }
        return Optional.empty();
    }

    private Optional<Move> settle(Line required, Why why) {
        VersionQuery query = required.dependency.version();
        return universe.hasSubstitutes(required)
                ? settle(universe.targets(required), required.dependency.id(), query, why)
                : settle(universe.listing(required), query, why);
    }

    private Optional<Move> settle(Listing listing, VersionQuery query, Why why) {
        if (solution.choice(listing.number) >= 0) {
            reached.add(listing.number, why);
            return Optional.empty();
        }
        return Optional.of(choose(preference.best(listing, query)));
    }

    // Whatever stands for the package already is reached, and so is what is installed: it is there in any case.
    private Optional<Move> settle(List<Target> targets, PackageId id, VersionQuery query, Why why) {
        boolean settled = false;
        List<Target> open = new ArrayList<>();
        for (Target target : targets) {
            int number = target.listing().number;
            int choice = solution.choice(number);
            if (choice >= 0 && Bits.has(target.good(), choice)) {
                reached.add(number, why);
                settled = true;
            } else if (choice < 0 && Bits.meet(solution.domain(number), target.good())) {
                open.add(target);
            }
        }
        if (settled) {
            open.removeIf(target -> !universe.isInstalled(target.listing().number));
        }
        return settled && open.isEmpty() ? Optional.empty() : Optional.of(choose(preference.best(open, id, query)));
    }

    private Move choose(Candidate candidate) {
        if (preference.isUnnamed(candidate)) {
            Incompatibility unnameable = support.unnameable(candidate.listing());
            if (Bits.meet(unnameable.sets[0], solution.domain(candidate.listing().number))) {
                return new Blocked(unnameable);
            }
        }
        return new Choose(candidate);
    }

    private Optional<Move> keepTheRest() {
        if (keeping || universe.request().rest() == Request.Rest.GOES) {
            return Optional.empty();
        }
        List<Listing> rest = new ArrayList<>();
        for (InstalledRelease there : universe.installed().packages()) {
            Listing listing = universe.listing(there.id());
            int bit = universe.installedBit(listing.number);
            if (reached.has(listing.number)) {
                continue;
            }
            if (!Bits.has(solution.domain(listing.number), bit)) {
                return Optional.of(new Blocked(support.unmoved(listing)));
            }
            if (solution.choice(listing.number) < 0) {
                return Optional.of(new Choose(new Candidate(listing, bit)));
            }
            rest.add(listing);
        }
        rest.forEach(listing -> reached.add(listing.number, new Why.Kept()));
        keeping = true;
        return Optional.empty();
    }

    private Optional<Move> leaveOutTheUnnamed() {
        for (int place = 0; place < reached.size(); place++) {
            Listing listing = universe.listing(reached.packageAt(place));
            int choice = solution.choice(listing.number);
            if (preference.isUnnamed(new Candidate(listing, choice))) {
                return Optional.of(new Blocked(support.unnamed(listing, choice)));
            }
        }
        return Optional.empty();
    }

    private Move done() {
        List<Chosen> chosen = new ArrayList<>(reached.size());
        for (int place = 0; place < reached.size(); place++) {
            int number = reached.packageAt(place);
            Release release = universe.listing(number).release(solution.choice(number));
            chosen.add(new Chosen(release, reached.reasonAt(place)));
        }
        return new Done(chosen);
    }
}
