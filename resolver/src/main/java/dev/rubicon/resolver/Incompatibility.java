package dev.rubicon.resolver;

/**
 * Terms that cannot all hold. A term is a package and a set: it holds once the package can be nothing outside the set.
 * {@code app in {2.0}, base in {absent, 1.0}} says that app 2.0 needs a base other than 1.0.
 */
final class Incompatibility {
    final Cause cause;
    /** The packages of the terms, each once. The first two are watched; with more than two terms, the search reorders them. */
    final int[] packages;

    final long[][] sets;

    Incompatibility(Cause cause, int[] packages, long[][] sets) {
        this.cause = cause;
        this.packages = packages;
        this.sets = sets;
    }

    int size() {
        return packages.length;
    }

    void swap(int left, int right) {
        int number = packages[left];
        packages[left] = packages[right];
        packages[right] = number;
        long[] set = sets[left];
        sets[left] = sets[right];
        sets[right] = set;
    }

    /** The set of the term on a package that has one. */
    long[] setOf(int number) {
        int i = 0;
        while (packages[i] != number) {
            i++;
        }
        return sets[i];
    }
}
