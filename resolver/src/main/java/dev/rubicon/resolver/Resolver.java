package dev.rubicon.resolver;

/**
 * Chooses versions. Policy: the request in its order, then dependencies breadth-first in declared order; each package takes the
 * newest version for which a solution still exists, and an installed version that will do counts as newest. What is installed
 * and not reached from the request stays exactly as it is, and its dependencies stay satisfied. Yanked releases are never newly
 * chosen; a pre-release is, if some requirement names its label and the others allow it. Same input, same answer.
 */
public final class Resolver {
    /** Attempts before a search is given up. Each rules out a combination of versions; the hardest of our problems needs 74. */
    private static final int MAX_ATTEMPTS = 20_000;

    private final VersionSource source;
    private final int maxAttempts;

    public Resolver(VersionSource source) {
        this(source, MAX_ATTEMPTS);
    }

    Resolver(VersionSource source, int maxAttempts) {
        this.source = source;
        this.maxAttempts = maxAttempts;
    }

    public Resolution resolve(Request request, Installed installed) {
        Universe universe = Universe.of(source, request, installed);
        return new Search(universe, request, new Explanation(source, request), maxAttempts).run();
    }
}
