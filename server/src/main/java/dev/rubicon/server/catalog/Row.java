package dev.rubicon.server.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** One row of an answer, read by the names of its columns. Times are milliseconds since 1970, truth is 0 or 1. */
public final class Row {
    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    public String text(String column) {
        return optionalText(column).orElseThrow(() -> new IllegalStateException(column + " is null"));
    }

    public Optional<String> optionalText(String column) {
        return value(() -> Optional.ofNullable(rows.getString(column)));
    }

    public long number(String column) {
        return optionalNumber(column).orElseThrow(() -> new IllegalStateException(column + " is null"));
    }

    public Optional<Long> optionalNumber(String column) {
        return value(() -> {
            long number = rows.getLong(column);
            return rows.wasNull() ? Optional.empty() : Optional.of(number);
        });
    }

    public boolean flag(String column) {
        return number(column) != 0;
    }

    public Instant instant(String column) {
        return Instant.ofEpochMilli(number(column));
    }

    public Optional<Instant> optionalInstant(String column) {
        return optionalNumber(column).map(Instant::ofEpochMilli);
    }

    public byte[] bytes(String column) {
        return value(() -> rows.getBytes(column));
    }

    private interface Reading<T> {
        T read() throws SQLException;
    }

    private static <T> T value(Reading<T> reading) {
        try {
            return reading.read();
        } catch (SQLException e) {
            throw new FailedStatement(e);
        }
    }
}
