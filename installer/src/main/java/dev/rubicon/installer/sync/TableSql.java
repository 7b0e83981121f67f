package dev.rubicon.installer.sync;

import dev.rubicon.installer.database.Dialect;
import dev.rubicon.installer.database.PostgresDialect;
import dev.rubicon.installer.database.SqliteDialect;
import dev.rubicon.installer.plan.Column;
import dev.rubicon.installer.plan.StoredTable;
import dev.rubicon.installer.plan.TableSync;
import dev.rubicon.schema.FieldType.Plain;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;

/** How a database makes, changes and renames one table. */
sealed interface TableSql permits SqliteTableSql, PostgresTableSql {
    static TableSql of(Dialect dialect) {
        return switch (dialect) {
            case SqliteDialect sqlite -> new SqliteTableSql(new ColumnSql(sqlite));
            case PostgresDialect postgres -> new PostgresTableSql(new ColumnSql(postgres));
        };
    }

    ColumnSql columns();

    /** Makes the table, without its indexes. */
    List<String> create(StoredTable table, String name);

    /** Runs statements that make tables and their indexes. */
    default List<Action> make(List<String> statements) {
        return runs(statements);
    }

    static List<Action> runs(List<String> statements) {
        return statements.stream().<Action>map(Action.Run::new).toList();
    }

    /** The columns of what the database has as the primary key. */
    List<String> key(StoredTable table);

    /** The constraints beside it by which no two rows share something: columns by the name of each, not quoted. */
    SortedMap<String, List<String>> uniques(StoredTable table, String name);

    /** Makes the index of a table. */
    default String createIndex(String table, StoredTable.Index index) {
        Dialect dialect = columns().dialect();
        return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX "
                + dialect.quoted(TableNames.ofIndex(table, index)) + " ON " + dialect.quoted(table) + " ("
                + columns().list(index.columns()) + ")";
    }

    default String dropIndex(String table, StoredTable.Index index) {
        return "DROP INDEX " + columns().dialect().quoted(TableNames.ofIndex(table, index));
    }

    /**
     * Brings columns, rows and primary key of {@code current} to their new shape, under the name {@code next}.
     *
     * @param kept indexes that stay
     */
    List<Action> reshape(TableSync sync, String current, String next, List<StoredTable.Index> kept);

    /**
     * The query for what others hung on columns, and what would go with them without a word: tables, and names of such things.
     * Absent where nothing does.
     *
     * @param dropped of each table, not quoted, what it is about to lose
     */
    Optional<String> othersOn(SequencedMap<String, List<Column>> dropped);

    /**
     * Makes a table of what a query finds; the last of these statements changes as many rows as it has then.
     *
     * @param select one expression for each column
     */
    List<String> archive(String table, List<Column> columns, String select);

    /** What of the new shape {@link #reshape} has left to be done for all tables at once. */
    Optional<Action.Widened> widen(TableSync sync, String table);

    /** Renames a table and what of it is named after it, such as indexes that are kept. */
    List<String> rename(String from, String to, List<StoredTable.Index> kept);

    /** Whether indexes outlive {@code sync}, if their columns do. */
    boolean keepsIndexes(TableSync sync, boolean renamed);

    /** Whether {@link #rename} takes indexes along, under new names. */
    boolean renamesIndexes();

    /** Lets {@code to}, into which all rows have been copied, give the numbers that {@code from} would. */
    List<String> numberAlike(StoredTable table, String from, String to);

    /** Whether rows are copied to a new table, so that columns of others are left behind. */
    boolean copies(TableSync sync);

    /** Lets {@code name}, into which rows have been copied, go on numbering after them. */
    List<String> numberOn(StoredTable table, String name);

    /** Whether rows of one company become everybody's, or the other way round. */
    static boolean changesScope(TableSync sync) {
        return sync.before().isPresent()
                && sync.after().isPresent()
                && sync.before().get().perCompany() != sync.after().get().perCompany();
    }

    /** The column that the database numbers, and in which no two rows have the same number. An extension has none. */
    static Optional<Column> numbered(StoredTable table) {
        for (Column column : table.columns()) {
            if (column.autoIncrement()
                    && column.app().equals(table.app())
                    && (column.type() == Plain.INTEGER || column.type() == Plain.BIG_INTEGER)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** The same, if it is not the primary key by itself. */
    static Optional<Column> numberedBesideKey(StoredTable table) {
        return numbered(table)
                .filter(column -> table.primaryKey().size() != 1
                        || !table.primaryKey().getFirst().equalsIgnoreCase(column.name()));
    }

    /** Whether the column that is numbered was numbered before, or there was and is none. */
    static boolean keepsNumbering(TableSync sync) {
        return isSame(
                sync,
                numbered(sync.before().orElseThrow()),
                numbered(sync.after().orElseThrow()));
    }

    /** Whether {@code before} becomes {@code after}, or neither is there. */
    static boolean isSame(TableSync sync, Optional<Column> before, Optional<Column> after) {
        return before.isPresent() == after.isPresent()
                && before.flatMap(sync::successor).equals(after);
    }

    /** Whether the primary key is over other fields, or over others' names, once columns are renamed. */
    static boolean changesPrimaryKey(TableSync sync) {
        StoredTable before = sync.before().orElseThrow();
        StoredTable after = sync.after().orElseThrow();
        List<String> renamed = before.primaryKey().stream()
                .map(name -> before.column(name)
                        .flatMap(sync::successor)
                        .map(Column::name)
                        .orElse(""))
                .map(SyncScript::folded)
                .toList();
        return !renamed.equals(
                after.primaryKey().stream().map(SyncScript::folded).toList());
    }
}
