package dev.rubicon.benchmarks.peers;

import dev.rubicon.benchmarks.installing.Place;
import dev.rubicon.benchmarks.installing.PostgresPlace;
import dev.rubicon.benchmarks.installing.SqlitePlace;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a database says of its tables. The books that tools keep are left out (Rubicon's {@code rubicon_*} among them), and so are the
 * columns {@code $system*}, which only Rubicon adds to every table.
 */
record Columns(List<Column> all) {
    /**
     * One of them.
     *
     * @param type with its collation, if that is not the database's
     * @param blank the expression of its default
     * @param inKey its place in the primary key from 1; 0 if it is not part of it
     */
    record Column(String table, String name, String type, boolean required, String blank, int inKey) {
        private String declaration() {
            return "\"" + name + "\" " + type + (required ? " NOT NULL" : "")
                    + (blank.isEmpty() ? "" : " DEFAULT " + blank);
        }
    }

    private static final String SQLITE =
            """
            SELECT t.name, c.name, c.type, c."notnull", coalesce(c.dflt_value, ''), c.pk
            FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND""" + owned("t.name") + " AND c.name NOT LIKE '$system%' ORDER BY t.name, c.cid";
    private static final String POSTGRES =
            """
            SELECT t.relname, a.attname,
              format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attcollation = 950 THEN ' COLLATE "C"' ELSE '' END,
              a.attnotnull, coalesce(pg_get_expr(d.adbin, d.adrelid), ''), coalesce(array_position(k.conkey, a.attnum), 0)
            FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
            LEFT JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'p'
            WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind = 'r' AND""" + owned("t.relname") + " AND a.attname NOT LIKE '$system%' ORDER BY t.relname, a.attnum";

    private static String owned(String name) {
        return " " + name + " NOT LIKE 'rubicon%' AND " + name + " NOT LIKE 'sqlite%' AND " + name
                + " NOT LIKE 'flyway%' AND lower(" + name + ") NOT LIKE 'databasechangelog%' AND " + name
                + " NOT LIKE 'knex%'";
    }

    static Columns of(Place place, String database) throws SQLException {
        String sql = switch (place) {
            case SqlitePlace sqlite -> SQLITE;
            case PostgresPlace postgres -> POSTGRES;
        };
        List<Column> all = new ArrayList<>();
        try (Connection connection = place.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.add(new Column(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getBoolean(4),
                        rows.getString(5),
                        rows.getInt(6)));
            }
        }
        return new Columns(all);
    }

    Map<String, List<Column>> byTable() {
        return all.stream().collect(Collectors.groupingBy(Column::table, LinkedHashMap::new, Collectors.toList()));
    }

    /** The statements that make such tables. */
    List<String> definitions() {
        return byTable().entrySet().stream()
                .map(table -> "CREATE TABLE \"" + table.getKey() + "\" ("
                        + table.getValue().stream().map(Column::declaration).collect(Collectors.joining(", "))
                        + ", PRIMARY KEY ("
                        + table.getValue().stream()
                                .filter(column -> column.inKey() > 0)
                                .map(column -> "\"" + column.name() + "\"")
                                .collect(Collectors.joining(", "))
                        + "))")
                .toList();
    }

    /** The statements that make {@code target} of these tables, a column at a time. */
    List<String> changesTo(Columns target) {
        List<String> statements = new ArrayList<>();
        all.stream()
                .filter(column -> !target.all().contains(column))
                .forEach(gone ->
                        statements.add("ALTER TABLE \"" + gone.table() + "\" DROP COLUMN \"" + gone.name() + "\""));
        target.all().stream()
                .filter(column -> !all.contains(column))
                .forEach(added ->
                        statements.add("ALTER TABLE \"" + added.table() + "\" ADD COLUMN " + added.declaration()));
        return statements;
    }
}
