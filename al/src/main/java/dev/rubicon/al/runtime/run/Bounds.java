package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.rows.Filter;
import java.util.List;
import java.util.Optional;

/** The ends of a filter that is one value or one range. */
public final class Bounds {
    private Bounds() {}

    /** The lowest value; absent if it is open to that side, or no range. */
    public static Optional<Object> lowest(Filter filter) {
        return switch (filter) {
            case Filter.Equal equal -> Optional.of(equal.value());
            case Filter.AtLeast limit when limit.isIncluded() -> Optional.of(limit.value());
            case Filter.AllOf all
            when isRange(all.filters()) -> lowest(all.filters().getFirst());
            default -> Optional.empty();
        };
    }

    /** The highest value; absent if it is open to that side, or no range. */
    public static Optional<Object> highest(Filter filter) {
        return switch (filter) {
            case Filter.Equal equal -> Optional.of(equal.value());
            case Filter.AtMost limit when limit.isIncluded() -> Optional.of(limit.value());
            case Filter.AllOf all
            when isRange(all.filters()) -> highest(all.filters().getLast());
            default -> Optional.empty();
        };
    }

    private static boolean isRange(List<Filter> filters) {
        return filters.size() == 2
                && filters.getFirst() instanceof Filter.AtLeast
                && filters.getLast() instanceof Filter.AtMost;
    }
}
