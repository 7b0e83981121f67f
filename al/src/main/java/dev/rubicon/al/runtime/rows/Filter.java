package dev.rubicon.al.runtime.rows;

import java.util.List;

/** What a field's value must be like. Values are of the field's type. */
public sealed interface Filter {
    /** {@code 5}, {@code ''}. */
    record Equal(Object value) implements Filter {}

    /** {@code <>5}. */
    record NotEqual(Object value) implements Filter {}

    /** {@code <5}, {@code <=5}, or {@code ..5}. */
    record AtMost(Object value, boolean isIncluded) implements Filter {}

    /** {@code >5}, {@code >=5}, or {@code 5..}. */
    record AtLeast(Object value, boolean isIncluded) implements Filter {}

    /**
     * {@code @*bike?}: text with {@code *} for any characters and {@code ?} for one.
     *
     * @param isNegated {@code <>*bike*}
     */
    record Like(String pattern, boolean ignoresCase, boolean isNegated) implements Filter {}

    /** {@code 1|3..5}. */
    record AnyOf(List<Filter> filters) implements Filter {
        public AnyOf {
            filters = List.copyOf(filters);
        }
    }

    /** {@code >1&<5}, and {@code 1..5}. */
    record AllOf(List<Filter> filters) implements Filter {
        public AllOf {
            filters = List.copyOf(filters);
        }
    }

    /** From one value to another, both included. */
    static Filter range(Object from, Object to) {
        return new AllOf(List.of(new AtLeast(from, true), new AtMost(to, true)));
    }
}
