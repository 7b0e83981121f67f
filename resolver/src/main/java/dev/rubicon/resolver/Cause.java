package dev.rubicon.resolver;

import dev.rubicon.model.VersionQuery;

/** Why terms cannot all hold. */
sealed interface Cause {
    /** Somebody asked for the package. */
    record Asked(VersionQuery query, Listing listing, long[] fitting) implements Cause {}

    /** Releases declare it. */
    record Declared(Line line) implements Cause {}

    /** What is installed is not removed. */
    record Stays() implements Cause {}

    /** What is installed does not move unless something leads to it. */
    record Unmoved(Listing listing) implements Cause {}

    /** Withdrawn releases are not newly chosen. */
    record Yanked() implements Cause {}

    /** Pre-releases are newly chosen only if something names their label. */
    record Unnamed(Listing listing, long[] versions) implements Cause {}

    /**
     * It follows: the first of {@code from}, resolved with each of the others in turn.
     *
     * @param pivots the package that is resolved on, for each but the first
     */
    record Derived(Incompatibility[] from, int[] pivots) implements Cause {}
}
