package dev.rubicon.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what follows from incompatibilities. Each is looked at only when one of its two watched terms comes to hold: as long as
 * two terms do not, nothing follows.
 */
final class Watches {
    private final PartialSolution solution;
    private final List<List<Incompatibility>> watching = new ArrayList<>();

    Watches(int releases, PartialSolution solution) {
        this.solution = solution;
        for (int i = 0; i < 2 * releases; i++) {
            watching.add(new ArrayList<>(0));
        }
    }

    private List<Incompatibility> watching(int term) {
        return watching.get(2 * Term.release(term) + (term > 0 ? 0 : 1));
    }

    /** Derives what follows from {@code added} now; returns it if it is violated. */
    Optional<Incompatibility> add(Incompatibility added) {
        int[] terms = added.terms;
        if (terms.length == 0) {
            return Optional.of(added);
        }
        for (int place = 0; place < Math.min(2, terms.length); place++) {
            for (int i = place + 1; i < terms.length; i++) {
                if (rank(terms[i]) > rank(terms[place])) {
                    added.swap(place, i);
                }
            }
        }
        if (terms.length > 1) {
            watching(terms[0]).add(added);
            watching(terms[1]).add(added);
        }
        return terms.length == 1 || solution.holds(terms[1]) ? follow(added) : Optional.empty();
    }

    // A term that does not hold is watched first; of those that do, the one that is forgotten first.
    private int rank(int term) {
        return solution.holds(term) ? solution.levelOf(term) : Integer.MAX_VALUE;
    }

    // All terms but the first hold.
    private Optional<Incompatibility> follow(Incompatibility incompatibility) {
        int last = incompatibility.terms[0];
        if (solution.holds(last)) {
            return Optional.of(incompatibility);
        }
        if (solution.isOpen(Term.release(last))) {
            solution.derive(Term.not(last), incompatibility);
        }
        return Optional.empty();
    }

    /** Derives what follows now that {@code term} holds; returns an incompatibility that is violated. */
    Optional<Incompatibility> visit(int term) {
        List<Incompatibility> watchers = watching(term);
        Optional<Incompatibility> conflict = Optional.empty();
        int kept = 0;
        for (int i = 0; i < watchers.size(); i++) {
            Incompatibility watcher = watchers.get(i);
            if (conflict.isPresent() || !movesOn(watcher, term)) {
                watchers.set(kept++, watcher);
                conflict = conflict.isPresent() ? conflict : follow(watcher);
            }
        }
        watchers.subList(kept, watchers.size()).clear();
        return conflict;
    }

    // Looks for another term that does not hold, to be watched instead.
    private boolean movesOn(Incompatibility watcher, int term) {
        int[] terms = watcher.terms;
        if (terms[0] == term) {
            watcher.swap(0, 1);
        }
        for (int i = 2; i < terms.length; i++) {
            if (!solution.holds(terms[i])) {
                watcher.swap(1, i);
                watching(terms[1]).add(watcher);
                return true;
            }
        }
        return false;
    }
}
