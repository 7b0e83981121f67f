package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.testkit.MortalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On PostgreSQL an install ends at random moments with its process, its session, or the server: the instance is at one version or
 * the other, and the next run need not wait for anybody.
 */
class PostgresKillTest {
    /** Of each way to end. */
    private static final int KILLS = Integer.getInteger("rubicon.kills", 5);

    private static final int UPGRADE_KILLS = Integer.getInteger("rubicon.kills", 6);

    private static final int ROWS = 15_000;

    @TempDir
    private Path folder;

    @Test
    void anInstanceIsAtTheOldVersionOrAtTheNewOne() throws Exception {
        CrossingUpdate update = new CrossingUpdate(folder, ROWS);
        try (MortalPostgres server = new MortalPostgres(folder.resolve("server"));
                Databases databases = new Databases(update, server)) {
            databases.execute("CREATE DATABASE origin");
            update.prepare("Origin", List.of("--database", server.url("origin")));
            new KillRuns(update, databases)
                    .check(KILLS, Killing.PROCESS, Killing.SESSION, Killing.BACKEND, Killing.SERVER);
        }
    }

    @Test
    void upgradeCodeIsDoneWithItsTagOrNotAtAll() throws Exception {
        UpgradeCodeUpdate update = new UpgradeCodeUpdate(folder, ROWS);
        try (MortalPostgres server = new MortalPostgres(folder.resolve("server"));
                Databases databases = new Databases(update, server)) {
            databases.execute("CREATE DATABASE origin");
            update.prepare("Origin", List.of("--database", server.url("origin")));
            new KillRuns(update, databases).check(UPGRADE_KILLS, Killing.PROCESS);
        }
    }

    /** Databases of a server. The session that looks on may end with the server. */
    static final class Databases implements KillPlace, AutoCloseable {
        private static final int PATIENCE_SECONDS = 10;
        private static final String SESSIONS = "FROM pg_stat_activity WHERE datname = 'killed'";

        private final Killable update;
        private final MortalPostgres server;
        private Connection onlooker;

        Databases(Killable update, MortalPostgres server) throws SQLException {
            this.update = update;
            this.server = server;
            onlooker = connect();
        }

        private Connection connect() throws SQLException {
            return DriverManager.getConnection(server.url("postgres"));
        }

        void execute(String sql) throws SQLException {
            try (Statement statement = onlooker.createStatement()) {
                statement.execute(sql);
            }
        }

        private List<Long> numbers(String query) throws SQLException {
            try (Statement statement = onlooker.createStatement();
                    ResultSet result = statement.executeQuery(query)) {
                List<Long> numbers = new ArrayList<>();
                while (result.next()) {
                    numbers.add(result.getLong(1));
                }
                return numbers;
            }
        }

        @Override
        public void makeInstance() throws IOException, SQLException {
            execute("DROP DATABASE IF EXISTS killed");
            execute("CREATE DATABASE killed TEMPLATE origin STRATEGY file_copy");
            Path instances = update.folder().resolve("home/instances");
            String registered = Files.readString(instances.resolve("Origin.json"));
            Files.writeString(
                    instances.resolve(INSTANCE + ".json"),
                    registered.replace("Origin", INSTANCE).replace("/origin?", "/killed?"));
        }

        @Override
        public long written() throws SQLException {
            return numbers("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')")
                    .getFirst();
        }

        @Override
        public void kill(Killing killing, Process process) throws IOException, InterruptedException, SQLException {
            switch (killing) {
                case PROCESS -> process.destroyForcibly();
                case SESSION -> numbers("SELECT pg_terminate_backend(pid)::int " + SESSIONS);
                case BACKEND -> numbers("SELECT pid " + SESSIONS).forEach(MortalPostgres::kill);
                case SERVER -> server.killAndStart();
            }
        }

        // A session that has lost its process ends by itself, and a server that has lost one of its own recovers.
        @Override
        public void settle() throws InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!isSettled()) {
                assertTrue(System.nanoTime() < deadline, "a session outlives its process, or the server is away");
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }

        private boolean isSettled() {
            try {
                if (!onlooker.isValid(1)) {
                    onlooker = connect();
                }
                return numbers("SELECT count(*) " + SESSIONS).getFirst() == 0;
            } catch (SQLException e) {
                return false;
            }
        }

        @Override
        public void close() throws SQLException {
            onlooker.close();
        }
    }
}
