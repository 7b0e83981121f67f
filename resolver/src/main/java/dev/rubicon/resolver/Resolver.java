package dev.rubicon.resolver;

/**
 * Chooses versions. Policy: the request in its order, then dependencies breadth-first in declared order; each package takes the
 * newest version for which a solution still exists, and an installed version that will do counts as newest. What is installed
 * and not reached from the request stays exactly as it is, and its dependencies stay satisfied. Yanked releases are never newly
 * chosen; a pre-release is, if some requirement names its label and the others allow it. Same input, same answer.
 *
 * <p>Remembers what it was told by its source, so a later request costs less. For one thread at a time.
 */
public final class Resolver {
    /** Conflicts before a search is given up. Each rules out a combination of versions; problems of real life have a few hundred. */
    private static final int MAX_CONFLICTS = 50_000;

    private final Catalog catalog;
    private final int maxConflicts;

    public Resolver(VersionSource source) {
        this(source, MAX_CONFLICTS);
    }

    Resolver(VersionSource source, int maxConflicts) {
        this.catalog = new Catalog(source);
        this.maxConflicts = maxConflicts;
    }

    public Resolution resolve(Request request, Installed installed) {
        Universe universe = new Universe(catalog, request, installed);
        return switch (new Search(universe).run(maxConflicts)) {
            case Search.Found found -> new Resolution.Solved(found.chosen());
            case Search.Nothing nothing ->
                new Resolution.Unsolvable(new Contradiction(universe, nothing.contradiction()));
            case Search.GivenUp givenUp -> new Resolution.Undecided(maxConflicts);
        };
    }
}
