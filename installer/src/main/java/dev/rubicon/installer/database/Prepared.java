package dev.rubicon.installer.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A statement that is run many times with other values. Those that are put off are run together. */
public final class Prepared implements AutoCloseable {
    private final Sql sql;
    private final String text;
    private final PreparedStatement statement;
    private int waiting;

    Prepared(Sql sql, String text) {
        this.sql = sql;
        this.text = text;
        try {
            this.statement = sql.connection().prepareStatement(text);
        } catch (SQLException e) {
            throw sql.problem(e, text);
        }
    }

    public <T> List<T> query(Sql.Row<T> row, List<Object> parameters) {
        try {
            bind(parameters);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row.read(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw sql.problem(e, text);
        }
    }

    /** Rows changed. */
    public long execute(List<Object> parameters) {
        try {
            bind(parameters);
            return statement.executeLargeUpdate();
        } catch (SQLException e) {
            throw sql.problem(e, text);
        }
    }

    /** Puts a run off until {@link #runAll}. Returns how many wait. */
    public int later(List<Object> parameters) {
        try {
            bind(parameters);
            statement.addBatch();
            return ++waiting;
        } catch (SQLException e) {
            throw sql.problem(e, text);
        }
    }

    /** Does what was put off. Returns the rows changed, for each in its order. */
    public List<Integer> runAll() {
        if (waiting == 0) {
            return List.of();
        }
        try {
            waiting = 0;
            return Arrays.stream(statement.executeBatch()).boxed().toList();
        } catch (SQLException e) {
            throw sql.problem(e.getNextException() == null ? e : e.getNextException(), text);
        }
    }

    private void bind(List<Object> parameters) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            Object value = parameters.get(i);
            if (value instanceof SqlNull) {
                statement.setNull(i + 1, Types.NULL);
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    /** Stands for NULL among parameters. */
    public enum SqlNull {
        NULL
    }

    @Override
    public void close() {
        try {
            statement.close();
        } catch (SQLException e) {
            throw sql.problem(e, text);
        }
    }
}
