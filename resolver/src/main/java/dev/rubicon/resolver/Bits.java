package dev.rubicon.resolver;

/**
 * Sets of small numbers, 64 to a word. Sets of one package have the same length; a set that is handed out is never changed.
 *
 * <p>Bit 0 says that the package is absent, bit {@code i + 1} that it has its release {@code i}. So one set says both whether a
 * package may be there and as what.
 */
final class Bits {
    /** The bit of absence. */
    static final int ABSENT = 0;

    private Bits() {}

    /** The set of nothing, for bits up to {@code highest}. */
    static long[] none(int highest) {
        return new long[highest / 64 + 1];
    }

    static long[] upTo(int highest) {
        long[] set = none(highest);
        for (int bit = 0; bit <= highest; bit++) {
            add(set, bit);
        }
        return set;
    }

    /** Changes {@code set}, so only for one that is being made. */
    static void add(long[] set, int bit) {
        set[bit >> 6] |= 1L << bit;
    }

    static long[] only(int bit, int words) {
        long[] set = new long[words];
        add(set, bit);
        return set;
    }

    static boolean has(long[] set, int bit) {
        return (set[bit >> 6] >>> bit & 1) != 0;
    }

    static boolean isEmpty(long[] set) {
        for (long word : set) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    static boolean isWithin(long[] set, long[] other) {
        for (int i = 0; i < set.length; i++) {
            if ((set[i] & ~other[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    static boolean meet(long[] set, long[] other) {
        for (int i = 0; i < set.length; i++) {
            if ((set[i] & other[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    static long[] and(long[] set, long[] other) {
        long[] both = new long[set.length];
        for (int i = 0; i < set.length; i++) {
            both[i] = set[i] & other[i];
        }
        return both;
    }

    static long[] or(long[] set, long[] other) {
        long[] either = new long[set.length];
        for (int i = 0; i < set.length; i++) {
            either[i] = set[i] | other[i];
        }
        return either;
    }

    static long[] without(long[] set, long[] other) {
        long[] rest = new long[set.length];
        for (int i = 0; i < set.length; i++) {
            rest[i] = set[i] & ~other[i];
        }
        return rest;
    }

    /** The lowest bit from {@code from} on, -1 if there is none. */
    static int next(long[] set, int from) {
        int word = from >> 6;
        if (word >= set.length) {
            return -1;
        }
        long rest = set[word] & -1L << from;
        while (rest == 0) {
            if (++word == set.length) {
                return -1;
            }
            rest = set[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(rest);
    }

    /** The highest bit of a set that is not empty. */
    static int last(long[] set) {
        int word = set.length - 1;
        while (set[word] == 0) {
            word--;
        }
        return (word << 6) + 63 - Long.numberOfLeadingZeros(set[word]);
    }

    /** The only bit of a set, -1 if it has none or several. */
    static int single(long[] set) {
        int found = -1;
        for (int i = 0; i < set.length; i++) {
            long word = set[i];
            if (word == 0) {
                continue;
            }
            if (found >= 0 || (word & word - 1) != 0) {
                return -1;
            }
            found = (i << 6) + Long.numberOfTrailingZeros(word);
        }
        return found;
    }
}
