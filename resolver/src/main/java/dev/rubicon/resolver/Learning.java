package dev.rubicon.resolver;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns a conflict into an incompatibility that keeps the search from meeting it again: it is resolved with what its terms follow
 * from, the latest first, until a single term of its level is left. With that term denied, the search goes on below.
 */
final class Learning {
    private final Universe universe;
    private final PartialSolution solution;
    private final List<Incompatibility> from = new ArrayList<>();
    private final List<Integer> pivots = new ArrayList<>();
    private int latest;
    private int latestEntry;
    private int secondEntry;

    Learning(Universe universe, PartialSolution solution) {
        this.universe = universe;
        this.solution = solution;
    }

    /** What follows from {@code conflict}; no terms if there is no solution at all. */
    Incompatibility learn(Incompatibility conflict) {
        Terms terms = Terms.of(universe, conflict);
        from.add(conflict);
        locate(terms);
        while (terms.size() > 0 && solution.levelAt(latestEntry) == backtrackLevel()) {
            int number = terms.packageAt(latest);
            Incompatibility reason = latestEntry == PartialSolution.BEGINNING
                    ? universe.initialReason(number)
                    : solution.reasonAt(latestEntry);
            terms.resolve(reason, number);
            from.add(reason);
            pivots.add(number);
            locate(terms);
        }
        return terms.because(new Cause.Derived(
                from.toArray(Incompatibility[]::new),
                pivots.stream().mapToInt(Integer::intValue).toArray()));
    }

    // Which term came to hold last, and when; and when the last but one did.
    private void locate(Terms terms) {
        latest = -1;
        latestEntry = PartialSolution.BEGINNING;
        secondEntry = PartialSolution.BEGINNING;
        for (int i = 0; i < terms.size(); i++) {
            int entry = solution.since(terms.packageAt(i), terms.setAt(i));
            if (latest < 0 || entry > latestEntry) {
                secondEntry = latestEntry;
                latest = i;
                latestEntry = entry;
            } else {
                secondEntry = Math.max(secondEntry, entry);
            }
        }
    }

    /** The level at which all terms but one hold of what was learned. */
    int backtrackLevel() {
        return solution.levelAt(secondEntry);
    }
}
