package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Program;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.rows.Page;
import dev.rubicon.al.runtime.rows.Rows;
import dev.rubicon.al.runtime.rows.Selection;
import dev.rubicon.al.runtime.rows.Transfer;
import dev.rubicon.al.runtime.rows.Transfers;
import dev.rubicon.al.runtime.run.Conversions;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.BlobValue;
import dev.rubicon.installer.database.Prepared;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.plan.StoredTable;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rows of an instance for code of AL, in the transaction that is open. Rows that were read and changed are written many at a time,
 * before anything of their table is read again. What the database refuses and AL has no word for ends the transaction.
 */
final class SqlRows implements Rows, AutoCloseable {
    private static final int WRITTEN_TOGETHER = 1000;
    private static final int KEPT_STATEMENTS = 250;

    private final Sql sql;
    private final SqlTables tables;
    private final StoredForms forms;
    private final FilterSql filters;
    private final TransferSql transfers;
    private final LinkedHashMap<String, Prepared> statements = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private final CodeRecorder recorder;

    /** Rows that wait to be written, all with the same fields. */
    private record Pending(List<FieldDefinition> fields, Prepared statement) {}

    SqlRows(Sql sql, Program program, List<StoredTable> stored, CodeRecorder recorder) {
        this.sql = sql;
        this.recorder = recorder;
        this.tables = new SqlTables(sql.dialect(), stored);
        this.forms = new StoredForms(sql.dialect(), new StoredRecordIds(program));
        this.filters = new FilterSql(sql.dialect(), forms);
        this.transfers = new TransferSql(filters, forms);
    }

    StoredForms forms() {
        return forms;
    }

    private Prepared statement(String text) {
        Prepared known = statements.get(text);
        if (known != null) {
            return known;
        }
        if (statements.size() == KEPT_STATEMENTS) {
            flush();
            statements.remove(statements.firstEntry().getKey()).close();
        }
        Prepared prepared = sql.prepare(text);
        statements.put(text, prepared);
        return prepared;
    }

    // What is put off of a table is done before anything else is done with it.
    private SqlTable table(TableDefinition definition, String company) {
        SqlTable table = tables.find(definition, company);
        flush(table);
        return table;
    }

    private void flush(SqlTable table) {
        Optional.ofNullable(pending.remove(table.name()))
                .ifPresent(waiting -> failIfMissing(waiting.statement().runAll()));
    }

    /** Writes all that was put off. */
    void flush() {
        List<Pending> waiting = List.copyOf(pending.values());
        pending.clear();
        waiting.forEach(one -> failIfMissing(one.statement().runAll()));
    }

    private static void failIfMissing(List<Integer> changed) {
        if (changed.contains(0)) {
            throw new Unavailable(new Problem(
                    "RB782",
                    "a record that upgrade code had read was gone when it was to be written",
                    "look whether another program writes the tables of the instance, then run the same command again"));
        }
    }

    @Override
    public Optional<Object[]> get(TableDefinition definition, String company, List<Object> key) {
        SqlTable table = table(definition, company);
        String text = table.select() + " WHERE " + table.keyCondition();
        List<Object[]> rows = statement(text).query(row -> row(table, row), parameters(key));
        recorder.read(rows.size());
        return rows.stream().findFirst();
    }

    @Override
    public List<Object[]> read(Page page) {
        SqlTable table = table(page.selection());
        Condition condition = filters.of(table, page);
        String text = table.select() + " WHERE " + condition.sql() + " ORDER BY "
                + FilterSql.orderBy(table, page.order()) + " LIMIT " + page.limit();
        List<Object[]> rows = statement(text).query(row -> row(table, row), condition.parameters());
        recorder.read(rows.size());
        return rows;
    }

    private SqlTable table(Selection selection) {
        return table(selection.table(), selection.company());
    }

    private Object[] row(SqlTable table, ResultSet result) throws SQLException {
        Object[] row = table.newRow();
        int column = 1;
        for (FieldDefinition field : table.readable()) {
            row[field.index()] = forms.value(field.type(), result, column++);
        }
        for (FieldDefinition field : table.blobs()) {
            row[field.index()] = BlobValue.unread();
        }
        return row;
    }

    private List<Object> parameters(List<Object> values) {
        return values.stream().map(forms::parameter).toList();
    }

    @Override
    public long count(Selection selection) {
        return number(selection, "SELECT count(*) FROM %s WHERE %s");
    }

    @Override
    public boolean isEmpty(Selection selection) {
        return number(selection, "SELECT count(*) FROM (SELECT 1 FROM %s WHERE %s LIMIT 1) AS one") == 0;
    }

    private long number(Selection selection, String query) {
        SqlTable table = table(selection);
        Condition condition = filters.all(table, selection.filters());
        String text = String.format(Locale.ROOT, query, table.name(), condition.sql());
        return statement(text)
                .query(row -> row.getLong(1), condition.parameters())
                .getFirst();
    }

    // Added up here: SQLite would make of Decimals what floating point does.
    @Override
    public List<Object> sums(Selection selection, List<FieldDefinition> fields) {
        SqlTable table = table(selection);
        Condition condition = filters.all(table, selection.filters());
        String text = "SELECT " + table.list(fields) + " FROM " + table.name() + " WHERE " + condition.sql();
        Object[] sums = fields.stream()
                .map(field -> field.type() == Simple.DECIMAL ? (Object) BigDecimal.ZERO : (Object) 0L)
                .toArray();
        statement(text)
                .query(
                        row -> {
                            for (int i = 0; i < sums.length; i++) {
                                sums[i] = sum(sums[i], forms.value(fields.get(i).type(), row, i + 1));
                            }
                            return 0;
                        },
                        condition.parameters());
        return List.of(sums);
    }

    private static Object sum(Object sum, Object value) {
        return sum instanceof BigDecimal decimal
                ? decimal.add((BigDecimal) value)
                : (Object) Conversions.sum((Long) sum, (Long) value);
    }

    @Override
    public boolean insert(TableDefinition definition, String company, Object[] row) {
        SqlTable table = table(definition, company);
        Optional<FieldDefinition> numbered = definition.fields().stream()
                .filter(field -> field.field().autoIncrement() && row[field.index()].equals(0L))
                .findFirst();
        List<FieldDefinition> given = definition.fields().stream()
                .filter(field -> table.has(field))
                .filter(field -> numbered.filter(field::equals).isEmpty())
                .toList();
        String text = "INSERT INTO " + table.name() + " (" + table.list(given) + ") VALUES ("
                + given.stream().map(field -> "?").collect(Collectors.joining(", ")) + ") ON CONFLICT DO NOTHING";
        List<Object> values = new ArrayList<>();
        given.forEach(field -> values.add(forms.parameter(row[field.index()])));
        boolean inserted = numbered.map(field -> numbered(table, text, values, field, row))
                .orElseGet(() -> statement(text).execute(values) == 1);
        if (!inserted && get(definition, company, key(definition, row)).isEmpty()) {
            throw new AlError(
                    "DB:RecordExists", "A record of " + definition + " with the same unique key already exists.");
        }
        recorder.wrote(definition, company, inserted ? 1 : 0, 0, 0);
        return inserted;
    }

    private boolean numbered(SqlTable table, String text, List<Object> values, FieldDefinition field, Object[] row) {
        List<Long> numbers =
                statement(text + " RETURNING " + table.column(field)).query(result -> result.getLong(1), values);
        numbers.forEach(number -> row[field.index()] = number);
        return !numbers.isEmpty();
    }

    private static List<Object> key(TableDefinition table, Object[] row) {
        return table.primaryKey().fields().stream()
                .map(field -> row[field.index()])
                .toList();
    }

    @Override
    public boolean update(TableDefinition definition, String company, List<Object> key, Object[] row, boolean wasRead) {
        SqlTable table = tables.find(definition, company);
        boolean isRenamed = !key(definition, row).equals(key);
        List<FieldDefinition> changed =
                new ArrayList<>(isRenamed ? definition.primaryKey().fields() : List.of());
        List<Object> values = new ArrayList<>();
        changed.forEach(field -> values.add(forms.parameter(row[field.index()])));
        for (FieldDefinition field : table.modifiable()) {
            if (!isUnread(row[field.index()])) {
                changed.add(field);
                values.add(forms.parameter(row[field.index()]));
            }
        }
        key.forEach(value -> values.add(forms.parameter(value)));
        if (wasRead && !isRenamed) {
            later(table, changed, values);
            recorder.wrote(definition, company, 0, 1, 0);
            return true;
        }
        flush(table);
        if (isRenamed) {
            refuseTaken(definition, company, key(definition, row));
        }
        boolean updated = statement(table.update(changed)).execute(values) == 1;
        recorder.wrote(definition, company, 0, updated ? 1 : 0, 0);
        return updated;
    }

    private void later(SqlTable table, List<FieldDefinition> changed, List<Object> values) {
        Pending waiting = pending.get(table.name());
        if (waiting == null || !waiting.fields().equals(changed)) {
            flush(table);
            waiting = new Pending(changed, statement(table.update(changed)));
            pending.put(table.name(), waiting);
        }
        if (waiting.statement().later(values) == WRITTEN_TOGETHER) {
            flush(table);
        }
    }

    private static boolean isUnread(Object value) {
        return value instanceof BlobValue blob && !blob.isKnown();
    }

    private void refuseTaken(TableDefinition definition, String company, List<Object> key) {
        if (get(definition, company, key).isPresent()) {
            throw new AlError("DB:RecordExists", "The record in table " + definition + " already exists.");
        }
    }

    @Override
    public boolean delete(TableDefinition definition, String company, List<Object> key) {
        SqlTable table = table(definition, company);
        long deleted = statement("DELETE FROM " + table.name() + " WHERE " + table.keyCondition())
                .execute(parameters(key));
        recorder.wrote(definition, company, 0, 0, deleted);
        return deleted == 1;
    }

    @Override
    public long updateAll(Selection selection, Map<FieldDefinition, Object> newValues) {
        SqlTable table = table(selection);
        Condition condition = filters.all(table, selection.filters());
        List<Object> values = new ArrayList<>();
        String assignments = newValues.entrySet().stream()
                .map(entry -> {
                    values.add(forms.parameter(entry.getValue()));
                    return table.column(entry.getKey()) + " = ?";
                })
                .collect(Collectors.joining(", "));
        values.addAll(condition.parameters());
        long updated = statement("UPDATE " + table.name() + " SET " + assignments + " WHERE " + condition.sql())
                .execute(values);
        recorder.wrote(selection.table(), selection.company(), 0, updated, 0);
        return updated;
    }

    @Override
    public long deleteAll(Selection selection) {
        SqlTable table = table(selection);
        Condition condition = filters.all(table, selection.filters());
        long deleted = statement("DELETE FROM " + table.name() + " WHERE " + condition.sql())
                .execute(condition.parameters());
        recorder.wrote(selection.table(), selection.company(), 0, 0, deleted);
        return deleted;
    }

    @Override
    public long transfer(Transfer transfer) {
        return switch (transfer) {
            case Transfer.CopyFields fields -> copyFields(fields);
            case Transfer.CopyRows rows -> copyRows(rows);
        };
    }

    private long copyFields(Transfer.CopyFields transfer) {
        SqlTable source = table(transfer.source());
        SqlTable destination = table(transfer.destination());
        if (!TransferSql.isUnique(transfer)) {
            Condition twice = transfers.ambiguous(transfer, source, destination);
            if (!statement(twice.sql()).query(row -> 1, twice.parameters()).isEmpty()) {
                throw Transfers.ambiguous(transfer);
            }
        }
        Condition update = transfers.copyFields(transfer, source, destination);
        long updated = statement(update.sql()).execute(update.parameters());
        recorder.wrote(transfer.destination().table(), transfer.destination().company(), 0, updated, 0);
        return updated;
    }

    private long copyRows(Transfer.CopyRows transfer) {
        SqlTable source = table(transfer.source());
        SqlTable destination = table(transfer.destination(), transfer.company());
        long found = count(transfer.source());
        Condition insert = transfers.copyRows(transfer, source, destination);
        long inserted = statement(insert.sql()).execute(insert.parameters());
        if (inserted < found) {
            throw new AlError(
                    "DB:RecordExists",
                    "The record in table " + transfer.destination()
                            + " already exists: a DataTransfer copied it twice, or it was there.");
        }
        recorder.wrote(transfer.destination(), transfer.company(), inserted, 0, 0);
        return inserted;
    }

    @Override
    public BlobValue blob(TableDefinition definition, String company, List<Object> key, FieldDefinition field) {
        SqlTable table = table(definition, company);
        String text = "SELECT " + table.column(field) + " FROM " + table.name() + " WHERE " + table.keyCondition();
        return statement(text).query(row -> Optional.ofNullable(row.getBytes(1)), parameters(key)).stream()
                .flatMap(Optional::stream)
                .map(BlobValue::of)
                .findFirst()
                .orElseGet(BlobValue::new);
    }

    @Override
    public void rollBack() {
        throw AlError.of("What code has written cannot be undone in install and upgrade code.");
    }

    @Override
    public void close() {
        statements.values().forEach(Prepared::close);
    }
}
