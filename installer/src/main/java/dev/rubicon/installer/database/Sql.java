package dev.rubicon.installer.database;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Quoted;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** One connection to a database; errors of the database become problems that say what was being done and to which file. */
public final class Sql implements AutoCloseable {
    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Looks at one row. */
    @FunctionalInterface
    public interface RowVisitor {
        void visit(ResultSet row) throws SQLException;
    }

    /** What a driver does. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    private static final int FETCHED_ROWS = 200;
    private static final int BATCH = 100;

    private final Connection connection;
    private final Dialect dialect;
    private final String database;
    private SqlWatch watch = SqlWatch.NONE;

    /** @param database what messages call it */
    public Sql(Connection connection, Dialect dialect, String database) {
        this.connection = connection;
        this.dialect = dialect;
        this.database = database;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** From now on, that one is told of each statement. */
    public void watch(SqlWatch newWatch) {
        watch = newWatch;
    }

    /** Runs one statement, and whoever watches is told. */
    <T> T run(String statement, Work<T> work, ToLongFunction<T> rows) {
        watch.begins(statement);
        long start = System.nanoTime();
        T result;
        try {
            result = work.run();
        } catch (SQLException e) {
            watch.failed(statement);
            throw problem(e, statement);
        }
        watch.ran(statement, rows.applyAsLong(result), System.nanoTime() - start);
        return result;
    }

    /**
     * Interrupts the statement that is running, if one is, from another thread; it fails. One that begins just then may be missed.
     */
    public void interrupt() {
        try {
            dialect.interrupt(connection);
        } catch (SQLException e) {
            System.getLogger(Sql.class.getName()).log(System.Logger.Level.DEBUG, "nothing to interrupt", e);
        }
    }

    // For what only a driver can do: copying databases and streaming rows.
    Connection connection() {
        return connection;
    }

    /** What messages call the database. */
    String database() {
        return database;
    }

    /** Rows changed. */
    public long execute(String sql, Object... parameters) {
        return run(
                sql,
                () -> {
                    try (PreparedStatement statement = connection.prepareStatement(sql)) {
                        bind(statement, parameters);
                        statement.execute();
                        return Math.max(0, statement.getLargeUpdateCount());
                    }
                },
                changed -> changed);
    }

    /** Runs statements without parameters in their order, many at once where the database can take them so. */
    public void executeAll(List<String> statements) {
        if (!dialect.takesBatches()) {
            statements.forEach(this::execute);
            return;
        }
        for (int i = 0; i < statements.size(); i += BATCH) {
            executeBatch(statements.subList(i, Math.min(i + BATCH, statements.size())));
        }
    }

    private void executeBatch(List<String> statements) {
        statements.forEach(watch::begins);
        long start = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.addBatch(sql);
            }
            statement.executeBatch();
        } catch (SQLException e) {
            String failed = failed(statements, e);
            watch.failed(failed);
            throw problem(e.getNextException() == null ? e : e.getNextException(), failed);
        }
        long each = (System.nanoTime() - start) / statements.size();
        statements.forEach(sql -> watch.ran(sql, 0, each));
    }

    // Drivers say which one it was only in their words.
    private static String failed(List<String> statements, SQLException e) {
        return statements.stream()
                .filter(sql -> String.valueOf(e.getMessage()).contains(sql))
                .max(Comparator.comparingInt(String::length))
                .orElseGet(() -> String.join("; ", statements));
    }

    /** A statement to be run many times; whoever asks closes it. */
    public Prepared prepare(String sql) {
        return new Prepared(this, sql);
    }

    /**
     * Runs a statement that a person wrote, a query or a change.
     *
     * @throws InvalidInput RB608 if it is wrong, RB609 if it would change something and must not
     */
    public Answer answer(String sql) {
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return Answer.changed(Math.max(0, statement.getLargeUpdateCount()));
            }
            try (ResultSet result = statement.getResultSet()) {
                return Answer.read(result);
            }
        } catch (SQLException e) {
            throw switch (dialect.failure(e)) {
                case STATEMENT ->
                    new InvalidInput(
                            "RB608",
                            "the statement cannot be run: " + Quoted.shortened(dialect.said(e)),
                            "the statement was: " + Quoted.shortened(sql));
                case READ_ONLY ->
                    new InvalidInput("RB609", "the statement would change the database", "--write allows that");
                default -> problem(e, sql);
            };
        }
    }

    /** The first rows that a query finds. */
    public Answer first(String query, int rows) {
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(rows);
            try (ResultSet result = statement.executeQuery(query)) {
                return Answer.read(result);
            }
        } catch (SQLException e) {
            throw problem(e, query);
        }
    }

    public <T> List<T> query(String sql, Row<T> row, Object... parameters) {
        return run(
                sql,
                () -> {
                    try (PreparedStatement statement = connection.prepareStatement(sql)) {
                        bind(statement, parameters);
                        return rows(statement, row);
                    }
                },
                List::size);
    }

    /** Runs queries without parameters, all at once where the database can take them so; each row goes to its query's visitor. */
    public void visitAll(SequencedMap<String, RowVisitor> queries) {
        if (!dialect.takesBatches()) {
            queries.forEach(this::visit);
            return;
        }
        visitTogether(String.join(";", queries.keySet()), queries);
    }

    /**
     * The same in one message; the first query may have parameters.
     *
     * @param doing what messages call all of it
     */
    void visitTogether(String doing, SequencedMap<String, RowVisitor> queries, Object... parameters) {
        run(
                doing,
                () -> {
                    long rows = 0;
                    try (PreparedStatement statement =
                            connection.prepareStatement(String.join(";", queries.keySet()))) {
                        bind(statement, parameters);
                        statement.execute();
                        for (RowVisitor each : queries.values()) {
                            rows += visit(statement.getResultSet(), each);
                            statement.getMoreResults();
                        }
                    }
                    return rows;
                },
                rows -> rows);
    }

    private static long visit(ResultSet result, RowVisitor each) throws SQLException {
        long rows = 0;
        while (result.next()) {
            each.visit(result);
            rows++;
        }
        return rows;
    }

    static <T> List<T> rows(PreparedStatement statement, Row<T> row) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(row.read(result));
            }
        }
        return rows;
    }

    /** Does {@code each} for every row of a query, holding few of them at a time; inside a transaction. */
    public void stream(String query, RowVisitor each) {
        if (dialect.streams()) {
            visit(query, each);
            return;
        }
        execute("DECLARE rubicon_rows NO SCROLL CURSOR FOR " + query);
        long fetched;
        do {
            fetched = visit("FETCH " + FETCHED_ROWS + " FROM rubicon_rows", each);
        } while (fetched == FETCHED_ROWS);
        execute("CLOSE rubicon_rows");
    }

    private long visit(String query, RowVisitor each) {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet result = statement.executeQuery()) {
            return visit(result, each);
        } catch (SQLException e) {
            throw problem(e, query);
        }
    }

    public <T> Optional<T> queryOne(String sql, Row<T> row, Object... parameters) {
        return query(sql, row, parameters).stream().findFirst();
    }

    /** The number that a query answers with. */
    public long number(String sql, Object... parameters) {
        return queryOne(sql, row -> row.getLong(1), parameters).orElseThrow();
    }

    /** Whether there is a table of exactly that name. */
    public boolean hasTable(String name) {
        return number(dialect.countTables(), name) > 0;
    }

    /** Runs {@code work} in a transaction that already holds the write lock: all of it is done, or nothing. */
    public void transaction(Runnable work) {
        transactionOf(() -> {
            work.run();
            return true;
        });
    }

    /** The result of {@code work}, run as {@link #transaction} does. */
    public <T> T transactionOf(Supplier<T> work) {
        return kept(dialect.beginToWrite(), work);
    }

    /** The result of {@code work}, all of which is one transaction; on a connection that only reads, it only reads. */
    public <T> T inTransaction(Supplier<T> work) {
        return kept("BEGIN", work);
    }

    /** The result of {@code work}, run as {@link #transaction} does, of which nothing is kept. */
    public <T> T undone(Supplier<T> work) {
        return dropped(dialect.beginToWrite(), work);
    }

    /** What {@code work} reads, all of it at one moment. */
    public <T> T snapshot(Supplier<T> work) {
        return dropped(dialect.beginToRead(), work);
    }

    /** The same with tables of the session that {@code work} makes, and that are gone afterwards. */
    void snapshotWithTemporaryTables(Runnable work) {
        dropped("BEGIN ISOLATION LEVEL REPEATABLE READ READ WRITE", () -> {
            work.run();
            return true;
        });
    }

    private <T> T kept(String begin, Supplier<T> work) {
        execute(begin);
        boolean done = false;
        try {
            T result = work.get();
            commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                rollback();
            }
        }
    }

    private <T> T dropped(String begin, Supplier<T> work) {
        execute(begin);
        try {
            return work.get();
        } finally {
            rollback();
        }
    }

    private void commit() {
        try (PreparedStatement statement = connection.prepareStatement("COMMIT")) {
            statement.execute();
        } catch (SQLException e) {
            boolean lost = dialect.failure(e) == Failure.LOST;
            throw lost ? Failure.UNCLEAR.problem(e, database, dialect.said(e), "COMMIT") : problem(e, "COMMIT");
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

    ProblemException problem(SQLException e, String doing) {
        return dialect.failure(e).problem(e, database, dialect.said(e), doing);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw problem(e, "close");
        }
    }
}
