package dev.rubicon.al.runtime.rows;

import java.util.List;
import java.util.Locale;

/** Whether values pass filters. */
public final class Matching {
    private Matching() {}

    public static boolean matches(List<FieldFilter> filters, Object[] row) {
        for (FieldFilter filter : filters) {
            if (!matches(filter.filter(), row[filter.field().index()])) {
                return false;
            }
        }
        return true;
    }

    /** @param value of the type of the filter's values */
    public static boolean matches(Filter filter, Object value) {
        return switch (filter) {
            case Filter.Equal equal -> RowOrder.compare(value, equal.value()) == 0;
            case Filter.NotEqual other -> RowOrder.compare(value, other.value()) != 0;
            case Filter.AtMost limit -> {
                int order = RowOrder.compare(value, limit.value());
                yield order < 0 || order == 0 && limit.isIncluded();
            }
            case Filter.AtLeast limit -> {
                int order = RowOrder.compare(value, limit.value());
                yield order > 0 || order == 0 && limit.isIncluded();
            }
            case Filter.Like like -> like(like, value.toString()) != like.isNegated();
            case Filter.AnyOf any -> any.filters().stream().anyMatch(one -> matches(one, value));
            case Filter.AllOf all -> all.filters().stream().allMatch(one -> matches(one, value));
        };
    }

    private static boolean like(Filter.Like like, String text) {
        return like.ignoresCase()
                ? like(like.pattern().toUpperCase(Locale.ROOT), text.toUpperCase(Locale.ROOT))
                : like(like.pattern(), text);
    }

    // Goes back to the last star only, so that it is never slower than the product of both lengths.
    private static boolean like(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
