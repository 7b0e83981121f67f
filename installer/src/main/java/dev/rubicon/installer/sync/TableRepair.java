package dev.rubicon.installer.sync;

import dev.rubicon.installer.database.Dialect;
import dev.rubicon.installer.database.PostgresDialect;
import dev.rubicon.installer.database.SqliteDialect;
import dev.rubicon.installer.physical.PhysicalIndex;
import dev.rubicon.installer.plan.Column;
import dev.rubicon.installer.plan.StoredTable;
import dev.rubicon.installer.plan.TableSync;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements that make single parts of a table again, as a sync makes them. */
public final class TableRepair {
    private final TableSql tables;
    private final Dialect dialect;

    public TableRepair(Dialect dialect) {
        this.tables = TableSql.of(dialect);
        this.dialect = dialect;
    }

    /** The whole table, without rows. */
    public List<String> table(ExpectedTables.Placed placed) {
        String name = name(placed);
        List<String> statements = new ArrayList<>();
        statements.addAll(tables.create(placed.table(), name));
        placed.table().indexes().forEach(index -> statements.add(tables.createIndex(name, index)));
        return statements;
    }

    /** A column with its default in every row; absent if rows cannot share it, or SQLite cannot add what it is to have. */
    public Optional<String> column(ExpectedTables.Placed placed, String name) {
        StoredTable table = placed.table();
        return find(table.columns(), name)
                .filter(column -> table.primaryKey().stream().noneMatch(column.name()::equalsIgnoreCase))
                .filter(column ->
                        TableSql.numbered(table).filter(column::equals).isEmpty())
                .filter(column -> canBeAdded(tables.columns().unset(column)))
                .map(column -> "ALTER TABLE " + dialect.quoted(name(placed)) + " ADD COLUMN "
                        + tables.columns().declaration(column));
    }

    private boolean canBeAdded(String defaultValue) {
        return switch (dialect) {
            case SqliteDialect sqlite -> !defaultValue.startsWith("(");
            case PostgresDialect postgres -> true;
        };
    }

    private Optional<Column> find(List<Column> columns, String name) {
        return columns.stream()
                .filter(column -> dialect.identifier(column.name()).equalsIgnoreCase(name))
                .findFirst();
    }

    /** An index of that name in the database; absent if only a table that is made anew can have it. */
    public Optional<String> index(ExpectedTables.Placed placed, String name) {
        if (name.startsWith("sqlite_")) {
            return Optional.empty();
        }
        PhysicalIndex index = find(placed, name);
        String columns = tables.columns().list(index.columns());
        return Optional.of("CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + dialect.quoted(name) + " ON "
                + dialect.quoted(name(placed)) + " (" + columns + ")");
    }

    /** A query for the number of values that more than one row has, which a unique index would not allow. */
    public Optional<String> clashes(ExpectedTables.Placed placed, String name) {
        PhysicalIndex index = find(placed, name);
        String columns = tables.columns().list(index.columns());
        return index.unique()
                ? Optional.of("SELECT count(*) FROM (SELECT 1 AS one FROM " + dialect.quoted(name(placed))
                        + " GROUP BY " + columns + " HAVING count(*) > 1) AS clashing")
                : Optional.empty();
    }

    /** Whether a column that is no app's is in the way of {@code sync}, or would be gone after it. */
    public boolean loses(TableSync sync, String column) {
        return sync.after()
                .map(after ->
                        tables.copies(sync) || find(after.columns(), column).isPresent())
                .orElse(true);
    }

    private static PhysicalIndex find(ExpectedTables.Placed placed, String name) {
        return placed.expected().indexes().stream()
                .filter(index -> index.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String name(ExpectedTables.Placed placed) {
        return TableNames.of(placed.table(), placed.company());
    }
}
