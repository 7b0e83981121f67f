package dev.rubicon.server.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Statements that hold together. Values are bound to {@code ?}: texts, numbers, truth, bytes, instants, and an {@link Optional} of
 * these, whose emptiness is NULL. Not to be kept beyond the work that it was given to.
 */
public final class Transaction {
    private final Connection connection;
    private final Engine engine;

    Transaction(Connection connection, Engine engine) {
        this.connection = connection;
        this.engine = engine;
    }

    public Engine engine() {
        return engine;
    }

    /** What a query finds, in its order. */
    public <T> List<T> query(String sql, Function<Row, T> read, Object... values) {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet found = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            Row row = new Row(found);
            while (found.next()) {
                rows.add(read.apply(row));
            }
            return List.copyOf(rows);
        } catch (SQLException e) {
            throw new FailedStatement(e);
        }
    }

    /** The first row that a query finds. */
    public <T> Optional<T> first(String sql, Function<Row, T> read, Object... values) {
        return query(sql, read, values).stream().findFirst();
    }

    /** Changes rows, and says how many. */
    public int update(String sql, Object... values) {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new FailedStatement(e);
        }
    }

    /** The same statement for each list of values, sent together. */
    public void updateAll(String sql, List<List<Object>> rows) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (List<Object> values : rows) {
                for (int i = 0; i < values.size(); i++) {
                    bind(statement, i + 1, values.get(i));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new FailedStatement(e);
        }
    }

    // A statement of a migration; it has no values, and may hold anything.
    void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new FailedStatement(e);
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                bind(statement, i + 1, values[i]);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static void bind(PreparedStatement statement, int place, Object value) throws SQLException {
        switch (value) {
            case Optional<?> optional when optional.isPresent() -> bind(statement, place, optional.get());
            case Optional<?> empty -> statement.setNull(place, Types.NULL);
            case String text -> statement.setString(place, text);
            case Integer number -> statement.setLong(place, number);
            case Long number -> statement.setLong(place, number);
            case Boolean flag -> statement.setLong(place, flag ? 1 : 0);
            case Instant instant -> statement.setLong(place, instant.toEpochMilli());
            case byte[] bytes -> statement.setBytes(place, bytes);
            default -> throw new IllegalArgumentException("no value of a catalog: " + value.getClass());
        }
    }
}
