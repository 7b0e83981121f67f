package dev.rubicon.installer;

import static dev.rubicon.installer.Shapes.FAX;
import static dev.rubicon.installer.Shapes.NAME;
import static dev.rubicon.installer.Shapes.NO;
import static dev.rubicon.installer.Shapes.schema;
import static dev.rubicon.installer.Shapes.sqlName;
import static dev.rubicon.installer.Shapes.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.installer.database.Access;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.SyncMode;
import dev.rubicon.schema.Schema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can happen to a file, and what is said of it. */
class SqliteFaultsTest {
    private static final Schema OLD = schema(table(1, "T", NO, NAME, FAX));
    private static final Schema NEW = schema(table(1, "T", NO, NAME));
    private static final String OWNER = "'rubicon install' of user ann (process 7)";

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void open() {
        world = new World(TestDatabase.SQLITE, folder, "A");
        world.add("app", "1.0", OLD);
        world.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO "
                + sqlName("T") + " (\"No.\", \"Name\", \"Fax\") SELECT i, 'Ann', 'fax ' || i FROM n");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aDiskThatIsFullLeavesEverythingAsItWasAndTheNextRunGoesOn() throws SQLException {
        Planned planned = world.plan("app", "2.0", SyncMode.FORCE_SYNC, NEW);
        long pages = world.database.sql().number("PRAGMA page_count");
        try (Connection connection = DriverManager.getConnection(world.instance.url())) {
            Sql sql = new Sql(connection, world.kind.dialect, "test");
            assertEquals(pages + 3, sql.number("PRAGMA max_page_count = " + (pages + 3)));
            Applied applied = new PlanApplication(
                            InstanceDatabase.over(world.instance, sql), World.CLOCK, Progress.SILENT, World.NO_CODE)
                    .apply(planned.plan(), new Caller("test", "tester"));
            Applied.RolledBack rolledBack = assertInstanceOf(Applied.RolledBack.class, applied);
            assertEquals(
                    List.of("RB602"),
                    rolledBack.problems().stream().map(Problem::code).toList());
        }
        assertEquals(List.of("1.0"), world.rows("SELECT version FROM rubicon_package"));
        assertEquals(List.of("2000"), world.rows("SELECT count(\"Fax\") FROM " + sqlName("T")));
        assertEquals(List.of("failed"), world.rows("SELECT outcome FROM rubicon_journal WHERE run = 2"));
        assertInstanceOf(Applied.Completed.class, world.force("app", "2.0", NEW));
        assertEquals(List.of("2000"), world.rows("SELECT row_count FROM rubicon_archive"));
    }

    @Test
    void aDiskThatIsFullWhileManyTablesAreMadeLeavesAllThatThereWas() throws SQLException {
        String schema = "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema ORDER BY rowid";
        List<String> before = world.rows(schema);
        Planned planned = world.plan("many", "1.0", SyncMode.ADD, SqliteOnlyTest.many(300));
        long pages = world.database.sql().number("PRAGMA page_count");
        try (Connection connection = DriverManager.getConnection(world.instance.url())) {
            Sql sql = new Sql(connection, world.kind.dialect, "test");
            sql.number("PRAGMA max_page_count = " + (pages + 400));
            InstanceDatabase narrow = InstanceDatabase.over(world.instance, sql);
            assertInstanceOf(
                    Applied.RolledBack.class,
                    new PlanApplication(narrow, World.CLOCK, Progress.SILENT, World.NO_CODE)
                            .apply(planned.plan(), new Caller("test", "tester")));
            assertEquals(2000, sql.number("SELECT count(*) FROM " + sqlName("T")));
        }
        assertEquals(before, world.rows(schema));
        assertInstanceOf(Applied.Completed.class, world.add("many", "1.0", SqliteOnlyTest.many(300)));
        assertEquals(before, world.rows(schema).subList(0, before.size()));
    }

    @Test
    void whoComesSecondIsToldWhoCameFirstAndWhen() {
        InstanceDatabase.change(world.instance, OWNER, first -> {
            Problem problem = problem(() -> InstanceDatabase.change(world.instance, "another", second -> second));
            assertEquals("RB708", problem.code());
            assertTrue(
                    problem.message().matches(".* is being changed by \\Q" + OWNER + "\\E, since [-0-9]+T[:0-9]+Z"),
                    problem::message);
            return first;
        });
        InstanceDatabase.change(world.instance, "another", second -> second);
    }

    @Test
    void aFileThatIsDamagedIsCalledSo() throws IOException {
        world.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        close();
        Path file = folder.resolve("test.db");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate((int) Files.size(file) - 4096), 4096);
        }
        Problem problem = problem(() -> {
            try (InstanceDatabase database = InstanceDatabase.open(world.instance, Access.READ)) {
                database.readState();
            }
        });
        assertEquals("RB605", problem.code(), problem::toString);
    }

    @Test
    void whoOnlyLooksLeavesNothingBesideTheFileAndCannotWrite() throws IOException {
        close();
        List<String> files = files();
        try (InstanceDatabase database = InstanceDatabase.open(world.instance, Access.READ)) {
            assertEquals(1, database.readState().packages().size());
            Problem problem = problem(() -> database.sql().execute("DELETE FROM " + sqlName("T")));
            assertEquals("RB601", problem.code(), problem::toString);
        }
        assertEquals(files, files());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFileOfAnotherKindIsCalledSo() throws IOException {
        close();
        Files.writeString(folder.resolve("test.db"), "This is a letter to my aunt.\n".repeat(500));
        ProblemException e = assertThrows(Corrupt.class, () -> InstanceDatabase.open(world.instance, Access.READ));
        assertEquals("RB605", e.problems().getFirst().code());
    }

    private static Problem problem(Runnable work) {
        return assertThrows(ProblemException.class, work::run).problems().getFirst();
    }
}
