package dev.rubicon.resolver;

import java.util.Arrays;

/** Terms on their way to be an incompatibility: one for each package, those that always hold left out. */
final class Terms {
    private final Universe universe;
    private int[] packages = new int[8];
    private long[][] sets = new long[8][];
    private int size;

    Terms(Universe universe) {
        this.universe = universe;
    }

    static Terms of(Universe universe, Incompatibility incompatibility) {
        Terms terms = new Terms(universe);
        for (int i = 0; i < incompatibility.size(); i++) {
            terms.and(incompatibility.packages[i], incompatibility.sets[i]);
        }
        return terms;
    }

    int size() {
        return size;
    }

    int packageAt(int i) {
        return packages[i];
    }

    long[] setAt(int i) {
        return sets[i];
    }

    /** Both this and that a package is in {@code set}. */
    Terms and(int number, long[] set) {
        for (int i = 0; i < size; i++) {
            if (packages[i] == number) {
                sets[i] = Bits.and(sets[i], set);
                return this;
            }
        }
        if (Arrays.equals(set, universe.listing(number).full)) {
            return this;
        }
        if (size == packages.length) {
            packages = Arrays.copyOf(packages, 2 * size);
            sets = Arrays.copyOf(sets, 2 * size);
        }
        packages[size] = number;
        sets[size++] = set;
        return this;
    }

    /**
     * What follows from these and another incompatibility: whatever {@code pivot} is, it is in the set of one of the two, so one of
     * them is violated by the rest of its terms.
     */
    Terms resolve(Incompatibility other, int pivot) {
        int at = 0;
        while (packages[at] != pivot) {
            at++;
        }
        long[] either = Bits.or(sets[at], other.setOf(pivot));
        packages[at] = packages[--size];
        sets[at] = sets[size];
        for (int i = 0; i < other.size(); i++) {
            if (other.packages[i] != pivot) {
                and(other.packages[i], other.sets[i]);
            }
        }
        return and(pivot, either);
    }

    Incompatibility because(Cause cause) {
        return new Incompatibility(cause, Arrays.copyOf(packages, size), Arrays.copyOf(sets, size));
    }
}
