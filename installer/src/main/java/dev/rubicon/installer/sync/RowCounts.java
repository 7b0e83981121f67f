package dev.rubicon.installer.sync;

import dev.rubicon.installer.archive.ArchiveEntry;
import dev.rubicon.installer.archive.DataArchive;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.plan.Column;
import dev.rubicon.installer.plan.LostRow;
import dev.rubicon.installer.plan.StoredTable;
import dev.rubicon.installer.plan.TableFacts;
import dev.rubicon.installer.plan.TableSync;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.UUID;

/** Answers planning's questions from the database, with one pass over each table, many in a statement, and one more for each key at risk. */
public final class RowCounts implements TableFacts {
    private static final int MAX_CLASHES = 10;

    private final Sql sql;
    private final ColumnSql columns;
    private final List<CompanyName> companies;
    private final int samples;
    private final Map<Count, List<Long>> known = new HashMap<>();

    public RowCounts(Sql sql, List<CompanyName> companies) {
        this(sql, companies, 0);
    }

    /** @param samples how many examples to read of rows that lose something, for each column */
    public RowCounts(Sql sql, List<CompanyName> companies, int samples) {
        this.samples = samples;
        this.sql = sql;
        this.columns = new ColumnSql(sql.dialect());
        this.companies = companies;
    }

    @Override
    public Rows of(TableSync sync) {
        StoredTable before = sync.before().orElseThrow();
        List<Lost> lost = Lost.in(sync, columns);
        long total = 0;
        SortedMap<String, Long> lostByColumn = new TreeMap<>();
        SortedMap<String, List<LostRow>> examples = new TreeMap<>();
        List<CompanyName> holders = new ArrayList<>();
        List<Clash> clashes = new ArrayList<>();
        for (Optional<CompanyName> company : scopes(before)) {
            String table = sql.dialect().quoted(TableNames.of(before, company));
            List<Long> counts = counts(table, lost);
            total += counts.getFirst();
            for (int i = 0; i < lost.size(); i++) {
                lostByColumn.merge(lost.get(i).column().name(), counts.get(i + 1), Long::sum);
            }
            if (counts.getFirst() > 0 && samples > 0) {
                addSamples(sync, company, lost, examples);
            }
            if (counts.getFirst() > 0) {
                company.ifPresent(holders::add);
                clashes.addAll(clashes(sync, table, company));
            }
        }
        return new Rows(total, lostByColumn, examples, holders, clashes);
    }

    private void addSamples(
            TableSync sync, Optional<CompanyName> company, List<Lost> lost, SortedMap<String, List<LostRow>> examples) {
        LostRows rows = new LostRows(sql, sync.before().orElseThrow(), company);
        if (sync.after().isEmpty()) {
            List<LostRow> found = examples.computeIfAbsent(Rows.ROW, any -> new ArrayList<>());
            found.addAll(rows.whole(samples - found.size()));
        }
        for (Lost column : lost) {
            List<LostRow> found = examples.computeIfAbsent(column.column().name(), any -> new ArrayList<>());
            if (found.size() < samples) {
                found.addAll(rows.of(column, samples - found.size()));
            }
        }
    }

    @Override
    public long holding(StoredTable table, String column, int number) {
        long rows = 0;
        for (Optional<CompanyName> company : scopes(table)) {
            rows += sql.number(
                    "SELECT count(*) FROM " + sql.dialect().quoted(TableNames.of(table, company)) + " AS t WHERE "
                            + "t." + sql.dialect().quoted(column) + " = ?",
                    number);
        }
        return rows;
    }

    @Override
    public long waiting(UUID giver, UUID taker, String table, Optional<String> field) {
        return new DataArchive(sql)
                .entries().stream()
                        .filter(entry ->
                                entry.restored().isEmpty() && entry.app().equals(giver))
                        .filter(entry -> entry.movedTo().filter(taker::equals).isPresent())
                        .filter(entry -> entry.table().equalsIgnoreCase(table))
                        .filter(entry -> field.map(name -> entry.values().stream()
                                        .anyMatch(value -> value.field().equalsIgnoreCase(name)))
                                .orElse(entry.wholeTable()))
                        .mapToLong(ArchiveEntry::rows)
                        .sum();
    }

    private List<Optional<CompanyName>> scopes(StoredTable table) {
        return table.perCompany() ? companies.stream().map(Optional::of).toList() : List.of(Optional.empty());
    }

    @Override
    public void expect(List<TableSync> syncs) {
        List<Count> counts = new ArrayList<>();
        for (TableSync sync : syncs) {
            StoredTable before = sync.before().orElseThrow();
            List<Lost> lost = Lost.in(sync, columns);
            for (Optional<CompanyName> company : scopes(before)) {
                counts.add(Count.of(sql.dialect().quoted(TableNames.of(before, company)), lost));
            }
        }
        known.putAll(Count.all(sql, counts));
    }

    private List<Long> counts(String table, List<Lost> lost) {
        Count count = Count.of(table, lost);
        return Optional.ofNullable(known.remove(count))
                .orElseGet(() -> Count.all(sql, List.of(count)).get(count));
    }

    private List<Clash> clashes(TableSync sync, String table, Optional<CompanyName> company) {
        List<Clash> clashes = new ArrayList<>();
        for (List<String> key : keysAtRisk(sync)) {
            StringJoiner expressions = new StringJoiner(", ");
            StringJoiner positions = new StringJoiner(", ");
            for (String column : key) {
                expressions.add(valueAfter(sync, column));
                positions.add(String.valueOf(key.indexOf(column) + 1));
            }
            List<String> values = sql.query(
                    "SELECT " + expressions + " FROM " + table + " AS t GROUP BY " + positions
                            + " HAVING count(*) > 1 ORDER BY " + positions + " LIMIT " + MAX_CLASHES,
                    row -> text(row, key.size()));
            if (!values.isEmpty()) {
                clashes.add(new Clash(company, key, values));
            }
        }
        return clashes;
    }

    private static String text(ResultSet row, int columns) throws SQLException {
        StringJoiner text = new StringJoiner(", ");
        for (int i = 1; i <= columns; i++) {
            text.add(String.valueOf(row.getString(i)));
        }
        return text.toString();
    }

    // Unique keys that are new, have other fields, or whose values are rewritten.
    private List<List<String>> keysAtRisk(TableSync sync) {
        List<List<String>> keys = new ArrayList<>();
        if (sync.after().isEmpty()) {
            return keys;
        }
        StoredTable before = sync.before().orElseThrow();
        StoredTable after = sync.after().get();
        if (!isSafe(sync, before.primaryKey(), after.primaryKey())) {
            keys.add(after.primaryKey());
        }
        if (!TableSql.keepsNumbering(sync)) {
            TableSql.numberedBesideKey(after).ifPresent(column -> keys.add(List.of(column.name())));
        }
        for (StoredTable.Index index : after.indexes()) {
            boolean kept = before.indexes().stream()
                    .anyMatch(old -> old.unique() && isSafe(sync, old.columns(), index.columns()));
            if (index.unique() && !kept) {
                keys.add(index.columns());
            }
        }
        keys.removeIf(key -> key.stream().anyMatch(column -> isNumberedAnew(sync, column)));
        return keys;
    }

    // A new field of which every row gets a number of its own.
    private static boolean isNumberedAnew(TableSync sync, String column) {
        return TableSql.numbered(sync.after().orElseThrow())
                .filter(numbered -> numbered.name().equalsIgnoreCase(column))
                .flatMap(numbered -> source(sync, column))
                .filter(source -> source.before().isEmpty())
                .isPresent();
    }

    private boolean isSafe(TableSync sync, List<String> before, List<String> after) {
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < after.size(); i++) {
            Optional<TableSync.Source> source = source(sync, after.get(i));
            Optional<Column> old = source.flatMap(TableSync.Source::before);
            if (old.isEmpty()
                    || !old.get().name().equalsIgnoreCase(before.get(i))
                    || !(columns.conversion(old.get(), source.get().after()) instanceof Conversion.Keep)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<TableSync.Source> source(TableSync sync, String column) {
        return sync.columns().stream()
                .filter(s -> s.after().name().equalsIgnoreCase(column))
                .findFirst();
    }

    private String valueAfter(TableSync sync, String column) {
        return source(sync, column)
                .map(source -> source.before()
                        .map(before -> columns.valueAfter(before, source.after()))
                        .orElseGet(() -> ColumnSql.blank(source.after().type())))
                .orElse("NULL");
    }
}
