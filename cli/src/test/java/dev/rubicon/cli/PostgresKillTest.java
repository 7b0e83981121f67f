package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.testkit.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On PostgreSQL an install ends at random moments with its process or with its session: the instance is at one version or the
 * other, and the next run need not wait for anybody.
 */
class PostgresKillTest {
    private static final int KILLS = Integer.getInteger("rubicon.kills", 6);
    private static final int ROWS = 40_000;
    private static final int PATIENCE_SECONDS = 4;
    private static final String ORIGIN =
            "rubicon_kill_" + ProcessHandle.current().pid();

    @TempDir
    private Path folder;

    private CrossingUpdate update;

    private Connection server;

    @Test
    void anInstanceIsAtTheOldVersionOrAtTheNewOne() throws Exception {
        update = new CrossingUpdate(folder, ROWS);
        TestPostgres.execute("CREATE DATABASE " + ORIGIN);
        String address = TestPostgres.url().replaceFirst("/[^/?]+\\?", "/" + ORIGIN + "?");
        update.prepare("Origin", List.of("--database", address));
        try (Connection connection = TestPostgres.connect()) {
            server = connection;
            killAndRunAgain(writtenByAWholeRun());
        } finally {
            TestPostgres.execute("DROP DATABASE " + ORIGIN);
        }
    }

    private void killAndRunAgain(long whole) throws Exception {
        Random random = new Random(20261121);
        int killed = 0;
        int old = 0;
        for (int i = 0; i < KILLS; i++) {
            String database = copy(i);
            Process process = update.start("Killed");
            long enough = written() + (long) (whole * (i + random.nextDouble()) / KILLS);
            while (process.isAlive() && written() <= enough) {
                Thread.onSpinWait();
            }
            killed += process.isAlive() ? 1 : 0;
            if (i % 2 == 0) {
                process.destroyForcibly().waitFor();
            } else {
                endSession(process, database);
            }
            waitForTheServer(database);
            old += update.isOld("Killed") ? 1 : 0;
            update.mustRun("Killed");
            assertTrue(!update.isOld("Killed"), "the next run did not update");
            execute("DROP DATABASE " + database);
        }
        assertTrue(killed >= KILLS / 2, "only " + killed + " of " + KILLS + " runs were killed while they wrote");
        System.out.println("ended " + killed + " of " + KILLS + " runs, " + old + " of them before the commit");
    }

    private void endSession(Process process, String database) throws Exception {
        number("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '" + database + "'");
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the process hangs");
        String said = update.output();
        assertTrue(process.exitValue() == 0 || said.contains("RB616"), said);
    }

    // A session that has lost its process ends by itself.
    private void waitForTheServer(String database) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (number("SELECT count(*) FROM pg_stat_activity WHERE datname = '" + database + "'") > 0) {
            assertTrue(System.nanoTime() < deadline, "the session outlives its process");
            Thread.sleep(20);
        }
    }

    private long writtenByAWholeRun() throws Exception {
        String database = copy(KILLS);
        long before = written();
        update.mustRun("Killed");
        assertTrue(!update.isOld("Killed"));
        execute("DROP DATABASE " + database);
        long whole = written() - before;
        assertTrue(whole > 1_000_000, "the update writes too little to be killed in: " + whole);
        return whole;
    }

    /** Bytes that the server has written to its log. */
    private long written() throws SQLException {
        return number("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')");
    }

    private String copy(int number) throws IOException, SQLException {
        String database = ORIGIN + "_" + number;
        execute("CREATE DATABASE " + database + " TEMPLATE " + ORIGIN + " STRATEGY file_copy");
        Path instances = folder.resolve("home/instances");
        String registered = Files.readString(instances.resolve("Origin.json"));
        Files.writeString(
                instances.resolve("Killed.json"),
                registered.replace("Origin", "Killed").replace("/" + ORIGIN + "?", "/" + database + "?"));
        return database;
    }

    private long number(String query) throws SQLException {
        try (Statement statement = server.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            assertEquals(true, result.next());
            return result.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = server.createStatement()) {
            statement.execute(sql);
        }
    }
}
