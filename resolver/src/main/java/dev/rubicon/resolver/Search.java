package dev.rubicon.resolver;

import dev.rubicon.resolver.Universe.Line;
import java.util.Optional;

/**
 * Conflict-driven search: decide as the policy says, derive what follows, and turn each conflict into an incompatibility that
 * keeps the search from meeting it again. Because everything learned follows from the requirements, the first solution found is
 * the one that trying all choices in policy order would find first.
 */
final class Search {
    private final Universe universe;
    private final Request request;
    private final Explanation explanation;
    private final int maxAttempts;
    private final PartialSolution solution;
    private final Watches watches;
    private final Policy policy;
    private final boolean[] stated;
    private int next;

    Search(Universe universe, Request request, Explanation explanation, int maxAttempts) {
        this.universe = universe;
        this.request = request;
        this.explanation = explanation;
        this.maxAttempts = maxAttempts;
        solution = new PartialSolution(universe);
        watches = new Watches(universe.size(), solution);
        policy = new Policy(universe, request, solution);
        stated = new boolean[universe.size()];
    }

    Resolution run() {
        Optional<Incompatibility> conflict = stateRequest();
        int attempts = 0;
        while (true) {
            if (conflict.isEmpty()) {
                conflict = propagate();
            }
            if (conflict.isEmpty()) {
                switch (policy.next()) {
                    case Policy.Choose choose -> solution.decide(choose.release());
                    case Policy.Blocked blocked -> conflict = Optional.of(blocked.incompatibility());
                    case Policy.Done done -> {
                        return new Resolution.Solved(done.chosen());
                    }
                }
                continue;
            }
            if (attempts++ == maxAttempts) {
                return new Resolution.Undecided(maxAttempts);
            }
            Learning learning = new Learning(solution, universe.size());
            Incompatibility learned = learning.learn(conflict.get());
            if (learned.terms.length == 0) {
                return explanation.of(learned);
            }
            solution.backtrackTo(learning.backtrackLevel(learned));
            next = Math.min(next, solution.size());
            conflict = watches.add(learned);
        }
    }

    private Optional<Incompatibility> stateRequest() {
        Optional<Incompatibility> conflict = Optional.empty();
        for (Request.Wish wish : request.wishes()) {
            Requirement requirement = new Requirement.ByRequest(wish.id(), wish.query());
            Fit fit = universe.fitOfPackage(wish.id(), wish.query());
            Cause cause = new Cause.Stated(requirement);
            for (int bad : fit.bad()) {
                conflict = conflict.or(() -> exclude(bad, new Incompatibility(cause, Term.chosen(bad))));
            }
            conflict = conflict.or(() -> watches.add(new Incompatibility(cause, noneOf(fit.good()))));
        }
        for (int installed : universe.installed()) {
            Requirement stays =
                    new Requirement.ByInstance(universe.release(installed).identity());
            int[] versions = noneOf(universe.siblings(installed));
            conflict = conflict.or(() -> watches.add(new Incompatibility(new Cause.Stated(stays), versions)));
        }
        return conflict;
    }

    private static int[] noneOf(int[] releases) {
        int[] terms = new int[releases.length];
        for (int i = 0; i < releases.length; i++) {
            terms[i] = Term.notChosen(releases[i]);
        }
        return terms;
    }

    private Optional<Incompatibility> propagate() {
        Optional<Incompatibility> conflict = Optional.empty();
        while (next < solution.size() && conflict.isEmpty()) {
            int term = solution.term(next++);
            if (term > 0) {
                conflict = excludeOthers(Term.release(term));
            }
            conflict = conflict.or(() -> watches.visit(term));
        }
        return conflict;
    }

    // What a chosen release says is stated as incompatibilities when it is first chosen; exclusions, which are many,
    // each time.
    private Optional<Incompatibility> excludeOthers(int release) {
        Optional<Incompatibility> conflict = stated[release] ? Optional.empty() : state(release);
        for (int sibling : universe.siblings(release)) {
            if (sibling != release && conflict.isEmpty()) {
                conflict = exclude(release, sibling, new Cause.SamePackage());
            }
        }
        for (Line line : universe.lines(release)) {
            for (int bad : fit(line).bad()) {
                if (conflict.isEmpty()) {
                    conflict = exclude(release, bad, new Cause.Stated(line.requirement()));
                }
            }
        }
        return conflict;
    }

    private Optional<Incompatibility> state(int release) {
        stated[release] = true;
        Optional<Incompatibility> conflict = Optional.empty();
        for (Line line : universe.lines(release)) {
            if (!line.required()) {
                continue;
            }
            Incompatibility statement = beside(
                    release, new Cause.Stated(line.requirement()), fit(line).good());
            Optional<Incompatibility> violated = watches.add(statement);
            // One that nothing can meet is reported first: it has nothing to watch, so it would not be noticed again.
            conflict = statement.terms.length == 1 ? violated : conflict.or(() -> violated);
        }
        return conflict;
    }

    private Fit fit(Line line) {
        return universe.fitOfDependency(
                line.dependency().id(), line.dependency().version());
    }

    /** {@code release} is not chosen without one of {@code others}. */
    private static Incompatibility beside(int release, Cause cause, int[] others) {
        int[] terms = new int[others.length + 1];
        terms[0] = Term.chosen(release);
        System.arraycopy(noneOf(others), 0, terms, 1, others.length);
        return new Incompatibility(cause, terms);
    }

    private Optional<Incompatibility> exclude(int release, int other, Cause cause) {
        return solution.holds(Term.notChosen(other))
                ? Optional.empty()
                : exclude(other, new Incompatibility(cause, Term.chosen(release), Term.chosen(other)));
    }

    private Optional<Incompatibility> exclude(int release, Incompatibility reason) {
        if (solution.isChosen(release)) {
            return Optional.of(reason);
        }
        if (solution.isOpen(release)) {
            solution.derive(Term.notChosen(release), reason);
        }
        return Optional.empty();
    }
}
