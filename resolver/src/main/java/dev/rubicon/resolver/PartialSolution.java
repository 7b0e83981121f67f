package dev.rubicon.resolver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The terms that hold so far, in the order they were found. A decision opens a level; what follows from it is derived, with the
 * incompatibility it follows from, and belongs to the same level. Level 0 holds without any decision.
 */
final class PartialSolution {
    private static final int OPEN = -1;

    private final int[] packageOf;
    private final int[] trail;
    private final int[] levels;
    private final boolean[] chosen;
    private final Incompatibility[] reasons;
    private final int[] choices;
    private final List<Integer> starts = new ArrayList<>();
    private int size;

    PartialSolution(Universe universe) {
        packageOf = IntStream.range(0, universe.size()).map(universe::packageOf).toArray();
        trail = new int[packageOf.length];
        levels = new int[packageOf.length];
        Arrays.fill(levels, OPEN);
        chosen = new boolean[packageOf.length];
        reasons = new Incompatibility[packageOf.length];
        choices = new int[universe.packages()];
        Arrays.fill(choices, OPEN);
    }

    int size() {
        return size;
    }

    int level() {
        return starts.size();
    }

    int term(int position) {
        return trail[position];
    }

    boolean holds(int term) {
        int release = Term.release(term);
        return levels[release] != OPEN && chosen[release] == term > 0;
    }

    boolean isOpen(int release) {
        return levels[release] == OPEN;
    }

    boolean isChosen(int release) {
        return holds(Term.chosen(release));
    }

    /** The release chosen for a package, -1 if there is none. */
    int choice(int number) {
        return choices[number];
    }

    int levelOf(int term) {
        return levels[Term.release(term)];
    }

    /** What a term that holds follows from; absent for a decision. */
    Optional<Incompatibility> reason(int term) {
        return Optional.ofNullable(reasons[Term.release(term)]);
    }

    void decide(int release) {
        starts.add(size);
        append(Term.chosen(release));
    }

    void derive(int term, Incompatibility reason) {
        append(term);
        reasons[Term.release(term)] = reason;
    }

    private void append(int term) {
        int release = Term.release(term);
        trail[size++] = term;
        levels[release] = level();
        chosen[release] = term > 0;
        if (term > 0) {
            choices[packageOf[release]] = release;
        }
    }

    /** Forgets all above {@code level}. */
    void backtrackTo(int level) {
        if (level >= level()) {
            return;
        }
        int start = starts.get(level);
        while (size > start) {
            int release = Term.release(trail[--size]);
            levels[release] = OPEN;
            reasons[release] = null;
            if (chosen[release]) {
                choices[packageOf[release]] = OPEN;
            }
        }
        starts.subList(level, starts.size()).clear();
    }
}
