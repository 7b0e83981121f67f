package dev.rubicon.benchmarks.installing;

import dev.rubicon.benchmarks.report.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;

/** Where the databases of a benchmark are. */
public sealed interface Place permits SqlitePlace, PostgresPlace {
    /** That which the first argument names; files of it go below {@code folder}. */
    static Place of(List<String> arguments, Path folder) throws IOException, SQLException {
        return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
            case "sqlite" -> new SqlitePlace(Files.createDirectories(folder.resolve("databases")));
            case "postgres" -> PostgresPlace.start();
            default -> throw new IllegalArgumentException("sqlite or postgres?");
        };
    }

    /** The database of that name, in JDBC's form. */
    String url(String name);

    /** With the settings for durability that Rubicon works with. */
    Connection connect(String name) throws SQLException;

    /** Makes an empty database; what was there is gone. */
    void create(String name) throws IOException, SQLException;

    /** Makes {@code to} as a copy of {@code from}, on the disk and not only on its way there. */
    void copy(String from, String to) throws IOException, SQLException;

    void remove(String name) throws IOException, SQLException;

    /** Puts everything that was written where a copy finds it, with fresh statistics. */
    void settle(String name) throws SQLException;

    /** The statements that make the tables of the apps as they are, with their indexes. */
    List<String> definitions(String name) throws SQLException;

    /** How long processors have worked for sessions that have ended, beside those of the clients; 0 if nobody can say. */
    double cpuSeconds() throws Exception;

    /** Work, with what the server did for it. */
    default Measured withServer(Callable<Measured> work) throws Exception {
        double before = cpuSeconds();
        Measured measured = work.call();
        double server = cpuSeconds() - before;
        return server > 0 ? measured.plusServer(server) : measured;
    }

    /** The statement that begins a transaction that is going to write. */
    String begin();

    /** A number of rows, as something to select from: one column {@code i}, from 1. */
    String numbers(int count);

    /** What a database administrator would write to archive and drop one field and to add another, a text. */
    List<String> swapField(String table, String archive, String dropped, String added);

    /** What a database administrator would write to add a text. */
    String addField(String table, String added);
}
