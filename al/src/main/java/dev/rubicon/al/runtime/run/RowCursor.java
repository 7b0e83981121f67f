package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.rows.Order;
import dev.rubicon.al.runtime.rows.Page;
import dev.rubicon.al.runtime.rows.RowOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Takes one row after another of a record's view into the record. They are read page by page; a page is old when somebody else writes. */
final class RowCursor {
    static final int LARGEST_PAGE = 1000;

    private final RecordValue record;
    private List<Object[]> page = List.of();
    private int pageAt;
    private long pageOf;
    private int pageSize = 1;

    RowCursor(RecordValue record) {
        this.record = record;
    }

    void forget() {
        page = List.of();
        pageAt = 0;
    }

    /** The rows that are in memory. */
    List<Object[]> page() {
        return page;
    }

    /** Whether nobody else has written since the page was read. */
    boolean isFresh() {
        return pageOf == writes();
    }

    /** What the record has written itself does not make its page old: where it goes on from is looked at anyway. */
    void stayFresh() {
        pageOf = writes();
    }

    private long writes() {
        return record.source().store().writes();
    }

    private Order order() {
        return record.view().order();
    }

    boolean readFirst(boolean isLast, int expected) {
        pageSize = expected;
        return readPage(isLast ? order().reversed() : order(), List.of(), false);
    }

    boolean readFrom(boolean isForward, boolean isIncluded) {
        pageSize = 1;
        return readPage(isForward ? order() : order().reversed(), here(), isIncluded);
    }

    boolean readHere() {
        Object[] found = record.values().now().clone();
        Order only = new Order(order().fields(), true);
        List<Object[]> rows = picked(only, here(), true, 1);
        if (rows.isEmpty() || RowOrder.of(only).compare(rows.getFirst(), found) != 0) {
            return false;
        }
        record.take(rows.getFirst());
        forget();
        return true;
    }

    private List<Object> here() {
        return RowValues.of(record.values().now(), order().fields());
    }

    long next(long steps) {
        long done = 0;
        long wanted = Math.abs(steps);
        while (done < wanted && (steps > 0 ? nextRow() : readFrom(false, false))) {
            done++;
        }
        return steps < 0 ? -done : done;
    }

    // The page goes on only if this still is the row that it was left at, and nobody else wrote since it was read.
    private boolean nextRow() {
        boolean isFresh = isFresh();
        Object[] now = record.values().now();
        if (isFresh && pageAt + 1 < page.size() && RowOrder.of(order()).compare(page.get(pageAt), now) == 0) {
            pageAt++;
            record.take(page.get(pageAt));
            return true;
        }
        pageSize = isFresh ? Math.min(LARGEST_PAGE, pageSize * 8) : 1;
        return readPage(order(), here(), false);
    }

    private boolean readPage(Order wanted, List<Object> from, boolean isIncluded) {
        boolean isForward = wanted.equals(order());
        List<Object[]> found = picked(wanted, from, isIncluded, isForward ? pageSize : 1);
        pageOf = writes();
        pageAt = 0;
        page = isForward ? found : List.of();
        if (found.isEmpty()) {
            return false;
        }
        record.take(found.getFirst());
        return true;
    }

    /** The next rows of the view in that order, but at most {@code limit}: after, or from, those values of its fields. */
    List<Object[]> picked(Order wanted, List<Object> from, boolean isIncluded, int limit) {
        if (!wanted.opposed().isEmpty()) {
            return mixed(wanted, from, isIncluded, limit);
        }
        if (!record.view().isPicky()) {
            return read(wanted, from, isIncluded, limit);
        }
        List<Object[]> found = new ArrayList<>();
        List<Object> start = from;
        boolean included = isIncluded;
        while (found.isEmpty()) {
            List<Object[]> next = read(wanted, start, included, LARGEST_PAGE);
            for (Object[] row : next) {
                if (found.size() < limit && isWanted(row)) {
                    found.add(row);
                }
            }
            if (next.size() < LARGEST_PAGE) {
                break;
            }
            start = RowValues.of(next.getLast(), wanted.fields());
            included = false;
        }
        return found;
    }

    private List<Object[]> read(Order wanted, List<Object> from, boolean isIncluded, int limit) {
        return record.source().rows().read(new Page(record.selection(), wanted, from, isIncluded, limit));
    }

    private boolean isWanted(Object[] row) {
        return record.view().accepts(row, field -> new FlowFields(record.candidate(row), 0).value(field));
    }

    // No database is asked for an order whose fields go both ways: all rows are looked at, and the first ones kept.
    private List<Object[]> mixed(Order wanted, List<Object> from, boolean isIncluded, int limit) {
        Comparator<Object[]> order = RowOrder.of(wanted);
        Object[] start = record.values().now().clone();
        for (int i = 0; i < from.size(); i++) {
            start[wanted.fields().get(i).index()] = from.get(i);
        }
        PriorityQueue<Object[]> first = new PriorityQueue<>(order.reversed());
        TableDefinition table = record.table();
        Order byKey = new Order(table.primaryKey().fields(), true);
        List<Object[]> rows = read(byKey, List.of(), false, LARGEST_PAGE);
        while (!rows.isEmpty()) {
            for (Object[] row : rows) {
                int difference = from.isEmpty() ? 1 : order.compare(row, start);
                if ((difference > 0 || difference == 0 && isIncluded) && isWanted(row)) {
                    first.add(row);
                }
                if (first.size() > limit) {
                    first.poll();
                }
            }
            rows = read(byKey, RowValues.key(table, rows.getLast()), false, LARGEST_PAGE);
        }
        return first.stream().sorted(order).toList();
    }
}
