package dev.rubicon.resolver;

import dev.rubicon.resolver.Resolution.Chosen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Conflict-driven search: decide as the policy says, derive what follows, and turn each conflict into an incompatibility that
 * keeps the search from meeting it again. Because everything learned follows from the requirements, the first solution found is
 * the one that trying all choices in policy order would find first.
 */
final class Search {
    sealed interface Outcome {}

    record Found(List<Chosen> chosen) implements Outcome {}

    /** Nothing can be found; what follows from the requirements has no terms. */
    record Nothing(Incompatibility contradiction) implements Outcome {}

    record GivenUp() implements Outcome {}

    /** A statement that was made at {@code level}, though its owner was settled on a lower one. */
    private record Late(Incompatibility statement, int level) {}

    private final Universe universe;
    private final Slots slots;
    private final PartialSolution solution;
    private final Watches watches;
    private final Policy policy;
    private final List<Late> late = new ArrayList<>();
    private long[][] stated = new long[64][];
    private int next;

    Search(Universe universe) {
        this.universe = universe;
        slots = new Slots(universe.packages());
        solution = new PartialSolution(universe::initial, slots);
        watches = new Watches(solution, slots);
        policy = new Policy(universe, solution, slots);
    }

    Outcome run(int maxConflicts) {
        Optional<Incompatibility> conflict = Optional.empty();
        for (Incompatibility given : universe.given()) {
            conflict = conflict.or(() -> watches.add(given));
        }
        int conflicts = 0;
        while (true) {
            if (conflict.isEmpty()) {
                conflict = propagate();
            }
            if (conflict.isPresent()) {
                if (conflicts++ == maxConflicts) {
                    return new GivenUp();
                }
                Learning learning = new Learning(universe, solution);
                Incompatibility learned = learning.learn(conflict.get());
                if (learned.size() == 0) {
                    return new Nothing(learned);
                }
                backtrackTo(learning.backtrackLevel());
                conflict = watches.add(learned).or(this::repeatLate);
                continue;
            }
            switch (policy.next()) {
                case Policy.Choose choose -> policy.decide(choose.candidate());
                case Policy.Blocked blocked -> conflict = add(blocked.incompatibility());
                case Policy.Done done -> {
                    return new Found(done.chosen());
                }
            }
        }
    }

    private void backtrackTo(int level) {
        policy.backtrackTo(level);
        next = Math.min(next, solution.size());
    }

    // What has one term is not watched, so it is derived where it is not forgotten.
    private Optional<Incompatibility> add(Incompatibility incompatibility) {
        if (incompatibility.size() == 1) {
            backtrackTo(0);
            return watches.add(incompatibility).or(this::repeatLate);
        }
        return watches.add(incompatibility);
    }

    // What a statement said was forgotten, while all that it followed from was not.
    private Optional<Incompatibility> repeatLate() {
        Optional<Incompatibility> conflict = Optional.empty();
        int level = solution.level();
        for (int i = late.size() - 1; i >= 0 && late.get(i).level() > level; i--) {
            Incompatibility statement = late.remove(i).statement();
            if (watches.isTight(statement)) {
                conflict = conflict.or(() -> watches.repeat(statement));
                late.add(i, new Late(statement, level));
            }
        }
        return conflict;
    }

    private Optional<Incompatibility> propagate() {
        Optional<Incompatibility> conflict = Optional.empty();
        while (next < solution.size() && conflict.isEmpty()) {
            int number = solution.packageAt(next++);
            int choice = solution.choice(number);
            if (choice >= 0) {
                conflict = state(universe.listing(number), choice);
            }
            if (conflict.isEmpty()) {
                conflict = watches.visit(number);
            }
        }
        return conflict;
    }

    // The lines of a release are stated when it is first the only one left.
    private Optional<Incompatibility> state(Listing listing, int choice) {
        Optional<Incompatibility> conflict = Optional.empty();
        long[] done = stated(listing);
        for (Line line : listing.lines(choice)) {
            if (Bits.has(done, line.index) || !universe.isActive(line)) {
                continue;
            }
            boolean watched = true;
            for (Incompatibility statement : universe.statements(line)) {
                Optional<Incompatibility> violated = watches.add(statement);
                // One that nothing can meet comes first: it is not watched, so it would not be noticed again.
                boolean unwatched = statement.size() == 1;
                if (isLate(line)) {
                    late.add(new Late(statement, solution.level()));
                }
                conflict = unwatched && violated.isPresent() ? violated : conflict.or(() -> violated);
                watched &= !unwatched;
            }
            if (watched) {
                Bits.add(done, line.index);
            }
        }
        return conflict;
    }

    private boolean isLate(Line line) {
        return solution.levelAt(solution.since(line.owner, line.owners)) < solution.level();
    }

    private long[] stated(Listing listing) {
        int slot = slots.of(listing.number);
        if (slot >= stated.length) {
            stated = Arrays.copyOf(stated, 2 * slot);
        }
        if (stated[slot] == null) {
            stated[slot] = Bits.none(listing.lineCount);
        }
        return stated[slot];
    }
}
