package dev.rubicon.installer.database;

import dev.rubicon.model.InvalidInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * What a schema of a PostgreSQL server holds, as the statements that make it again: tables with their keys, indexes, triggers,
 * grants and numbering, and views. Functions and types are not among it, and stay where they are. Names are not qualified.
 *
 * @param before statements that make the tables, without rows
 * @param tables in the order of {@code before}
 * @param after statements that make the rest, once the rows are there
 */
record PostgresTables(List<String> before, List<Table> tables, List<String> after) {
    private static final String OURS = " c.relnamespace = to_regnamespace(quote_ident(current_schema()))";
    private static final String OF_TABLE = " AND c.relkind = 'r'";
    private static final String IS_IDENTITY =
            "EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND"
                    + " d.objid = c.oid AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'i')";

    /**
     * A table.
     *
     * @param columns their names, in order
     * @param declarations of the same columns
     */
    record Table(String name, List<String> columns, List<String> declarations, DatabaseCopy.Shape shape) {
        Table {
            columns = List.copyOf(columns);
            declarations = List.copyOf(declarations);
        }
    }

    PostgresTables {
        before = List.copyOf(before);
        tables = List.copyOf(tables);
        after = List.copyOf(after);
    }

    /** @throws InvalidInput RB563 if the schema holds what these statements cannot say */
    static PostgresTables read(Sql sql) {
        checkKnown(sql);
        List<Table> tables = readTables(sql);
        List<String> before = new ArrayList<>();
        for (Table table : tables) {
            before.add("CREATE TABLE " + sql.dialect().quoted(table.name()) + " ("
                    + String.join(", ", table.declarations()) + ")");
        }
        List<String> after = new ArrayList<>();
        after.addAll(strings(sql, """
                SELECT 'ALTER TABLE ' || quote_ident(c.relname) || ' ADD CONSTRAINT ' || quote_ident(k.conname) || ' '
                  || pg_get_constraintdef(k.oid, true)
                FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
                WHERE k.contype IN ('p', 'u', 'c', 'x', 'f') AND""" + OURS + OF_TABLE + " ORDER BY k.contype = 'f', k.oid"));
        after.addAll(strings(sql, """
                SELECT pg_get_indexdef(i.indexrelid, 0, true) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
                WHERE NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
                  AND""" + OURS + OF_TABLE + " ORDER BY i.indexrelid"));
        after.addAll(strings(
                sql,
                "SELECT 'CREATE VIEW ' || quote_ident(c.relname) || ' AS ' || pg_get_viewdef(c.oid, true) FROM pg_class c WHERE"
                        + OURS + " AND c.relkind = 'v' ORDER BY c.oid"));
        after.addAll(strings(sql, """
                SELECT pg_get_triggerdef(t.oid, true) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
                WHERE NOT t.tgisinternal AND""" + OURS + " ORDER BY t.oid"));
        after.addAll(strings(sql, """
                SELECT 'GRANT ' || a.privilege_type || ' ON ' || quote_ident(c.relname) || ' TO '
                  || CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END
                  || CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
                FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) a
                WHERE a.grantee <> c.relowner AND c.relkind IN ('r', 'v') AND""" + OURS + " ORDER BY c.oid, 1"));
        after.addAll(strings(sql, """
                SELECT format('SELECT setval(pg_get_serial_sequence(%L, %L), %s)', quote_ident(c.relname), a.attname, v.last)
                FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                CROSS JOIN LATERAL (SELECT pg_sequence_last_value(
                  pg_get_serial_sequence(quote_ident(c.relname), a.attname)::regclass) AS last) v
                WHERE a.attidentity <> '' AND v.last IS NOT NULL AND""" + OURS + OF_TABLE + " ORDER BY c.oid"));
        return new PostgresTables(before, tables, after);
    }

    private static List<String> strings(Sql sql, String query) {
        return sql.query(query, row -> row.getString(1));
    }

    // What is not copied would be lost when the copy takes its place.
    private static void checkKnown(Sql sql) {
        List<String> unknown = strings(sql, "SELECT " + """
                CASE c.relkind WHEN 'm' THEN 'the materialized view ' WHEN 'p' THEN 'the partitioned table '
                  WHEN 'f' THEN 'the foreign table ' WHEN 'S' THEN 'the sequence ' WHEN 'v' THEN 'the rules or options of the view '
                  ELSE 'the rules, policies, inheritance, or generated or granted columns of ' END || quote_ident(c.relname)
                FROM pg_class c WHERE (c.relkind IN ('m', 'p', 'f') OR c.relkind = 'S' AND NOT\s""" + IS_IDENTITY + """
                 OR c.relkind = 'v' AND (c.reloptions IS NOT NULL OR EXISTS (SELECT 1 FROM pg_rewrite r WHERE r.ev_class = c.oid
                    AND r.rulename <> '_RETURN'))
                 OR c.relkind = 'r' AND (c.relhasrules OR c.relrowsecurity OR c.relhassubclass
                   OR EXISTS (SELECT 1 FROM pg_inherits h WHERE h.inhrelid = c.oid)
                   OR EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid
                     AND (a.attgenerated <> '' OR a.attacl IS NOT NULL)))) AND""" + OURS + " ORDER BY c.relname");
        if (!unknown.isEmpty()) {
            throw new InvalidInput(
                    "RB563",
                    "the schema of the database " + sql.database() + " holds what a snapshot does not copy: "
                            + String.join(", ", unknown.subList(0, Math.min(5, unknown.size()))),
                    "back it up by other means, such as pg_dump, and give --no-snapshot");
        }
    }

    private static List<Table> readTables(Sql sql) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        sql.query(
                """
                SELECT c.relname, a.attname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
                CROSS JOIN LATERAL unnest(k.conkey) WITH ORDINALITY n(attnum, position)
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = n.attnum
                WHERE k.contype = 'p' AND""" + OURS + " ORDER BY c.oid, n.position",
                row -> keys.computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                        .add(row.getString(2)));
        record Column(String table, String name, String type, String rest) {}
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        for (Column column : sql.query(
                """
                SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                  CASE WHEN a.attcollation = t.typcollation THEN ''
                    ELSE ' COLLATE ' || quote_ident(s.nspname) || '.' || quote_ident(l.collname) END
                  || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
                  || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')
                  || CASE a.attidentity WHEN 'a' THEN ' GENERATED ALWAYS AS IDENTITY'
                    WHEN 'd' THEN ' GENERATED BY DEFAULT AS IDENTITY' ELSE '' END
                FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                LEFT JOIN pg_type t ON t.oid = a.atttypid
                LEFT JOIN pg_collation l ON l.oid = a.attcollation LEFT JOIN pg_namespace s ON s.oid = l.collnamespace
                LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
                WHERE""" + OURS + OF_TABLE + " ORDER BY c.oid, a.attnum",
                row -> new Column(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))) {
            columns.computeIfAbsent(column.table, any -> new ArrayList<>()).add(column);
        }
        List<Table> tables = new ArrayList<>();
        columns.forEach((name, all) -> {
            TreeMap<String, String> types = new TreeMap<>();
            all.forEach(column -> types.put(column.name, column.type));
            tables.add(new Table(
                    name,
                    all.stream().map(Column::name).toList(),
                    all.stream()
                            .map(column -> sql.dialect().quoted(column.name) + " " + column.type + column.rest)
                            .toList(),
                    new DatabaseCopy.Shape(name, types, keys.getOrDefault(name, List.of()))));
        });
        return tables;
    }

    static List<DatabaseCopy.Shape> shapes(Sql sql) {
        return readTables(sql).stream().map(Table::shape).toList();
    }

    /** What COPY calls a table and its columns. */
    static String copied(Dialect dialect, String table, List<String> columns) {
        StringJoiner names = new StringJoiner(", ", " (", ")");
        columns.forEach(column -> names.add(dialect.quoted(column)));
        return table + names;
    }

    /** Drops all views and tables, unless something outside the schema needs one. */
    static void drop(Sql sql) {
        for (String kind : List.of("VIEW", "TABLE")) {
            String names = String.join(
                    ", ",
                    strings(
                            sql,
                            "SELECT quote_ident(c.relname) FROM pg_class c WHERE" + OURS + " AND c.relkind = '"
                                    + (kind.equals("VIEW") ? "v" : "r") + "' ORDER BY c.oid"));
            if (!names.isEmpty()) {
                sql.execute("DROP " + kind + " " + names);
            }
        }
    }

    /** Keeps others from writing to any table, until the transaction ends. */
    static void lock(Sql sql) {
        String names = String.join(
                ", ",
                strings(
                        sql,
                        "SELECT quote_ident(c.relname) FROM pg_class c WHERE" + OURS + OF_TABLE + " ORDER BY c.oid"));
        if (!names.isEmpty()) {
            sql.execute("LOCK TABLE " + names + " IN SHARE ROW EXCLUSIVE MODE");
        }
    }
}
