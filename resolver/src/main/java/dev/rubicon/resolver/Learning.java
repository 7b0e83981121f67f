package dev.rubicon.resolver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Turns one conflict into an incompatibility. Goes back through what was derived until a single term of the conflict's level is
 * left (the first unique implication point): with that term denied, the search goes on below.
 */
final class Learning {
    private final PartialSolution solution;
    private final boolean[] seen;
    private final List<Integer> below = new ArrayList<>();
    private final Deque<Integer> atBottom = new ArrayDeque<>();
    private final List<Incompatibility> from = new ArrayList<>();
    private int level;
    private int unresolved;

    Learning(PartialSolution solution, int releases) {
        this.solution = solution;
        seen = new boolean[releases];
    }

    /** What follows from {@code conflict}; no terms if there is no solution at all. */
    Incompatibility learn(Incompatibility conflict) {
        for (int term : conflict.terms) {
            level = Math.max(level, solution.levelOf(term));
        }
        resolve(conflict);
        if (level > 0) {
            below.addFirst(lastOfLevel());
        }
        while (!atBottom.isEmpty()) {
            int term = atBottom.remove();
            resolve(solution.reason(term).orElseThrow());
        }
        return new Incompatibility(
                new Cause.Derived(List.copyOf(from)),
                below.stream().mapToInt(Integer::intValue).toArray());
    }

    private int lastOfLevel() {
        int position = solution.size() - 1;
        while (true) {
            int term = solution.term(position--);
            if (!seen[Term.release(term)] || solution.levelOf(term) != level) {
                continue;
            }
            if (--unresolved == 0) {
                return term;
            }
            resolve(solution.reason(term).orElseThrow());
        }
    }

    private void resolve(Incompatibility incompatibility) {
        from.add(incompatibility);
        for (int term : incompatibility.terms) {
            int release = Term.release(term);
            if (seen[release]) {
                continue;
            }
            seen[release] = true;
            int at = solution.levelOf(term);
            if (at == 0) {
                atBottom.add(term(release));
            } else if (at == level) {
                unresolved++;
            } else {
                below.add(term(release));
            }
        }
    }

    private int term(int release) {
        return solution.isChosen(release) ? Term.chosen(release) : Term.notChosen(release);
    }

    /** The level at which all terms of {@code learned} but the first hold. */
    int backtrackLevel(Incompatibility learned) {
        int highest = 0;
        for (int i = 1; i < learned.terms.length; i++) {
            highest = Math.max(highest, solution.levelOf(learned.terms[i]));
        }
        return highest;
    }
}
