package dev.rubicon.benchmarks.installing;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Where the databases of a benchmark are. */
sealed interface Place permits SqlitePlace, PostgresPlace {
    /** The database of that name, in JDBC's form. */
    String url(String name);

    /** With the settings for durability that Rubicon works with. */
    Connection connect(String name) throws SQLException;

    /** Makes {@code to} as a copy of {@code from}, on the disk and not only on its way there. */
    void copy(String from, String to) throws IOException, SQLException;

    void remove(String name) throws IOException, SQLException;

    /** Puts everything that was written where a copy finds it, with fresh statistics. */
    void settle(String name) throws SQLException;

    /** The statements that make the tables of the apps as they are, with their indexes. */
    List<String> definitions(String name) throws SQLException;

    /** How long processors have worked for sessions that have ended, beside those of the clients; 0 if nobody can say. */
    double cpuSeconds() throws Exception;

    /** The statement that begins a transaction that is going to write. */
    String begin();

    /** A number of rows, as something to select from: one column {@code i}, from 1. */
    String numbers(int count);

    /** What a database administrator would write to archive and drop one field and to add another, a text. */
    List<String> swapField(String table, String archive, String dropped, String added);

    /** What a database administrator would write to add a text. */
    String addField(String table, String added);
}
