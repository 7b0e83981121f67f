package dev.rubicon.al.runtime.system;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Program;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.rows.MemoryRows;
import dev.rubicon.al.runtime.rows.Page;
import dev.rubicon.al.runtime.rows.Rows;
import dev.rubicon.al.runtime.rows.Selection;
import dev.rubicon.al.runtime.rows.Transfer;
import dev.rubicon.al.runtime.run.Context;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.BlobValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of an instance and, in front of them, those of the platform tables: some tell of the instance, the others are empty. Rows are
 * made when a table is first read, and are the same until the end of the session.
 */
public final class SystemTables implements Rows {
    private static final int LIMIT = 10_000_000;

    private final Rows stored;
    private final SystemRows answers;
    private final Map<Integer, MemoryRows> made = new HashMap<>();

    public SystemTables(Rows stored, Program program, Context context, String user) {
        this.stored = stored;
        this.answers = new SystemRows(program, context, user);
    }

    private Rows rows(TableDefinition table) {
        return table.isPlatform() ? made.computeIfAbsent(table.id(), id -> make(table)) : stored;
    }

    private MemoryRows make(TableDefinition table) {
        MemoryRows rows = new MemoryRows(LIMIT);
        answers.of(table).forEach(row -> rows.insert(table, "", row));
        return rows;
    }

    // Planning refuses what writes these tables; through a RecordRef it may still be tried.
    private Rows toWrite(TableDefinition table) {
        if (table.isPlatform()) {
            throw new AlError("DB:ReadOnly", "The table " + table + " cannot be written here.");
        }
        return stored;
    }

    @Override
    public Optional<Object[]> get(TableDefinition table, String company, List<Object> key) {
        return rows(table).get(table, company, key);
    }

    @Override
    public List<Object[]> read(Page page) {
        return rows(page.selection().table()).read(page);
    }

    @Override
    public long count(Selection selection) {
        return rows(selection.table()).count(selection);
    }

    @Override
    public boolean isEmpty(Selection selection) {
        return rows(selection.table()).isEmpty(selection);
    }

    @Override
    public List<Object> sums(Selection selection, List<FieldDefinition> fields) {
        return rows(selection.table()).sums(selection, fields);
    }

    @Override
    public boolean insert(TableDefinition table, String company, Object[] row) {
        return toWrite(table).insert(table, company, row);
    }

    @Override
    public boolean update(TableDefinition table, String company, List<Object> key, Object[] row, boolean wasRead) {
        return toWrite(table).update(table, company, key, row, wasRead);
    }

    @Override
    public boolean delete(TableDefinition table, String company, List<Object> key) {
        return toWrite(table).delete(table, company, key);
    }

    @Override
    public long updateAll(Selection selection, Map<FieldDefinition, Object> values) {
        return toWrite(selection.table()).updateAll(selection, values);
    }

    @Override
    public long deleteAll(Selection selection) {
        return toWrite(selection.table()).deleteAll(selection);
    }

    @Override
    public long transfer(Transfer transfer) {
        Rows target = toWrite(transfer.target());
        return transfer.source().table().isPlatform() ? Rows.super.transfer(transfer) : target.transfer(transfer);
    }

    @Override
    public BlobValue blob(TableDefinition table, String company, List<Object> key, FieldDefinition field) {
        return rows(table).blob(table, company, key, field);
    }

    @Override
    public void rollBack() {
        stored.rollBack();
    }
}
