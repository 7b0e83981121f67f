package dev.rubicon.installer.sync;

import dev.rubicon.installer.database.Dialect;
import dev.rubicon.installer.database.PostgresDialect;
import dev.rubicon.installer.database.SqliteDialect;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.physical.PhysicalColumn;
import dev.rubicon.installer.physical.PhysicalIndex;
import dev.rubicon.installer.physical.PhysicalTable;
import dev.rubicon.installer.plan.Column;
import dev.rubicon.installer.plan.StoredTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How the database is to describe the tables that a sync has made: the other side of {@link TableSql#create}. */
public record ExpectedTables(Dialect dialect) {
    /**
     * A stored table in one company, and what the database says of it.
     *
     * @param company absent if the rows are shared
     */
    public record Placed(StoredTable table, Optional<CompanyName> company, PhysicalTable expected) {
        public String name() {
            return expected.name();
        }
    }

    /** Each table in each company, in the order of {@code tables}. */
    public List<Placed> of(List<StoredTable> tables, List<CompanyName> companies) {
        return tables.stream()
                .flatMap(table ->
                        scopes(table, companies).map(company -> new Placed(table, company, table(table, company))))
                .toList();
    }

    /** What a table is called in each company. */
    public List<String> names(StoredTable table, List<CompanyName> companies) {
        return scopes(table, companies)
                .map(company -> dialect.identifier(TableNames.of(table, company)))
                .toList();
    }

    private static Stream<Optional<CompanyName>> scopes(StoredTable table, List<CompanyName> companies) {
        return table.perCompany() ? companies.stream().map(Optional::of) : Stream.of(Optional.empty());
    }

    private PhysicalTable table(StoredTable table, Optional<CompanyName> company) {
        String name = TableNames.of(table, company);
        Optional<Column> numbered = TableSql.numbered(table);
        return new PhysicalTable(
                dialect.identifier(name),
                table.columns().stream()
                        .map(column ->
                                column(column, numbered.filter(column::equals).isPresent()))
                        .toList(),
                identifiers(TableSql.of(dialect).key(table)),
                keyName(name),
                indexes(table, name));
    }

    // SQLite leaves out what a column that numbers its rows cannot be without.
    private PhysicalColumn column(Column column, boolean numbered) {
        boolean mayBeNull = numbered ? dialect instanceof SqliteDialect : ColumnSql.isNullable(column.type());
        return new PhysicalColumn(
                dialect.identifier(column.name()),
                numbered && dialect instanceof SqliteDialect ? "INTEGER" : dialect.type(column.type()),
                mayBeNull,
                numbered || mayBeNull
                        ? Optional.empty()
                        : Optional.of(dialect.shown(new ColumnSql(dialect).unset(column))),
                numbered);
    }

    private Optional<String> keyName(String table) {
        return switch (dialect) {
            case SqliteDialect sqlite -> Optional.empty();
            case PostgresDialect postgres -> Optional.of(postgres.identifier(TableNames.ofPrimaryKey(table)));
        };
    }

    private List<PhysicalIndex> indexes(StoredTable table, String name) {
        List<PhysicalIndex> indexes = new ArrayList<>();
        TableSql.of(dialect)
                .uniques(table, name)
                .forEach((unique, columns) ->
                        indexes.add(new PhysicalIndex(dialect.identifier(unique), identifiers(columns), true, true)));
        for (StoredTable.Index index : table.indexes()) {
            indexes.add(new PhysicalIndex(
                    dialect.identifier(TableNames.ofIndex(name, index)),
                    identifiers(index.columns()),
                    index.unique(),
                    true));
        }
        return indexes;
    }

    private List<String> identifiers(List<String> columns) {
        return columns.stream().map(dialect::identifier).toList();
    }
}
