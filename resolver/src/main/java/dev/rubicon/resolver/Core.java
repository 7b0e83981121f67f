package dev.rubicon.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Incompatibilities by themselves, without policy: whether they contradict each other, and which of them suffice for that. */
final class Core {
    private final Universe universe;
    private final PartialSolution solution;
    private final Watches watches;
    private int next;

    private Core(Universe universe) {
        this.universe = universe;
        Slots slots = new Slots(universe.packages());
        solution = new PartialSolution(number -> universe.listing(number).full, slots);
        watches = new Watches(solution, slots);
    }

    /** A list from which nothing can be left out, in the same order. */
    static List<Incompatibility> smallest(Universe universe, List<Incompatibility> contradicting) {
        List<Incompatibility> rest = new ArrayList<>(contradicting);
        for (int i = rest.size() - 1; i >= 0; i--) {
            Incompatibility one = rest.remove(i);
            if (contradiction(universe, rest).isEmpty()) {
                rest.add(i, one);
            }
        }
        return rest;
    }

    /** What follows from all of them, with no terms; absent if they can all be met. */
    static Optional<Incompatibility> contradiction(Universe universe, List<Incompatibility> all) {
        return new Core(universe).solve(all);
    }

    private Optional<Incompatibility> solve(List<Incompatibility> all) {
        Optional<Incompatibility> conflict = Optional.empty();
        for (Incompatibility one : all) {
            conflict = conflict.or(() -> watches.add(one));
        }
        while (true) {
            conflict = conflict.or(this::propagate);
            if (conflict.isPresent()) {
                Learning learning = new Learning(universe, solution);
                Incompatibility learned = learning.learn(conflict.get());
                if (learned.size() == 0) {
                    return Optional.of(learned);
                }
                solution.backtrackTo(learning.backtrackLevel());
                next = Math.min(next, solution.size());
                conflict = watches.add(learned);
            } else if (!decide(all)) {
                return Optional.empty();
            }
        }
    }

    private Optional<Incompatibility> propagate() {
        Optional<Incompatibility> conflict = Optional.empty();
        while (next < solution.size() && conflict.isEmpty()) {
            conflict = watches.visit(solution.packageAt(next++));
        }
        return conflict;
    }

    private boolean decide(List<Incompatibility> all) {
        for (Incompatibility one : all) {
            for (int number : one.packages) {
                long[] domain = solution.domain(number);
                if (Bits.single(domain) < 0) {
                    solution.decide(number, Bits.last(domain));
                    return true;
                }
            }
        }
        return false;
    }
}
