package dev.rubicon.installer.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
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
        return sql.run(
                text,
                () -> {
                    bind(parameters);
                    return Sql.rows(statement, row);
                },
                List::size);
    }

    /** Rows changed. */
    public long execute(List<Object> parameters) {
        return sql.run(
                text,
                () -> {
                    bind(parameters);
                    return statement.executeLargeUpdate();
                },
                changed -> changed);
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
        waiting = 0;
        return sql.run(
                text,
                () -> Arrays.stream(runBatch()).boxed().toList(),
                changed -> changed.stream().mapToLong(Integer::longValue).sum());
    }

    // What the batch failed with says less than what comes after it.
    private int[] runBatch() throws SQLException {
        try {
            return statement.executeBatch();
        } catch (SQLException e) {
            throw e.getNextException() == null ? e : e.getNextException();
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
