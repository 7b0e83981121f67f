package dev.rubicon.installer.sync;

import dev.rubicon.installer.database.Sql;
import java.util.List;

/**
 * Makes many tables of SQLite. After each {@code CREATE}, SQLite looks for what it made in all of the stored schema, so that twice as
 * many tables take four times as long. Here it finds only the last ones: what it has written before is set aside, and put back as it was.
 */
record SqliteMaking(Sql sql) {
    private static final int AT_ONCE = 50;

    /** In the caller's transaction. */
    void run(List<String> statements) {
        sql.execute("CREATE TEMP TABLE rubicon_made (place INTEGER PRIMARY KEY, type, name, tbl_name, rootpage, sql)");
        sql.execute("PRAGMA writable_schema = ON");
        try {
            setAside();
            for (int i = 0; i < statements.size(); i += AT_ONCE) {
                sql.executeAll(statements.subList(i, Math.min(i + AT_ONCE, statements.size())));
                setAside();
            }
            sql.execute(
                    "INSERT INTO sqlite_schema SELECT type, name, tbl_name, rootpage, sql FROM rubicon_made ORDER BY place");
        } finally {
            sql.execute("PRAGMA writable_schema = OFF");
        }
        sql.execute("DROP TABLE temp.rubicon_made");
    }

    private void setAside() {
        sql.execute("INSERT INTO rubicon_made (type, name, tbl_name, rootpage, sql)"
                + " SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema ORDER BY rowid");
        sql.execute("DELETE FROM sqlite_schema");
    }
}
