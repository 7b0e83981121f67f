package dev.rubicon.installer.physical;

/**
 * How each database is asked for its tables {@code t}. Columns: table, column, type, nullable, default, numbered, position in the
 * primary key from 1, its name. Indexes, a row for each column in order: table, index, unique, complete, column.
 *
 * <p>PostgreSQL takes long to write down an expression, and thousands of columns share a few: it writes each once, unless other
 * columns ({@code VAR}) are in it.
 */
enum Queries {
    SQLITE(
            "SELECT name FROM sqlite_schema WHERE type = 'table'",
            """
            SELECT t.name, c.name, c.type, c."notnull" = 0, c.dflt_value,
              c.pk = 1 AND upper(c.type) = 'INTEGER' AND t.sql LIKE '%PRIMARY KEY AUTOINCREMENT%', c.pk, NULL
            FROM sqlite_schema t JOIN pragma_table_xinfo(t.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite~_%' ESCAPE '~'$these""",
            " ORDER BY t.name, c.cid",
            """
            SELECT t.name, l.name, l."unique", l.partial = 0,
              coalesce(x.name, '(expression)') || CASE WHEN x."desc" THEN ' DESC' ELSE '' END
                || CASE WHEN x.coll <> 'BINARY' THEN ' COLLATE ' || x.coll ELSE '' END
            FROM sqlite_schema t JOIN pragma_index_list(t.name) l JOIN pragma_index_xinfo(l.name) x
            WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite~_%' ESCAPE '~' AND l.origin <> 'pk' AND x.key$these""",
            " ORDER BY t.name, l.name, x.seqno"),
    POSTGRES("""
            SELECT relname FROM pg_class
            WHERE relkind IN ('r', 'p') AND relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())""", """
            WITH t AS (SELECT t.* FROM (SELECT oid, relname AS name FROM pg_class WHERE relkind IN ('r', 'p')
              AND relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())) AS t WHERE TRUE$these),
            d AS (SELECT d.oid, d.adrelid, d.adnum, CAST(d.adbin AS text) COLLATE "C" AS tree,
              CASE WHEN CAST(d.adbin AS text) LIKE '%{VAR %' THEN d.oid END AS own
              FROM t JOIN pg_attrdef d ON d.adrelid = t.oid),
            e AS MATERIALIZED (SELECT one.tree, one.own, pg_get_expr(d.adbin, d.adrelid) AS expression
              FROM (SELECT tree, own, min(oid) AS oid FROM d GROUP BY tree, own) AS one
              JOIN pg_attrdef d ON d.oid = one.oid)
            SELECT t.name, a.attname, format_type(a.atttypid, a.atttypmod)
                || CASE WHEN a.attcollation <> y.typcollation THEN ' COLLATE "' || o.collname || '"' ELSE '' END,
              NOT a.attnotnull, e.expression,
              a.attidentity <> '', coalesce(array_position(k.indkey, a.attnum), -1) + 1, p.relname
            FROM t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_type y ON y.oid = a.atttypid LEFT JOIN pg_collation o ON o.oid = a.attcollation
            LEFT JOIN (d JOIN e ON e.tree = d.tree AND e.own IS NOT DISTINCT FROM d.own)
              ON d.adrelid = t.oid AND d.adnum = a.attnum
            LEFT JOIN pg_index k ON k.indrelid = t.oid AND k.indisprimary
            LEFT JOIN pg_class p ON p.oid = k.indexrelid""", " ORDER BY t.name, a.attnum", """
            WITH t AS (SELECT t.* FROM (SELECT oid, relname AS name FROM pg_class WHERE relkind IN ('r', 'p')
              AND relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())) AS t WHERE TRUE$these)
            SELECT t.name, i.relname, x.indisunique, x.indpred IS NULL AND x.indisvalid,
              coalesce(a.attname, pg_get_indexdef(i.oid, k.n, FALSE))
                || CASE WHEN x.indoption[k.n - 1] & 1 = 1 THEN ' DESC' ELSE '' END
                || CASE WHEN a.attcollation <> x.indcollation[k.n - 1] THEN ' COLLATE other' ELSE '' END
                || CASE WHEN m.amname <> 'btree' THEN ' USING ' || m.amname ELSE '' END
            FROM t JOIN pg_index x ON x.indrelid = t.oid AND NOT x.indisprimary
            JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_am m ON m.oid = i.relam
            CROSS JOIN LATERAL generate_series(1, x.indnkeyatts) AS k (n)
            LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[k.n - 1] AND a.attnum > 0""", " ORDER BY t.name, i.relname, k.n");

    private final String names;
    private final String columns;
    private final String columnOrder;
    private final String indexes;
    private final String indexOrder;

    Queries(String names, String columns, String columnOrder, String indexes, String indexOrder) {
        this.names = names;
        this.columns = columns;
        this.columnOrder = columnOrder;
        this.indexes = indexes;
        this.indexOrder = indexOrder;
    }

    String names() {
        return names;
    }

    /** @param these a further condition over {@code t.name}, led by AND; may be empty */
    String columns(String these) {
        return columns.replace("$these", these) + columnOrder;
    }

    /** @param these as for {@link #columns} */
    String indexes(String these) {
        return indexes.replace("$these", these) + indexOrder;
    }
}
