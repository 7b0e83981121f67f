package dev.rubicon.resolver;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * What each package can still be, and how it came to that. An entry narrows one package: as a decision, which opens a level, or
 * because of an incompatibility whose other terms hold. Level 0 holds without any decision.
 */
final class PartialSolution {
    /** The place of what holds before there is any entry. */
    static final int BEGINNING = -1;

    private static final Incompatibility DECIDED = new Incompatibility(new Cause.Stays(), new int[0], new long[0][]);

    private final IntFunction<long[]> initial;
    private final Slots slots;
    private long[][] domains = new long[64][];
    private int[] latest = new int[64];
    private int[] packages = new int[64];
    private long[][] before = new long[64][];
    private int[] earlier = new int[64];
    private int[] levels = new int[64];
    private Incompatibility[] reasons = new Incompatibility[64];
    private int size;
    private int level;

    /** @param initial what a package can be before there is any entry */
    PartialSolution(IntFunction<long[]> initial, Slots slots) {
        this.initial = initial;
        this.slots = slots;
    }

    int size() {
        return size;
    }

    int level() {
        return level;
    }

    /** What a package can be. */
    long[] domain(int number) {
        int slot = slots.of(number);
        if (slot >= domains.length) {
            domains = Arrays.copyOf(domains, 2 * slot);
            latest = Arrays.copyOf(latest, 2 * slot);
        }
        long[] domain = domains[slot];
        if (domain == null) {
            domain = initial.apply(number);
            domains[slot] = domain;
            latest[slot] = BEGINNING;
        }
        return domain;
    }

    boolean holds(int number, long[] set) {
        return Bits.isWithin(domain(number), set);
    }

    /** The bit of the release that a package has by now, -1 if that is open or it has none. */
    int choice(int number) {
        int bit = Bits.single(domain(number));
        return bit == Bits.ABSENT ? -1 : bit;
    }

    boolean mayBeAbsent(int number) {
        return Bits.has(domain(number), Bits.ABSENT);
    }

    /** The package that an entry narrows. */
    int packageAt(int entry) {
        return packages[entry];
    }

    int levelAt(int entry) {
        return entry == BEGINNING ? 0 : levels[entry];
    }

    /** What an entry follows from. Not for a decision. */
    Incompatibility reasonAt(int entry) {
        return reasons[entry];
    }

    /** The entry by which a term that holds came to hold. */
    int since(int number, long[] set) {
        int entry = latest[slots.of(number)];
        while (entry != BEGINNING && Bits.isWithin(before[entry], set)) {
            entry = earlier[entry];
        }
        return entry;
    }

    void decide(int number, int bit) {
        level++;
        narrow(number, Bits.only(bit, domain(number).length), DECIDED);
    }

    /** Takes {@code set} away from what a package can be; says whether something is left. Nothing is noted if nothing would be. */
    boolean exclude(int number, long[] set, Incompatibility reason) {
        long[] domain = domain(number);
        if (!Bits.meet(domain, set)) {
            return true;
        }
        long[] rest = Bits.without(domain, set);
        if (Bits.isEmpty(rest)) {
            return false;
        }
        narrow(number, rest, reason);
        return true;
    }

    private void narrow(int number, long[] rest, Incompatibility reason) {
        if (size == packages.length) {
            packages = Arrays.copyOf(packages, 2 * size);
            before = Arrays.copyOf(before, 2 * size);
            earlier = Arrays.copyOf(earlier, 2 * size);
            levels = Arrays.copyOf(levels, 2 * size);
            reasons = Arrays.copyOf(reasons, 2 * size);
        }
        int slot = slots.of(number);
        packages[size] = number;
        before[size] = domains[slot];
        earlier[size] = latest[slot];
        levels[size] = level;
        reasons[size] = reason;
        latest[slot] = size++;
        domains[slot] = rest;
    }

    /** Forgets all above {@code lower}. */
    void backtrackTo(int lower) {
        while (size > 0 && levels[size - 1] > lower) {
            int slot = slots.of(packages[--size]);
            domains[slot] = before[size];
            latest[slot] = earlier[size];
        }
        level = Math.min(level, lower);
    }
}
