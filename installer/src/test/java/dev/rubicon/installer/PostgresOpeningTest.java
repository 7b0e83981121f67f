package dev.rubicon.installer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.installer.database.DatabaseAddress;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.model.ProblemException;
import dev.rubicon.testkit.TestPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance on a server is locked and read in one message, which is answered as if each question had been asked on its own. */
class PostgresOpeningTest {
    private static final String OWNER = "'rubicon update' of user ann";

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void open() {
        world = new World(TestDatabase.POSTGRES, folder, "A");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void itTakesOneMessageOnceThereIsASession() throws Exception {
        long session = messages((address, opened) -> {
            Connection connection = DriverManager.getConnection(address + "&assumeMinServerVersion=9.4");
            opened.run();
            connection.close();
        });
        long all = messages((address, opened) -> InstanceDatabase.change(
                new Instance(world.instance.name(), DatabaseAddress.parse(address)), OWNER, (database, state) -> {
                    opened.run();
                    return state;
                }));
        assertEquals(session + 1, all);
    }

    /** Opens the database at an address, and says when it is open. */
    private interface Opening {
        void of(String address, Runnable opened) throws SQLException;
    }

    private long messages(Opening opening) throws Exception {
        URI server = URI.create(TestPostgres.url().replaceFirst("^jdbc:", ""));
        AtomicLong messages = new AtomicLong();
        try (CuttingProxy proxy = new CuttingProxy(server.getHost(), server.getPort())) {
            opening.of(
                    world.instance.url().replaceFirst("//[^/]+/", "//localhost:" + proxy.port() + "/"),
                    () -> messages.set(proxy.arrived()));
        }
        return messages.get();
    }

    @Test
    void whatItHoldsIsReadUnderTheLockInWhateverIsolation() throws Exception {
        check("read committed");
        check("repeatable read");
        check("serializable");
    }

    // The other waits for the lock; what is written meanwhile it has to see.
    private void check(String isolation) throws Exception {
        String options = "&options=-c%20default_transaction_isolation%3D" + isolation.replace(" ", "%5C%20");
        Instance waiting = new Instance(world.instance.name(), DatabaseAddress.parse(world.instance.url() + options));
        CompletableFuture<List<CompanyName>> read = InstanceDatabase.change(world.instance, OWNER, first -> {
            CompletableFuture<List<CompanyName>> later = CompletableFuture.supplyAsync(
                    () -> InstanceDatabase.change(waiting, OWNER, (database, state) -> state.companies()));
            while (first.sql().number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") == 0
                    && !later.isDone()) {
                Thread.onSpinWait();
            }
            first.addCompany(new CompanyName(isolation));
            return later;
        });
        assertEquals(world.database.companies(), read.get(), isolation);
    }

    @Test
    void aTableThatSomebodyHoldsIsNotTakenForTheLock() {
        Instance impatient = new Instance(
                world.instance.name(),
                DatabaseAddress.parse(world.instance.url() + "&options=-c%20lock_timeout%3D50ms"));
        world.database.sql().transaction(() -> {
            world.execute("LOCK TABLE rubicon_argument");
            String said = assertThrows(
                            ProblemException.class,
                            () -> InstanceDatabase.change(impatient, OWNER, (database, state) -> state))
                    .problems()
                    .getFirst()
                    .toString();
            assertEquals("RB600", said.substring(0, 5), said);
        });
    }

    @Test
    void anotherFormatIsNamedThoughItsTablesAreOthers() {
        world.execute("UPDATE rubicon_meta SET value = '1' WHERE key = 'format'");
        refused();
        world.execute("ALTER TABLE rubicon_package RENAME release TO content");
        refused();
    }

    private void refused() {
        assertEquals(
                "RB713",
                assertThrows(
                                ProblemException.class,
                                () -> InstanceDatabase.change(world.instance, OWNER, (database, state) -> state))
                        .problems()
                        .getFirst()
                        .code());
    }
}
