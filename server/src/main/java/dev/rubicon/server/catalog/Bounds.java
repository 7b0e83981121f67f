package dev.rubicon.server.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Where a transaction begins and ends. On SQLite it is said in SQL: its driver begins the next one when it commits, which would hold
 * the only lock there is while nobody works.
 */
record Bounds(Connection connection, Engine engine) {
    static Bounds begin(Connection connection, Engine engine, boolean readOnly) throws SQLException {
        Bounds bounds = new Bounds(connection, engine);
        switch (engine) {
            case SQLITE -> bounds.execute(readOnly ? "BEGIN" : "BEGIN IMMEDIATE");
            case POSTGRESQL -> {
                connection.setReadOnly(readOnly);
                connection.setAutoCommit(false);
            }
        }
        return bounds;
    }

    void commit() throws SQLException {
        switch (engine) {
            case SQLITE -> execute("COMMIT");
            case POSTGRESQL -> connection.commit();
        }
    }

    void rollback() throws SQLException {
        switch (engine) {
            case SQLITE -> execute("ROLLBACK");
            case POSTGRESQL -> connection.rollback();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
