package dev.rubicon.installer;

import static dev.rubicon.installer.Shapes.FAX;
import static dev.rubicon.installer.Shapes.NAME;
import static dev.rubicon.installer.Shapes.NO;
import static dev.rubicon.installer.Shapes.schema;
import static dev.rubicon.installer.Shapes.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.installer.database.PostgresSchema;
import dev.rubicon.installer.database.SqliteFile;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.journal.Run;
import dev.rubicon.installer.snapshot.Snapshot;
import dev.rubicon.installer.snapshot.SnapshotName;
import dev.rubicon.installer.snapshot.Snapshots;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.SyncMode;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import dev.rubicon.schema.Schema;
import dev.rubicon.testkit.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A snapshot holds all of an instance, and takes its place as a whole. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SnapshotTest {
    private static final Caller TESTER = new Caller("test", "tester");
    private static final SnapshotName ONE = new SnapshotName("one");
    private static final String APP = World.appId("app").toString();
    private static final String CUSTOMER = "\"A$Customer$" + APP + "\"";

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    @Test
    void bringsBackSchemaRowsAndVersions() {
        try (World world = world()) {
            List<String> schema = world.liveSchema();
            List<String> rows = customers(world);
            snapshots(world).create(ONE, TESTER);
            world.force("app", "2.0", schema(table(1, "Customer", NO)));
            assertTrue(!world.archived().isEmpty());
            restore(world, ONE);
            assertEquals(schema, world.liveSchema());
            assertEquals(rows, customers(world));
            assertEquals(List.of("1.0"), world.rows("SELECT version FROM rubicon_package"));
            assertEquals(List.of(), world.archived());
        }
    }

    @Test
    void goesOnWorkingAfterwards() {
        try (World world = world()) {
            snapshots(world).create(ONE, TESTER);
            world.execute("DELETE FROM " + CUSTOMER);
            restore(world, ONE);
            String entry = "\"A$Entry$" + APP + "\"";
            world.execute("INSERT INTO " + entry + " (\"Text\") VALUES ('next')");
            assertEquals(
                    List.of("1|first", "2|second", "3|next"), world.rows("SELECT * FROM " + entry + " ORDER BY 1"));
            world.force("app", "2.0", Schema.EMPTY);
            assertEquals(List.of("2.0"), world.rows("SELECT version FROM rubicon_package"));
        }
    }

    @Test
    void keepsTheJournalAndWhatTheInstanceWas() {
        try (World world = world()) {
            snapshots(world).create(ONE, TESTER);
            world.force("app", "2.0", Schema.EMPTY);
            InstanceSnapshots.Restored restored = restore(world, ONE);
            assertEquals(
                    List.of("1|succeeded|-", "2|succeeded|-", "3|succeeded|one"),
                    world.rows("SELECT run, outcome, restored FROM rubicon_journal ORDER BY run"));
            assertEquals(2, world.rows("SELECT run FROM rubicon_journal_step").size());
            assertEquals("before-run-3", restored.present().orElseThrow().name().value());
            restore(world, restored.present().orElseThrow().name());
            assertEquals(List.of("2.0"), world.rows("SELECT version FROM rubicon_package"));
        }
    }

    @Test
    void keepsWhatOthersHavePutOnTheTables() {
        try (World world = world()) {
            world.execute("CREATE INDEX theirs ON " + CUSTOMER + " (\"Name\")");
            world.execute("CREATE VIEW report AS SELECT \"Name\" FROM " + CUSTOMER);
            world.execute("CREATE TABLE their_table (id integer PRIMARY KEY, note text DEFAULT 'it''s')");
            world.execute("INSERT INTO their_table (id) VALUES (7)");
            List<String> objects = objects(world);
            snapshots(world).create(ONE, TESTER);
            world.execute("DROP VIEW report");
            world.execute("DROP INDEX theirs");
            world.execute("DROP TABLE their_table");
            restore(world, ONE);
            assertEquals(objects, objects(world));
            assertEquals(List.of("7|it's"), world.rows("SELECT * FROM their_table"));
            assertEquals(List.of("Ann|"), world.rows("SELECT *, '' FROM report WHERE \"Name\" = 'Ann'"));
        }
    }

    @Test
    void restoresWhereNothingIsLeft() {
        try (World world = world()) {
            List<String> rows = customers(world);
            snapshots(world).create(ONE, TESTER);
            InstanceSnapshots.Restored restored = world.whileClosed(() -> {
                destroy(world);
                return snapshots(world).restore(store().find(world.instance.name(), ONE), 3, TESTER);
            });
            assertTrue(restored.present().isEmpty());
            assertEquals(rows, customers(world));
            assertEquals(List.of("1|-", "2|one"), world.rows("SELECT run, restored FROM rubicon_journal ORDER BY 1"));
        }
    }

    @Test
    void refusesAFileThatIsNotWhatWasWritten() throws IOException {
        try (World world = world()) {
            Snapshot snapshot = snapshots(world).create(ONE, TESTER);
            byte[] bytes = Files.readAllBytes(snapshot.file());
            bytes[bytes.length / 2] ^= 1;
            Files.write(snapshot.file(), bytes);
            world.execute("DELETE FROM " + CUSTOMER);
            assertEquals("RB567", code(() -> snapshots(world).restore(snapshot, 3, TESTER)));
            assertEquals(List.of(), customers(world));
        }
    }

    @Test
    void refusesASecondOneOfTheSameNameAndAnUnknownOne() {
        try (World world = world()) {
            snapshots(world).create(ONE, TESTER);
            assertEquals("RB566", code(() -> snapshots(world).create(ONE, TESTER)));
            assertEquals("RB565", code(() -> restore(world, new SnapshotName("other"))));
        }
    }

    @Test
    void whatAKilledProcessLeftBehindGoesWithTheNextSnapshot() throws IOException {
        try (World world = world()) {
            Path place = Files.createDirectories(store().folder(world.instance.name()));
            Files.writeString(place.resolve("half." + world.instance.copy().kind()), "half");
            Files.writeString(place.resolve(".rubicon-1.tmp"), "half");
            Files.writeString(place.resolve("notes.txt"), "somebody's");
            snapshots(world).create(ONE, TESTER);
            try (Stream<Path> files = Files.list(place)) {
                assertEquals(
                        List.of(
                                "notes.txt",
                                "one.json",
                                "one." + world.instance.copy().kind()),
                        files.map(file -> file.getFileName().toString())
                                .sorted()
                                .toList());
            }
        }
    }

    @Test
    void onlyTheLastAutomaticOnesStay() {
        try (World world = world()) {
            snapshots(world).create(ONE, TESTER);
            for (int i = 0; i < 5; i++) {
                restore(world, ONE);
            }
            assertEquals(
                    List.of("before-run-4", "before-run-5", "before-run-6", "one"),
                    store().list(world.instance.name()).snapshots().stream()
                            .map(one -> one.name().value())
                            .sorted()
                            .toList());
        }
    }

    @Test
    void theOneThatARollbackNeedsStays() {
        try (World world = world()) {
            Snapshot first = snapshots(world).takeFirst(world.database);
            world.apply(world.plan("app", "2.0", SyncMode.FORCE_SYNC, Schema.EMPTY), first);
            Snapshot after = snapshots(world).create(ONE, TESTER);
            for (int i = 0; i < 4; i++) {
                restore(world, after.name());
            }
            Rollback rollback = new Rollback(world.instance, store(), snapshots(world));
            Rollback.Answer.Possible back = assertInstanceOf(Rollback.Answer.Possible.class, rollback.plan());
            assertEquals(first, back.to());
            world.whileClosed(() -> rollback.run(back, 1, TESTER));
            assertEquals(List.of("1.0"), world.rows("SELECT version FROM rubicon_package"));
            assertEquals(3, customers(world).size());
            Rollback.Answer.Impossible none = assertInstanceOf(Rollback.Answer.Impossible.class, rollback.plan());
            assertEquals("RB570", none.problem().code());
        }
    }

    @Test
    void aRollbackNamesWhatElseIsUndone() {
        try (World world = world()) {
            Snapshot first = snapshots(world).takeFirst(world.database);
            world.apply(world.plan("app", "2.0", SyncMode.FORCE_SYNC, Schema.EMPTY), first);
            Snapshot before = snapshots(world).create(ONE, TESTER);
            Companies companies = new Companies(world.instance, World.CLOCK);
            companies.add(new CompanyName("Gone"), TESTER);
            restore(world, before.name());
            companies.add(new CompanyName("B"), TESTER);
            companies.rename(new CompanyName("B"), new CompanyName("C"), TESTER);
            Rollback.Answer.Possible back = assertInstanceOf(
                    Rollback.Answer.Possible.class, new Rollback(world.instance, store(), snapshots(world)).plan());
            assertEquals(
                    List.of("company rename 'B' to 'C'", "company add 'B'"),
                    back.since().stream().map(Run::command).toList());
        }
    }

    @Test
    void aRollbackStopsIfAnotherRunWasThere() {
        try (World world = world()) {
            Snapshot first = snapshots(world).takeFirst(world.database);
            world.apply(world.plan("app", "2.0", SyncMode.FORCE_SYNC, Schema.EMPTY), first);
            Rollback rollback = new Rollback(world.instance, store(), snapshots(world));
            Rollback.Answer.Possible back = assertInstanceOf(Rollback.Answer.Possible.class, rollback.plan());
            world.add("other", "1.0", schema(table(7, "Other", NO)));
            world.whileClosed(() -> {
                assertEquals("RB572", code(() -> rollback.run(back, 3, TESTER)));
                return back;
            });
            assertEquals(
                    List.of("app 2.0", "other 1.0"),
                    world.rows("SELECT id || ' ' || version FROM rubicon_package ORDER BY 1"));
        }
    }

    @Test
    void nobodyWritesToWhatGoes() throws SQLException {
        try (World world = world()) {
            Snapshot snapshot = snapshots(world).create(ONE, TESTER);
            try (Connection other = DriverManager.getConnection(world.instance.url());
                    Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("DELETE FROM " + CUSTOMER + " WHERE \"No.\" = '10'");
                world.whileClosed(() -> {
                    assertEquals("RB600", code(() -> snapshots(world).restore(snapshot, 3, TESTER)));
                    return snapshot;
                });
                other.commit();
            }
            assertEquals(2, customers(world).size());
            assertEquals(
                    List.of("one"),
                    store().list(world.instance.name()).snapshots().stream()
                            .map(one -> one.name().value())
                            .toList());
        }
    }

    @Test
    void whatWasWrittenSinceIsCountedByTable() {
        try (World world = world()) {
            Snapshot snapshot = snapshots(world).create(ONE, TESTER);
            world.force(
                    "app",
                    "2.0",
                    schema(table(1, "Customer", NO, Field.of(2, "Name", new Text(5))), table(3, "Fresh", NO)));
            assertEquals(List.of(), WrittenSince.of(world.instance, snapshot).tables());
            world.execute("INSERT INTO " + CUSTOMER + " VALUES ('40', 'Dora')");
            world.execute("DELETE FROM " + CUSTOMER + " WHERE \"No.\" = '10'");
            world.execute("INSERT INTO \"A$Fresh$" + APP + "\" VALUES ('1')");
            assertEquals(
                    List.of(
                            new TableWrites("A$Customer$" + APP, false, true, 1, 0, 1),
                            new TableWrites("A$Fresh$" + APP, true, true, 1, 0, 0)),
                    WrittenSince.of(world.instance, snapshot).tables());
            assertEquals(
                    List.of("A$Customer$" + APP + ".Name"),
                    WrittenSince.of(world.instance, snapshot).unseen());
        }
    }

    @Test
    void aChangedRowIsCountedOnce() {
        try (World world = world()) {
            Snapshot snapshot = snapshots(world).create(ONE, TESTER);
            world.execute("UPDATE " + CUSTOMER + " SET \"Name\" = 'Eve', \"Fax\" = '9' WHERE \"No.\" = '20'");
            assertEquals(
                    List.of(new TableWrites("A$Customer$" + APP, false, true, 0, 1, 0)),
                    WrittenSince.of(world.instance, snapshot).tables());
        }
    }

    @Test
    void anInstanceOfAnotherNameCanBecomeIt() {
        try (World world = world();
                World other = new World(kind, folder.resolve("other"), "B")) {
            List<String> rows = customers(world);
            Snapshot snapshot = snapshots(world).create(ONE, TESTER);
            other.whileClosed(() -> snapshots(other).restore(snapshot, 3, TESTER));
            assertEquals(rows, customers(other));
        }
    }

    private Snapshots store() {
        return new Snapshots(folder.resolve("home"));
    }

    private InstanceSnapshots snapshots(World world) {
        return new InstanceSnapshots(world.instance, store(), World.CLOCK);
    }

    private InstanceSnapshots.Restored restore(World world, SnapshotName name) {
        Snapshot snapshot = store().find(world.instance.name(), name);
        return world.whileClosed(() -> snapshots(world).restore(snapshot, 3, TESTER));
    }

    // The server numbers the triggers that keep references.
    private List<String> objects(World world) {
        return world.rows(kind.objects() + " ORDER BY 1").stream()
                .filter(name -> !name.startsWith("RI_"))
                .toList();
    }

    private static List<String> customers(World world) {
        return world.rows("SELECT * FROM " + CUSTOMER + " ORDER BY 1");
    }

    private static String code(Executable work) {
        return assertThrows(ProblemException.class, work).problems().getFirst().code();
    }

    private void destroy(World world) {
        switch (world.instance.database()) {
            case SqliteFile(Path file) -> assertTrue(file.toFile().delete());
            case PostgresSchema schema -> TestPostgres.execute("DROP SCHEMA " + schema.schema() + " CASCADE");
        }
    }

    private World world() {
        World world = new World(kind, folder, "A");
        world.add(
                "app",
                "1.0",
                schema(
                        table(
                                1,
                                "Customer",
                                NO,
                                NAME,
                                FAX,
                                Field.of(4, "Balance", Plain.DECIMAL),
                                Field.of(5, "Picture", Plain.BLOB)),
                        table(2, "Entry", Shapes.counter(1, "Entry No."), Field.of(2, "Text", new Text(50)))));
        world.execute("INSERT INTO " + CUSTOMER + " VALUES ('10', 'Ann', '555', 1.10, NULL)");
        world.execute("INSERT INTO " + CUSTOMER + " VALUES ('20', 'B\\t" + '\t' + "\nö ''quoted''', '', -3, NULL)");
        world.execute("INSERT INTO " + CUSTOMER + " VALUES ('30', 'Christopher', '\\N', 0, "
                + (kind == TestDatabase.SQLITE ? "x'00ff0a'" : "'\\x00ff0a'") + ")");
        String entry = "\"A$Entry$" + APP + "\"";
        world.execute("INSERT INTO " + entry + " (\"Text\") VALUES ('first')");
        world.execute("INSERT INTO " + entry + " (\"Text\") VALUES ('second')");
        return world;
    }
}
