package dev.rubicon.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PostgreSQL server for tests, with a fresh schema for each: one that is started for this JVM, or the one that
 * RUBICON_TEST_PG_URL names, as {@code jdbc:postgresql://HOST/DATABASE?user=NAME}. Where neither can be had, tests fail.
 *
 * <p>Beside its superuser there are the users {@link #CLERK}, who may make schemas, and {@link #STRANGER}, whose password is
 * another one than {@code .pgpass} says; the server asks both.
 */
public final class TestPostgres {
    public static final String CLERK = "rubicon_clerk";
    public static final String STRANGER = "rubicon_stranger";

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private TestPostgres() {}

    // Started when the first test asks.
    private static final class Server {
        private static final String URL =
                Optional.ofNullable(System.getenv("RUBICON_TEST_PG_URL")).orElseGet(Server::start);

        static {
            prepare();
        }

        // A test's data need not outlive a power cut.
        private static String start() {
            System.setProperty("slf4j.internal.verbosity", "ERROR");
            try {
                Path access = temporary("hba", """
                        host all %s,%s all scram-sha-256
                        host all all all trust
                        """.formatted(CLERK, STRANGER));
                int port = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("hba_file", access.toString())
                        .start()
                        .getPort();
                return "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres";
            } catch (IOException e) {
                throw new UncheckedIOException("no PostgreSQL server for tests: " + e.getMessage(), e);
            }
        }

        private static void prepare() {
            Path passwords = temporary("pgpass", "*:*:*:" + CLERK + ":right\n*:*:*:" + STRANGER + ":wrong\n");
            System.setProperty("org.postgresql.pgpassfile", passwords.toString());
            for (String user : new String[] {CLERK, STRANGER}) {
                run(URL, """
                        DO $$ BEGIN CREATE ROLE %1$s LOGIN PASSWORD 'right'; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
                        DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %%I TO %1$s', current_database()); END $$
                        """.formatted(user));
            }
        }

        private static Path temporary(String name, String text) {
            try {
                Path file = Files.createTempFile("rubicon-", name);
                file.toFile().deleteOnExit();
                return Files.writeString(file, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The address of a database, for its superuser. */
    public static String url() {
        return Server.URL;
    }

    /** The same without a user. */
    public static String location() {
        return Server.URL.replaceFirst("\\?.*", "");
    }

    /** The name of a schema that does not exist yet. */
    public static String newSchema() {
        String schema = "t" + ProcessHandle.current().pid() + "_" + SCHEMAS.incrementAndGet();
        if (System.getenv("RUBICON_TEST_PG_URL") != null) {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE")));
        }
        return schema;
    }

    /** A session of the superuser. */
    public static Connection connect() throws SQLException {
        return DriverManager.getConnection(Server.URL);
    }

    /** Runs SQL as superuser. */
    public static void execute(String sql) {
        run(Server.URL, sql);
    }

    private static void run(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
