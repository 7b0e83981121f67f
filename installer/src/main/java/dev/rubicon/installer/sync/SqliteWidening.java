package dev.rubicon.installer.sync;

import dev.rubicon.installer.database.Prepared;
import dev.rubicon.installer.database.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds columns to tables of SQLite, many at once. {@code ALTER TABLE ADD COLUMN} writes the column's declaration into the statement
 * that made the table, touches no row, and has SQLite read the whole schema again. This does the first for all tables and the last
 * once, as <a href="https://www.sqlite.org/lang_altertable.html#otheralter">SQLite's manual</a> has it. Only statements whose end is
 * known are written; other tables are altered.
 */
record SqliteWidening(Sql sql) {
    private record Made(long row, String statement) {}

    /** In the caller's transaction. */
    void run(List<Action.Widened> tables) {
        Map<String, Made> made = statements();
        List<Action.Widened> altered = new ArrayList<>();
        sql.execute("PRAGMA writable_schema = ON");
        try (Prepared update = sql.prepare("UPDATE sqlite_schema SET sql = ? WHERE rowid = ?")) {
            for (Action.Widened table : tables) {
                Made before = made.get(table.table());
                if (before != null && before.statement().endsWith(table.end())) {
                    update.later(List.of(widened(before.statement(), table), before.row()));
                } else {
                    altered.add(table);
                }
            }
            update.runAll();
            sql.execute("PRAGMA schema_version = " + (sql.number("PRAGMA schema_version") + 1));
        } finally {
            sql.execute("PRAGMA writable_schema = RESET");
        }
        altered.forEach(this::alter);
    }

    private Map<String, Made> statements() {
        record Named(String name, Made made) {}
        Map<String, Made> statements = new HashMap<>();
        sql.query(
                        "SELECT name, rowid, sql FROM sqlite_schema WHERE type = 'table'",
                        row -> new Named(row.getString(1), new Made(row.getLong(2), row.getString(3))))
                .forEach(named -> statements.put(named.name(), named.made()));
        return statements;
    }

    private static String widened(String statement, Action.Widened table) {
        String columns = statement.substring(0, statement.length() - table.end().length());
        return columns + ", " + String.join(", ", table.columns()) + table.end();
    }

    private void alter(Action.Widened table) {
        String alter = "ALTER TABLE " + sql.dialect().quoted(table.table()) + " ADD COLUMN ";
        table.columns().forEach(column -> sql.execute(alter + column));
    }
}
