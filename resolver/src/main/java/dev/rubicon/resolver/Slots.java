package dev.rubicon.resolver;

import java.util.Arrays;

/** Small numbers for the packages that one search meets: few of those that the catalog knows. */
final class Slots {
    private int[] slots;
    private int count;

    Slots(int packages) {
        slots = new int[packages + 16];
    }

    /** From 0, in the order of the first time that a package is asked for. */
    int of(int number) {
        if (number >= slots.length) {
            slots = Arrays.copyOf(slots, Math.max(2 * slots.length, number + 1));
        }
        if (slots[number] == 0) {
            slots[number] = ++count;
        }
        return slots[number] - 1;
    }
}
