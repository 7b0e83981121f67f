package dev.rubicon.installer.instance;

import dev.rubicon.model.Corrupt;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One connection to a database; errors of the database become problems that say what was being done and to which file. */
public final class Sql implements AutoCloseable {
    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * What a statement answered.
     *
     * @param columns of a query; empty for a change
     * @param rows as text, NULL as absent
     * @param changed rows changed; 0 for a query
     */
    public record Answer(List<String> columns, List<List<Optional<String>>> rows, long changed) {}

    // Result codes of SQLite, the primary ones; extended codes keep them in the lowest byte.
    private static final int ERROR = 1;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READ_ONLY = 8;
    private static final int IO_ERROR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int CONSTRAINT = 19;
    private static final int NOT_A_DATABASE = 26;

    private final Connection connection;
    private final String database;

    public Sql(Connection connection, String database) {
        this.connection = connection;
        this.database = database;
    }

    /** A name as an SQL identifier, whatever characters it has. */
    public static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** Rows changed. */
    public long execute(String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            statement.execute();
            return Math.max(0, statement.getLargeUpdateCount());
        } catch (SQLException e) {
            throw problem(e, database, sql);
        }
    }

    /**
     * Runs a statement that a person wrote, a query or a change.
     *
     * @throws InvalidInput RB608 if it is wrong, RB609 if it would change something and must not
     */
    public Answer answer(String sql) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (!statement.execute()) {
                return new Answer(List.of(), List.of(), Math.max(0, statement.getLargeUpdateCount()));
            }
            try (ResultSet result = statement.getResultSet()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    columns.add(result.getMetaData().getColumnLabel(i));
                }
                List<List<Optional<String>>> rows = new ArrayList<>();
                while (result.next()) {
                    List<Optional<String>> row = new ArrayList<>();
                    for (int i = 1; i <= columns.size(); i++) {
                        row.add(Optional.ofNullable(result.getString(i)));
                    }
                    rows.add(row);
                }
                return new Answer(columns, rows, 0);
            }
        } catch (SQLException e) {
            throw switch (e.getErrorCode() & 0xFF) {
                case ERROR ->
                    new InvalidInput(
                            "RB608",
                            "the statement cannot be run: " + Quoted.shortened(reason(e)),
                            "the statement was: " + Quoted.shortened(sql));
                case READ_ONLY ->
                    new InvalidInput("RB609", "the statement would change the database", "--write allows that");
                default -> problem(e, database, sql);
            };
        }
    }

    // [SQLITE_ERROR] SQL error or missing database (near "SELEC": syntax error)
    private static String reason(SQLException e) {
        return String.valueOf(e.getMessage()).replaceFirst("^\\[SQLITE_ERROR][^(]*\\((.*)\\)$", "$1");
    }

    public <T> List<T> query(String sql, Row<T> row, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row.read(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw problem(e, database, sql);
        }
    }

    public <T> Optional<T> queryOne(String sql, Row<T> row, Object... parameters) {
        return query(sql, row, parameters).stream().findFirst();
    }

    /** The number that a query answers with. */
    public long number(String sql, Object... parameters) {
        return queryOne(sql, row -> row.getLong(1), parameters).orElseThrow();
    }

    /** Runs {@code work} in a transaction that already holds the write lock: all of it is done, or nothing. */
    public void transaction(Runnable work) {
        execute("BEGIN IMMEDIATE");
        boolean done = false;
        try {
            work.run();
            execute("COMMIT");
            done = true;
        } finally {
            if (!done) {
                rollback();
            }
        }
    }

    /** The result of {@code work}, all of which is one transaction; on a connection that only reads, it only reads. */
    public <T> T inTransaction(Supplier<T> work) {
        execute("BEGIN");
        boolean done = false;
        try {
            T result = work.get();
            execute("COMMIT");
            done = true;
            return result;
        } finally {
            if (!done) {
                rollback();
            }
        }
    }

    /** What {@code work} reads, all of it at one moment. */
    public <T> T snapshot(Supplier<T> work) {
        execute("BEGIN");
        try {
            return work.get();
        } finally {
            rollback();
        }
    }

    // Some errors have rolled back already, and then there is nothing to roll back; the first error is the one to tell.
    private void rollback() {
        try (PreparedStatement statement = connection.prepareStatement("ROLLBACK")) {
            statement.execute();
        } catch (SQLException e) {
            System.getLogger(Sql.class.getName()).log(System.Logger.Level.DEBUG, "nothing to roll back", e);
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    /** What an error of the database means to a person. */
    static ProblemException problem(SQLException e, String database, String doing) {
        String said = Quoted.sentence(String.valueOf(e.getMessage()));
        return switch (e.getErrorCode() & 0xFF) {
            case BUSY, LOCKED ->
                new Unavailable(
                        new Problem(
                                "RB600",
                                "the database " + database + " is locked by another program",
                                "close what writes to it, then run the same command again"),
                        e);
            case READ_ONLY ->
                new Unavailable(
                        new Problem(
                                "RB601",
                                "the database " + database + " is read-only",
                                "make the file and its folder writable for this user"),
                        e);
            case FULL ->
                new Unavailable(
                        new Problem(
                                "RB602",
                                "there is no room left for the database " + database,
                                "free disk space beside it, then run the same command again"),
                        e);
            case IO_ERROR ->
                new Unavailable(
                        new Problem(
                                "RB603",
                                "reading or writing the database " + database + " failed: " + said,
                                "check the disk and its free space"),
                        e);
            case CANNOT_OPEN ->
                new Unavailable(
                        new Problem(
                                "RB604",
                                "the database " + database + " cannot be opened",
                                "check that its folder exists and may be written"),
                        e);
            case CORRUPT, NOT_A_DATABASE ->
                new Corrupt(
                        new Problem(
                                "RB605",
                                "the file " + database + " is no SQLite database, or it is damaged: " + said,
                                "restore it from a backup"),
                        e);
            case CONSTRAINT ->
                new Unavailable(
                        new Problem(
                                "RB606",
                                "rows in " + database + " break a rule of the new schema: " + said,
                                "plan again: rows may have changed since"),
                        e);
            default ->
                new Unavailable(
                        new Problem(
                                "RB607",
                                "the database " + database + " refused a statement: " + said,
                                "the tables may have been changed by hand: put that right, or restore the database; the"
                                        + " statement was: " + Quoted.sentence(doing)),
                        e);
        };
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw problem(e, database, "close");
        }
    }
}
