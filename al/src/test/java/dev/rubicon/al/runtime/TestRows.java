package dev.rubicon.al.runtime;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.rows.MemoryRows;
import dev.rubicon.al.runtime.rows.Order;
import dev.rubicon.al.runtime.rows.Page;
import dev.rubicon.al.runtime.rows.Rows;
import dev.rubicon.al.runtime.rows.Selection;
import dev.rubicon.al.runtime.value.BlobValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A database in memory for tests: the tables of all companies, and a transaction that can be undone. */
public final class TestRows implements Rows {
    private static final int LIMIT = 1_000_000;

    private final Map<Place, MemoryRows> tables = new LinkedHashMap<>();
    private Map<Place, List<Object[]>> begun = new LinkedHashMap<>();

    private record Place(TableDefinition table, String company) {}

    private MemoryRows rows(TableDefinition table, String company) {
        return tables.computeIfAbsent(new Place(table, company), place -> new MemoryRows(LIMIT));
    }

    /** Keeps what is there now: it is what the next {@link #rollBack} goes back to. */
    public void commit() {
        begun = new LinkedHashMap<>();
        tables.forEach((place, rows) -> begun.put(place, all(place, rows)));
    }

    /** All rows of a table, by primary key. */
    public List<Object[]> all(TableDefinition table, String company) {
        return all(new Place(table, company), rows(table, company));
    }

    private static List<Object[]> all(Place place, MemoryRows rows) {
        Selection everything = new Selection(place.table(), place.company(), List.of());
        Order order = new Order(place.table().primaryKey().fields(), true);
        return new ArrayList<>(rows.read(new Page(everything, order, List.of(), false, LIMIT)));
    }

    @Override
    public void rollBack() {
        tables.clear();
        begun.forEach((place, rows) -> rows.forEach(
                row -> rows(place.table(), place.company()).insert(place.table(), place.company(), row.clone())));
    }

    @Override
    public Optional<Object[]> get(TableDefinition table, String company, List<Object> key) {
        return rows(table, company).get(table, company, key);
    }

    @Override
    public List<Object[]> read(Page page) {
        return rows(page.selection().table(), page.selection().company()).read(page);
    }

    @Override
    public long count(Selection selection) {
        return rows(selection.table(), selection.company()).count(selection);
    }

    @Override
    public List<Object> sums(Selection selection, List<FieldDefinition> fields) {
        return rows(selection.table(), selection.company()).sums(selection, fields);
    }

    @Override
    public boolean insert(TableDefinition table, String company, Object[] row) {
        return rows(table, company).insert(table, company, row);
    }

    @Override
    public boolean update(TableDefinition table, String company, List<Object> key, Object[] row, boolean wasRead) {
        return rows(table, company).update(table, company, key, row, wasRead);
    }

    @Override
    public boolean delete(TableDefinition table, String company, List<Object> key) {
        return rows(table, company).delete(table, company, key);
    }

    @Override
    public long updateAll(Selection selection, Map<FieldDefinition, Object> values) {
        return rows(selection.table(), selection.company()).updateAll(selection, values);
    }

    @Override
    public long deleteAll(Selection selection) {
        return rows(selection.table(), selection.company()).deleteAll(selection);
    }

    @Override
    public BlobValue blob(TableDefinition table, String company, List<Object> key, FieldDefinition field) {
        return rows(table, company).blob(table, company, key, field);
    }
}
