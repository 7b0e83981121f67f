package dev.rubicon.resolver;

/**
 * Terms that cannot all hold. {@code app 2.0 chosen, base 1.0 not chosen, base 1.1 not chosen} says that app 2.0 depends on base
 * 1.0 or 1.1.
 */
final class Incompatibility {
    /** The first two are watched: nothing follows while one of them does not hold. The search reorders them. */
    final int[] terms;

    final Cause cause;

    Incompatibility(Cause cause, int... terms) {
        this.terms = terms;
        this.cause = cause;
    }

    void swap(int left, int right) {
        int term = terms[left];
        terms[left] = terms[right];
        terms[right] = term;
    }
}
