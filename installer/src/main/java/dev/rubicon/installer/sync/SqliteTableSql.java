package dev.rubicon.installer.sync;

import dev.rubicon.installer.plan.Column;
import dev.rubicon.installer.plan.StoredTable;
import dev.rubicon.installer.plan.SystemField;
import dev.rubicon.installer.plan.TableSync;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** SQLite alters a table in place where it can, and makes it anew once where it must, however many changes there are. */
record SqliteTableSql(ColumnSql columns) implements TableSql {
    private static final String OTHERS =
            "SELECT name, sql FROM sqlite_schema WHERE tbl_name = ? AND type IN ('index', 'trigger') AND sql IS NOT NULL";

    /** For {@code ALTER TABLE}, SQLite reads the whole schema, up to six times: fewer rows than these are copied faster. */
    private static final int FEW_ROWS = 5_000;

    /** From here on, what {@link SqliteMaking} does is less than what it spares. */
    private static final int MANY_STATEMENTS = 250;

    /** More than these, SQLite refuses. */
    private static final int MAX_COLUMNS = 2_000;

    @Override
    public List<String> create(StoredTable table, String name) {
        StringJoiner all = new StringJoiner(", ", " (", end(table));
        Optional<Column> numbered = TableSql.numbered(table);
        for (Column column : table.columns()) {
            boolean isNumbered = numbered.filter(column::equals).isPresent();
            all.add(
                    isNumbered
                            ? quoted(column.name()) + " INTEGER PRIMARY KEY AUTOINCREMENT"
                            : columns.declaration(column));
        }
        return List.of("CREATE TABLE " + quoted(name) + all);
    }

    @Override
    public List<Action> make(List<String> statements) {
        return statements.size() <= MANY_STATEMENTS ? TableSql.runs(statements) : List.of(new Action.Make(statements));
    }

    // What stands behind the columns. SQLite numbers only what it calls the primary key; to the rows it is the same.
    private String end(StoredTable table) {
        String id = ", " + columns.uniqueId();
        boolean numbered = TableSql.numbered(table).isPresent();
        return numbered && TableSql.numberedBesideKey(table).isEmpty()
                ? id + ")"
                : id + (numbered ? ", UNIQUE (" : ", PRIMARY KEY (") + columns.list(table.primaryKey()) + "))";
    }

    @Override
    public List<String> key(StoredTable table) {
        return TableSql.numberedBesideKey(table)
                .map(column -> List.of(column.name()))
                .orElseGet(table::primaryKey);
    }

    // In the order of their declarations.
    @Override
    public SortedMap<String, List<String>> uniques(StoredTable table, String name) {
        SortedMap<String, List<String>> uniques = new TreeMap<>();
        uniques.put("sqlite_autoindex_" + name + "_1", List.of(SystemField.ID.columnName()));
        if (TableSql.numberedBesideKey(table).isPresent()) {
            uniques.put("sqlite_autoindex_" + name + "_2", table.primaryKey());
        }
        return uniques;
    }

    @Override
    public List<Action> reshape(TableSync sync, String current, String next, List<StoredTable.Index> kept) {
        if (isOnlyWidened(sync)) {
            return TableSql.runs(rename(current, next, List.of()));
        }
        List<Action> large = needsRebuild(sync) ? rebuild(sync, current, next) : alter(sync, current, next);
        boolean numbers = TableSql.numbered(sync.before().orElseThrow()).isPresent()
                || TableSql.numbered(sync.after().orElseThrow()).isPresent();
        return numbers
                ? large
                : List.of(new Action.Either(isSmall(sync, current, kept), makeAnew(sync, current, next, kept), large));
    }

    // Few rows, and nothing of others: no column, index or trigger.
    private String isSmall(TableSync sync, String table, List<StoredTable.Index> kept) {
        String own = kept.stream()
                .map(index -> text(TableNames.ofIndex(table, index)))
                .collect(Collectors.joining(", "));
        return "SELECT (SELECT count(*) FROM (SELECT 1 FROM " + quoted(table) + " LIMIT " + (FEW_ROWS + 1) + ")) <= "
                + FEW_ROWS + " AND (SELECT count(*) FROM pragma_table_xinfo(" + text(table) + ")) = "
                + sync.before().orElseThrow().columns().size()
                + " AND NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE tbl_name = " + text(table)
                + " COLLATE NOCASE AND type IN ('index', 'trigger') AND sql IS NOT NULL AND name NOT IN (" + own + "))";
    }

    // The rows step aside for it.
    private List<Action> makeAnew(TableSync sync, String current, String next, List<StoredTable.Index> kept) {
        StoredTable after = sync.after().orElseThrow();
        String aside = "rubicon_rows_aside";
        List<String> names = kept.stream().map(StoredTable.Index::name).toList();
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE " + aside + " AS SELECT * FROM " + quoted(current));
        statements.add("DROP TABLE " + quoted(current));
        statements.addAll(create(after, next));
        statements.add(columns.copy(sync, aside, next));
        statements.add("DROP TABLE " + aside);
        after.indexes().stream()
                .filter(index -> names.contains(index.name()))
                .forEach(index -> statements.add(createIndex(next, index)));
        return TableSql.runs(statements);
    }

    // Every column stays what it was.
    private boolean isOnlyWidened(TableSync sync) {
        StoredTable after = sync.after().orElseThrow();
        return !needsRebuild(sync)
                && after.columns().size() <= MAX_COLUMNS
                && sync.dropped().isEmpty()
                && columns.rewrite(sync, "").isEmpty()
                && ColumnRenames.renamed(sync).isEmpty();
    }

    // What hangs on a column keeps it from being dropped, and is remembered where a table is rebuilt.
    @Override
    public Optional<String> othersOn(SequencedMap<String, List<Column>> dropped) {
        return Optional.empty();
    }

    @Override
    public List<String> archive(String table, List<Column> columnsOfIt, String select) {
        StringJoiner declared = new StringJoiner(", ", " (", ")");
        for (Column column : columnsOfIt) {
            declared.add(columns.dialect().quoted(column.name()) + " "
                    + columns.dialect().archivedType(column.type()));
        }
        return List.of("CREATE TABLE " + table + declared, "INSERT INTO " + table + " " + select);
    }

    @Override
    public Optional<Action.Widened> widen(TableSync sync, String table) {
        List<String> added = sync.columns().stream()
                .filter(source -> source.before().isEmpty())
                .map(source -> columns.declaration(source.after()))
                .toList();
        return added.isEmpty() || !isOnlyWidened(sync)
                ? Optional.empty()
                : Optional.of(new Action.Widened(table, added, end(sync.after().orElseThrow())));
    }

    private boolean needsRebuild(TableSync sync) {
        return TableSql.changesPrimaryKey(sync)
                || !TableSql.keepsNumbering(sync)
                || sync.columns().stream().anyMatch(columns::changesType);
    }

    private List<Action> alter(TableSync sync, String current, String next) {
        String alter = "ALTER TABLE " + quoted(current);
        List<String> statements = new ArrayList<>();
        columns.rewrite(sync, current).ifPresent(statements::add);
        sync.dropped().forEach(column -> statements.add(alter + " DROP COLUMN " + quoted(column.name())));
        statements.addAll(ColumnRenames.of(sync, current, columns.dialect()));
        for (TableSync.Source source : sync.columns()) {
            if (source.before().isEmpty()) {
                statements.add(alter + " ADD COLUMN " + columns.declaration(source.after()));
            }
        }
        statements.addAll(rename(current, next, List.of()));
        return TableSql.runs(statements);
    }

    private List<Action> rebuild(TableSync sync, String current, String next) {
        StoredTable after = sync.after().orElseThrow();
        String rebuilt = "rubicon_rebuilt";
        List<Action> actions = new ArrayList<>();
        create(after, rebuilt).forEach(sql -> actions.add(new Action.Run(sql)));
        actions.add(new Action.Run(columns.copy(sync, current, rebuilt)));
        if (TableSql.keepsNumbering(sync) && TableSql.numbered(after).isPresent()) {
            keepSequence(current, rebuilt).forEach(sql -> actions.add(new Action.Run(sql)));
        }
        actions.add(new Action.CarryOver(current, next, OTHERS));
        actions.add(new Action.Run("DROP TABLE " + quoted(current)));
        rename(rebuilt, next, List.of()).forEach(sql -> actions.add(new Action.Run(sql)));
        actions.add(new Action.SetDown(next));
        return actions;
    }

    // Numbers that were given once are never given again, even if their rows are gone.
    private static List<String> keepSequence(String from, String to) {
        return List.of(
                "DELETE FROM sqlite_sequence WHERE name = " + text(to),
                "INSERT INTO sqlite_sequence (name, seq) SELECT " + text(to)
                        + ", seq FROM sqlite_sequence WHERE name = " + text(from));
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    @Override
    public List<String> rename(String from, String to, List<StoredTable.Index> kept) {
        return from.equals(to) ? List.of() : List.of("ALTER TABLE " + quoted(from) + " RENAME TO " + quoted(to));
    }

    // An index cannot be renamed.
    @Override
    public boolean keepsIndexes(TableSync sync, boolean renamed) {
        return !renamed && !needsRebuild(sync);
    }

    @Override
    public boolean copies(TableSync sync) {
        return TableSql.changesScope(sync) || needsRebuild(sync);
    }

    @Override
    public boolean renamesIndexes() {
        return false;
    }

    @Override
    public List<String> numberAlike(StoredTable table, String from, String to) {
        return TableSql.numbered(table).isPresent() ? keepSequence(from, to) : List.of();
    }

    // SQLite goes on after the highest number that it has seen.
    @Override
    public List<String> numberOn(StoredTable table, String name) {
        return List.of();
    }

    private String quoted(String name) {
        return columns.dialect().quoted(name);
    }
}
