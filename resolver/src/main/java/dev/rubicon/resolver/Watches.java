package dev.rubicon.resolver;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds what follows from incompatibilities. Each is looked at only when the package of one of its two watched terms is narrowed:
 * as long as two terms do not hold, nothing follows.
 */
final class Watches {
    private final PartialSolution solution;
    private final Slots slots;
    private Incompatibility[][] watchers = new Incompatibility[64][];
    private int[] counts = new int[64];

    Watches(PartialSolution solution, Slots slots) {
        this.solution = solution;
        this.slots = slots;
    }

    private void watch(int number, Incompatibility watcher) {
        int slot = slots.of(number);
        if (slot >= counts.length) {
            counts = Arrays.copyOf(counts, 2 * slot);
            watchers = Arrays.copyOf(watchers, 2 * slot);
        }
        int count = counts[slot]++;
        if (count == 0 && watchers[slot] == null) {
            watchers[slot] = new Incompatibility[4];
        } else if (count == watchers[slot].length) {
            watchers[slot] = Arrays.copyOf(watchers[slot], 2 * count);
        }
        watchers[slot][count] = watcher;
    }

    /** Derives what follows from {@code added} now; returns it if it is violated. */
    Optional<Incompatibility> add(Incompatibility added) {
        if (added.size() == 0) {
            return Optional.of(added);
        }
        if (added.size() == 1) {
            return follow(added, 0);
        }
        if (added.size() > 2) {
            putLooseFirst(added);
        }
        watch(added.packages[0], added);
        watch(added.packages[1], added);
        if (holds(added, 1)) {
            return follow(added, 0);
        }
        return holds(added, 0) ? follow(added, 1) : Optional.empty();
    }

    /** Whether all terms hold but at most one. */
    boolean isTight(Incompatibility added) {
        int loose = 0;
        for (int i = 0; i < added.size(); i++) {
            loose += holds(added, i) ? 0 : 1;
        }
        return loose <= 1;
    }

    /** Derives once more what follows from one that is tight; returns it if it is violated. */
    Optional<Incompatibility> repeat(Incompatibility added) {
        int last = 0;
        for (int i = 1; i < added.size(); i++) {
            last = holds(added, i) ? last : i;
        }
        return follow(added, last);
    }

    // A term that does not hold is watched first; of those that do, the one that is forgotten first.
    private void putLooseFirst(Incompatibility added) {
        for (int place = 0; place < 2; place++) {
            int best = place;
            for (int i = place + 1; i < added.size(); i++) {
                if (rank(added, i) > rank(added, best)) {
                    best = i;
                }
            }
            added.swap(place, best);
        }
    }

    private int rank(Incompatibility added, int i) {
        return holds(added, i) ? solution.since(added.packages[i], added.sets[i]) : Integer.MAX_VALUE;
    }

    private boolean holds(Incompatibility incompatibility, int i) {
        return solution.holds(incompatibility.packages[i], incompatibility.sets[i]);
    }

    // All terms but this one hold.
    private Optional<Incompatibility> follow(Incompatibility incompatibility, int last) {
        boolean open = solution.exclude(incompatibility.packages[last], incompatibility.sets[last], incompatibility);
        return open ? Optional.empty() : Optional.of(incompatibility);
    }

    /** Derives what follows now that a package is narrowed; returns an incompatibility that is violated. */
    Optional<Incompatibility> visit(int number) {
        int slot = slots.of(number);
        if (slot >= counts.length) {
            return Optional.empty();
        }
        Optional<Incompatibility> conflict = Optional.empty();
        int kept = 0;
        for (int i = 0; i < counts[slot]; i++) {
            Incompatibility watcher = watchers[slot][i];
            int at = watcher.packages[0] == number ? 0 : 1;
            if (conflict.isPresent() || !holds(watcher, at)) {
                watchers[slot][kept++] = watcher;
            } else if (!movesOn(watcher, at)) {
                watchers[slot][kept++] = watcher;
                conflict = follow(watcher, 1 - at);
            }
        }
        counts[slot] = kept;
        return conflict;
    }

    // Looks for another term that does not hold, to be watched instead.
    private boolean movesOn(Incompatibility watcher, int at) {
        for (int i = 2; i < watcher.size(); i++) {
            if (!holds(watcher, i)) {
                watcher.swap(at, i);
                watch(watcher.packages[at], watcher);
                return true;
            }
        }
        return false;
    }
}
