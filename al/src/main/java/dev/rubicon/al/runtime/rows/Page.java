package dev.rubicon.al.runtime.rows;

import java.util.List;

/**
 * The next rows of a selection.
 *
 * @param order all of whose fields go one way
 * @param from values of the order's fields: rows come after these, or from these on; empty for the beginning
 * @param isFromIncluded whether a row with just these values comes, too
 * @param limit how many rows at most
 */
public record Page(Selection selection, Order order, List<Object> from, boolean isFromIncluded, int limit) {
    public Page {
        from = List.copyOf(from);
        if (!order.opposed().isEmpty()) {
            throw new IllegalArgumentException("all fields of a page's order must go one way");
        }
    }
}
