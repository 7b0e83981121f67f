package dev.rubicon.installer;

import dev.rubicon.installer.database.DatabaseAddress;
import dev.rubicon.installer.database.Dialect;
import dev.rubicon.installer.database.PostgresDialect;
import dev.rubicon.installer.database.SqliteDialect;
import dev.rubicon.installer.database.SqliteFile;
import dev.rubicon.testkit.TestPostgres;
import java.nio.file.Path;
import java.util.List;

/** The databases that every test of a sync runs on. */
enum TestDatabase {
    SQLITE(new SqliteDialect(), "13", """
            SELECT t.name, c.name, c.type, c."notnull", coalesce(c.dflt_value, '-'), c.pk
            FROM sqlite_schema t JOIN pragma_table_info(t.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE 'rubicon%' AND t.name NOT LIKE 'sqlite%'
            ORDER BY t.name, c.name""", """
            SELECT i.name, i.tbl_name, l."unique", (SELECT group_concat(x.name, ',') FROM pragma_index_info(i.name) x)
            FROM sqlite_schema i JOIN pragma_index_list(i.tbl_name) l ON l.name = i.name
            WHERE i.type = 'index' AND i.name NOT LIKE 'sqlite%' AND i.tbl_name NOT LIKE 'rubicon%' ORDER BY i.name"""),
    POSTGRES(new PostgresDialect(), "53100", """
            SELECT t.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attcollation, a.attnotnull, a.attidentity,
              coalesce(pg_get_expr(d.adbin, d.adrelid), '-'), p.relname, array_position(k.indkey, a.attnum)
            FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
            LEFT JOIN pg_index k ON k.indrelid = t.oid AND k.indisprimary LEFT JOIN pg_class p ON p.oid = k.indexrelid
            WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind = 'r' AND t.relname NOT LIKE 'rubicon%'
            ORDER BY t.relname, a.attname""", """
            SELECT i.relname, t.relname, x.indisunique,
              (SELECT string_agg(a.attname, ',' ORDER BY array_position(x.indkey, a.attnum)) FROM pg_attribute a
               WHERE a.attrelid = t.oid AND a.attnum = ANY (x.indkey))
            FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
            WHERE t.relnamespace = current_schema()::regnamespace AND NOT x.indisprimary AND t.relname NOT LIKE 'rubicon%'
            ORDER BY i.relname""");

    final Dialect dialect;

    /** How this database says that the disk is full. */
    final String diskFull;

    private final List<String> introspection;

    TestDatabase(Dialect dialect, String diskFull, String columns, String indexes) {
        this.dialect = dialect;
        this.diskFull = diskFull;
        this.introspection = List.of(columns, indexes);
    }

    /** Where there is no database yet. */
    DatabaseAddress newAddress(Path folder) {
        return switch (this) {
            case SQLITE -> new SqliteFile(folder.resolve("test.db"));
            case POSTGRES -> DatabaseAddress.parse(TestPostgres.url() + "&currentSchema=" + TestPostgres.newSchema());
        };
    }

    /** Queries for every table of the apps with its columns, and for every index. */
    List<String> introspection() {
        return introspection;
    }

    /** A query for the names of tables, views, indexes and triggers. */
    String objects() {
        return switch (this) {
            case SQLITE -> "SELECT name FROM sqlite_schema";
            case POSTGRES ->
                "SELECT relname AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
                        + " UNION SELECT tgname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid"
                        + " WHERE c.relnamespace = current_schema()::regnamespace";
        };
    }
}
