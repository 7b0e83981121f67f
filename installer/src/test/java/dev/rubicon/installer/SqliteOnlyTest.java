package dev.rubicon.installer;

import static dev.rubicon.installer.Shapes.FAX;
import static dev.rubicon.installer.Shapes.NAME;
import static dev.rubicon.installer.Shapes.NO;
import static dev.rubicon.installer.Shapes.schema;
import static dev.rubicon.installer.Shapes.sqlName;
import static dev.rubicon.installer.Shapes.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import dev.rubicon.schema.Schema;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can only be in SQLite: views and references that mean names, tables that are made anew, and texts with a NUL. */
class SqliteOnlyTest {
    private static final String T = sqlName("T");
    private static final Schema REBUILT = schema(table(1, "T", NO, Field.of(2, "Name", Plain.INTEGER), FAX));

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void open() {
        world = new World(TestDatabase.SQLITE, folder, "A");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aBrokenViewElsewhereStopsNothing() {
        before("'5'", "CREATE VIEW v AS SELECT nope FROM nowhere");
        update(REBUILT);
        assertEquals(List.of("v"), world.rows("SELECT name FROM sqlite_schema WHERE name = 'v'"));
    }

    @Test
    void aViewAndAReferenceDoNotHoldADroppedTable() {
        before(
                "'5'",
                "CREATE VIEW v AS SELECT \"No.\" FROM " + T,
                "CREATE TABLE mine (no TEXT REFERENCES " + T + " (\"No.\"))");
        update(Schema.EMPTY);
        assertEquals(
                List.of("1", "1"),
                world.rows("SELECT instr(sql, '" + T + "') > 0 FROM sqlite_schema WHERE name IN ('v', 'mine')"));
    }

    @Test
    void anIndexAndATriggerSurviveARebuild() {
        before(
                "'5'",
                "CREATE INDEX mine ON " + T + " (\"Fax\")",
                "CREATE TABLE log (x)",
                "CREATE TRIGGER trg AFTER INSERT ON " + T + " BEGIN INSERT INTO log VALUES (1); END");
        update(REBUILT);
        assertEquals(
                List.of("mine", "trg"),
                world.rows("SELECT name FROM sqlite_schema WHERE name IN ('mine', 'trg') ORDER BY name"));
        assertEquals(List.of(), world.rows("SELECT * FROM log"));
    }

    @Test
    void textAfterANulIsArchivedToo() {
        before("'ab' || char(0) || 'cdefghijklmnop'");
        update(schema(table(1, "T", NO, Field.of(2, "Name", new Text(5)), FAX)));
        assertEquals(List.of("ab"), world.rows("SELECT \"Name\" FROM " + T));
        assertEquals(List.of("A T: No.=1 Name=ab\0cdefghijklmnop"), world.archived());
    }

    private void before(String name, String... statements) {
        world.add("app", "1.0", schema(table(1, "T", NO, NAME, FAX)));
        world.execute("INSERT INTO " + T + " VALUES ('1', " + name + ", '555')");
        Arrays.stream(statements).forEach(world::execute);
    }

    private void update(Schema schema) {
        Applied applied = world.force("app", "2.0", schema);
        assertInstanceOf(Applied.Completed.class, applied, applied::toString);
    }
}
