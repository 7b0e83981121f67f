package dev.rubicon.al.runtime.rows;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.KeyDefinition;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.BlobValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Rows of temporary records: they are in memory, by primary key, and gone with their last record. Nothing undoes what is written. */
public final class MemoryRows implements Rows {
    private static final long ROW_BYTES = 128;
    private static final long FIELD_BYTES = 16;

    private final int limit;
    private final LongConsumer memory;
    private final NavigableMap<List<Object>, Object[]> rows = new TreeMap<>(MemoryRows::compareKeys);
    private long lastNumber;

    /** @param limit how many rows at most */
    public MemoryRows(int limit) {
        this(limit, bytes -> {});
    }

    /**
     * @param limit how many rows at most
     * @param memory told of the bytes that come
     */
    public MemoryRows(int limit, LongConsumer memory) {
        this.limit = limit;
        this.memory = memory;
    }

    /** Looks at all rows, as they are. */
    public void forEach(Consumer<Object[]> each) {
        rows.values().forEach(each);
    }

    private void count(Object[] row) {
        long bytes = ROW_BYTES + FIELD_BYTES * row.length;
        for (Object value : row) {
            if (value instanceof String text) {
                bytes += 2L * text.length();
            } else if (value instanceof BlobValue blob) {
                bytes += blob.length();
            }
        }
        memory.accept(bytes);
    }

    private static int compareKeys(List<Object> left, List<Object> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = RowOrder.compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static List<Object> key(TableDefinition table, Object[] row) {
        List<FieldDefinition> fields = table.primaryKey().fields();
        List<Object> key = new ArrayList<>(fields.size());
        for (FieldDefinition field : fields) {
            key.add(row[field.index()]);
        }
        return key;
    }

    @Override
    public Optional<Object[]> get(TableDefinition table, String company, List<Object> key) {
        return Optional.ofNullable(rows.get(key)).map(MemoryRows::copy);
    }

    @Override
    public List<Object[]> read(Page page) {
        Comparator<Object[]> order = RowOrder.of(page.order());
        List<Object[]> found = new ArrayList<>();
        for (Object[] row : inOrder(page)) {
            if (isBeyond(page, row) && Matching.matches(page.selection().filters(), row)) {
                found.add(row);
                if (isByPrimaryKey(page) && found.size() == page.limit()) {
                    break;
                }
            }
        }
        if (!isByPrimaryKey(page)) {
            found.sort(order);
        }
        return found.stream().limit(page.limit()).map(MemoryRows::copy).toList();
    }

    private static boolean isByPrimaryKey(Page page) {
        return page.order()
                .fields()
                .equals(page.selection().table().primaryKey().fields());
    }

    private Iterable<Object[]> inOrder(Page page) {
        if (!isByPrimaryKey(page)) {
            return rows.values();
        }
        NavigableMap<List<Object>, Object[]> ordered = page.order().isAscending() ? rows : rows.descendingMap();
        return page.from().isEmpty()
                ? ordered.values()
                : ordered.tailMap(page.from(), page.isFromIncluded()).values();
    }

    private static boolean isBeyond(Page page, Object[] row) {
        if (page.from().isEmpty()) {
            return true;
        }
        List<FieldDefinition> fields = page.order().fields();
        for (int i = 0; i < fields.size(); i++) {
            int order = RowOrder.compare(row[fields.get(i).index()], page.from().get(i));
            if (order != 0) {
                return order > 0 == page.order().isAscending();
            }
        }
        return page.isFromIncluded();
    }

    private List<Object[]> selected(Selection selection) {
        return rows.values().stream()
                .filter(row -> Matching.matches(selection.filters(), row))
                .toList();
    }

    @Override
    public long count(Selection selection) {
        return selected(selection).size();
    }

    @Override
    public List<Object> sums(Selection selection, List<FieldDefinition> fields) {
        List<Object[]> found = selected(selection);
        return fields.stream().map(field -> sum(found, field)).toList();
    }

    private static Object sum(List<Object[]> found, FieldDefinition field) {
        if (field.type().isWhole()) {
            return found.stream().mapToLong(row -> (Long) row[field.index()]).sum();
        }
        return found.stream().map(row -> (BigDecimal) row[field.index()]).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    public boolean insert(TableDefinition table, String company, Object[] row) {
        if (rows.size() >= limit) {
            throw new AlError("RB764", "a temporary record of " + table + " has more than " + limit + " rows");
        }
        number(table, row);
        if (rows.containsKey(key(table, row))) {
            return false;
        }
        checkUnique(table, row, Optional.empty());
        count(row);
        rows.put(key(table, row), copy(row));
        return true;
    }

    private void number(TableDefinition table, Object[] row) {
        for (FieldDefinition field : table.fields()) {
            if (field.field().autoIncrement()) {
                if (row[field.index()].equals(0L)) {
                    row[field.index()] = ++lastNumber;
                }
                lastNumber = Math.max(lastNumber, (Long) row[field.index()]);
            }
        }
    }

    private void checkUnique(TableDefinition table, Object[] row, Optional<Object[]> self) {
        for (KeyDefinition key : table.keys()) {
            if (key.unique() && key != table.primaryKey()) {
                boolean taken = rows.values().stream()
                        .filter(other -> self.isEmpty() || other != self.get())
                        .anyMatch(other -> key.fields().stream()
                                .allMatch(field -> RowOrder.compare(other[field.index()], row[field.index()]) == 0));
                if (taken) {
                    throw new AlError("DB:RecordExists", "The record in table " + table + " already exists.");
                }
            }
        }
    }

    @Override
    public boolean update(TableDefinition table, String company, List<Object> key, Object[] row, boolean wasRead) {
        Object[] old = rows.get(key);
        if (old == null) {
            return false;
        }
        List<Object> newKey = key(table, row);
        boolean isRenamed = compareKeys(key, newKey) != 0;
        if (isRenamed && rows.containsKey(newKey)) {
            throw new AlError("DB:RecordExists", "The record in table " + table + " already exists.");
        }
        checkUnique(table, row, Optional.of(old));
        Object[] changed = copy(row);
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] instanceof BlobValue blob && !blob.isKnown()) {
                changed[i] = old[i];
            }
        }
        if (isRenamed) {
            rows.remove(key);
        }
        count(changed);
        rows.put(newKey, changed);
        return true;
    }

    @Override
    public boolean delete(TableDefinition table, String company, List<Object> key) {
        return rows.remove(key) != null;
    }

    @Override
    public long updateAll(Selection selection, Map<FieldDefinition, Object> values) {
        List<Object[]> found = selected(selection);
        for (Object[] row : found) {
            Object[] changed = copy(row);
            values.forEach((field, value) -> changed[field.index()] = value);
            update(selection.table(), selection.company(), key(selection.table(), row), changed, true);
        }
        return found.size();
    }

    @Override
    public long deleteAll(Selection selection) {
        List<Object[]> found = selected(selection);
        found.forEach(row -> rows.remove(key(selection.table(), row)));
        return found.size();
    }

    @Override
    public BlobValue blob(TableDefinition table, String company, List<Object> key, FieldDefinition field) {
        return Optional.ofNullable(rows.get(key))
                .map(row -> ((BlobValue) row[field.index()]).copy())
                .orElseGet(BlobValue::new);
    }

    @Override
    public void rollBack() {
        // Temporary rows outlive what goes wrong.
    }

    private static Object[] copy(Object[] row) {
        Object[] copy = row.clone();
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] instanceof BlobValue blob) {
                copy[i] = blob.copy();
            }
        }
        return copy;
    }
}
