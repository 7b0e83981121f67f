package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.json.JsonTree;
import dev.rubicon.al.runtime.value.AlError;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Watches over how much memory the values take that code keeps. What comes is counted, which is cheap, and what goes is not: when the
 * count is a third beyond the limit, what is still held is measured anew.
 */
public final class Memory {
    private static final long ELEMENT_BYTES = 64;

    private final long limit;
    private final LongSupplier held;
    private long counted;

    /**
     * @param limit in bytes
     * @param held measures what is held, in bytes
     */
    Memory(long limit, LongSupplier held) {
        this.limit = limit;
        this.held = held;
    }

    /**
     * So many bytes come, or will.
     *
     * @throws AlError RB771 if code keeps too much
     */
    public void add(long bytes) {
        counted += bytes;
        if (counted > limit + limit / 3) {
            measure(bytes);
        }
    }

    /** A value, or a copy of it, goes into a collection. */
    public void keep(Object value) {
        add(ELEMENT_BYTES
                + switch (value) {
                    case String text -> 2L * text.length();
                    case JsonTree tree -> Footprint.of(List.of(tree));
                    default -> 0;
                });
    }

    // A third is left until the next time, so that measuring costs little beside filling that third.
    private void measure(long coming) {
        counted = held.getAsLong() + coming;
        if (counted > limit) {
            throw new AlError("RB771", "it keeps more than " + limit / 1024 / 1024 + " MB in its variables");
        }
    }
}
