package dev.rubicon.resolver;

import dev.rubicon.resolver.Resolution.Why;
import java.util.Arrays;

/** The packages that the walk has come to, in order, and what brought each in. */
final class Reached {
    private int[] order = new int[16];
    private Why[] reasons = new Why[16];
    private final Slots slots;
    private boolean[] flags = new boolean[64];
    private int size;

    Reached(Slots slots) {
        this.slots = slots;
    }

    int size() {
        return size;
    }

    int packageAt(int place) {
        return order[place];
    }

    Why reasonAt(int place) {
        return reasons[place];
    }

    boolean has(int number) {
        int slot = slots.of(number);
        return slot < flags.length && flags[slot];
    }

    /** At the end, unless it is there already. */
    void add(int number, Why reason) {
        if (has(number)) {
            return;
        }
        int slot = slots.of(number);
        if (slot >= flags.length) {
            flags = Arrays.copyOf(flags, 2 * slot);
        }
        if (size == order.length) {
            order = Arrays.copyOf(order, 2 * size);
            reasons = Arrays.copyOf(reasons, 2 * size);
        }
        flags[slot] = true;
        reasons[size] = reason;
        order[size++] = number;
    }

    /** Forgets what was reached after the first {@code smaller}. */
    void shrinkTo(int smaller) {
        while (size > smaller) {
            flags[slots.of(order[--size])] = false;
        }
    }
}
