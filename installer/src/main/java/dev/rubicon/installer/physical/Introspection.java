package dev.rubicon.installer.physical;

import dev.rubicon.installer.database.PostgresDialect;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.database.SqliteDialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what tables a database has, with two queries however many there are. */
public final class Introspection {
    private final Sql sql;
    private final Queries queries;

    private Introspection(Sql sql) {
        this.sql = sql;
        this.queries = switch (sql.dialect()) {
            case SqliteDialect sqlite -> Queries.SQLITE;
            case PostgresDialect postgres -> Queries.POSTGRES;
        };
    }

    /** Every table of the instance's database or schema, by name; those of Rubicon's own as well. */
    public static SortedMap<String, PhysicalTable> tables(Sql sql) {
        return new Introspection(sql).read("", List.of());
    }

    /** Those of these tables that there are, by the name that the database has for them. */
    public static SortedMap<String, PhysicalTable> tables(Sql sql, Collection<String> names) {
        if (names.isEmpty()) {
            return new TreeMap<>();
        }
        List<String> identifiers =
                names.stream().map(sql.dialect()::identifier).distinct().toList();
        String these = " AND t.name IN (" + String.join(", ", Collections.nCopies(identifiers.size(), "?")) + ")";
        return new Introspection(sql).read(these, identifiers);
    }

    /** The names of all of them. */
    public static Set<String> names(Sql sql) {
        return new HashSet<>(sql.query(new Introspection(sql).queries.names(), row -> row.getString(1)));
    }

    /** @param keyName absent where the column is not in the primary key */
    private record ColumnRow(String table, PhysicalColumn column, int keyPosition, Optional<String> keyName) {}

    private record IndexRow(String table, String index, boolean unique, boolean complete, String column) {}

    // Thousands of columns have a few defaults, and come table by table.
    private SortedMap<String, PhysicalTable> read(String these, List<String> names) {
        Map<String, List<PhysicalIndex>> indexes = indexes(these, names);
        Map<String, Optional<String>> defaults = new HashMap<>();
        SortedMap<String, PhysicalTable> tables = new TreeMap<>();
        List<ColumnRow> ofTable = new ArrayList<>();
        for (ColumnRow row : sql.query(queries.columns(these), row -> column(row, defaults), names.toArray())) {
            if (!ofTable.isEmpty() && !ofTable.getFirst().table.equals(row.table)) {
                add(ofTable, indexes, tables);
                ofTable.clear();
            }
            ofTable.add(row);
        }
        if (!ofTable.isEmpty()) {
            add(ofTable, indexes, tables);
        }
        return tables;
    }

    private static void add(
            List<ColumnRow> rows, Map<String, List<PhysicalIndex>> indexes, SortedMap<String, PhysicalTable> tables) {
        String name = rows.getFirst().table;
        List<PhysicalColumn> columns = new ArrayList<>(rows.size());
        SortedMap<Integer, String> key = new TreeMap<>();
        Optional<String> keyName = Optional.empty();
        for (ColumnRow row : rows) {
            columns.add(row.column);
            if (row.keyPosition > 0) {
                key.put(row.keyPosition, row.column.name());
                keyName = row.keyName;
            }
        }
        tables.put(
                name,
                new PhysicalTable(
                        name, columns, List.copyOf(key.values()), keyName, indexes.getOrDefault(name, List.of())));
    }

    private static ColumnRow column(ResultSet row, Map<String, Optional<String>> defaults) throws SQLException {
        String expression = row.getString(5);
        int keyPosition = row.getInt(7);
        PhysicalColumn column = new PhysicalColumn(
                row.getString(2),
                row.getString(3),
                row.getBoolean(4),
                expression == null
                        ? Optional.empty()
                        : defaults.computeIfAbsent(expression, one -> Optional.of(withoutCast(one))),
                row.getBoolean(6));
        return new ColumnRow(
                row.getString(1),
                column,
                keyPosition,
                keyPosition > 0 ? Optional.ofNullable(row.getString(8)) : Optional.empty());
    }

    // PostgreSQL shows the default '' as ''::text. To cut that here costs a tenth of what a regular expression costs
    // there.
    private static String withoutCast(String expression) {
        int cast = expression.lastIndexOf("::");
        return cast > 0 && isConstant(expression.substring(0, cast)) && isType(expression.substring(cast + 2))
                ? expression.substring(0, cast)
                : expression;
    }

    private static boolean isConstant(String text) {
        return text.length() > 1 && text.startsWith("'") && text.endsWith("'")
                || text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.' || c == '-');
    }

    private static boolean isType(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c == ' ');
    }

    private Map<String, List<PhysicalIndex>> indexes(String these, List<String> names) {
        Map<String, Map<String, List<IndexRow>>> rows = new LinkedHashMap<>();
        for (IndexRow row : sql.query(queries.indexes(these), Introspection::index, names.toArray())) {
            rows.computeIfAbsent(row.table, any -> new LinkedHashMap<>())
                    .computeIfAbsent(row.index, any -> new ArrayList<>())
                    .add(row);
        }
        Map<String, List<PhysicalIndex>> indexes = new LinkedHashMap<>();
        rows.forEach((table, ofTable) -> indexes.put(
                table,
                ofTable.values().stream()
                        .map(one -> new PhysicalIndex(
                                one.getFirst().index,
                                one.stream().map(IndexRow::column).toList(),
                                one.getFirst().unique,
                                one.getFirst().complete))
                        .toList()));
        return indexes;
    }

    private static IndexRow index(ResultSet row) throws SQLException {
        return new IndexRow(row.getString(1), row.getString(2), row.getBoolean(3), row.getBoolean(4), row.getString(5));
    }
}
