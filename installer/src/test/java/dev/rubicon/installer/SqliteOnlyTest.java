package dev.rubicon.installer;

import static dev.rubicon.installer.Shapes.FAX;
import static dev.rubicon.installer.Shapes.NAME;
import static dev.rubicon.installer.Shapes.NO;
import static dev.rubicon.installer.Shapes.counter;
import static dev.rubicon.installer.Shapes.key;
import static dev.rubicon.installer.Shapes.keyed;
import static dev.rubicon.installer.Shapes.schema;
import static dev.rubicon.installer.Shapes.sqlName;
import static dev.rubicon.installer.Shapes.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.model.Unavailable;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.Table;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can only be in SQLite: views and references that mean names, tables that are made anew, and texts with a NUL. */
class SqliteOnlyTest {
    private static final String T = sqlName("T");
    private static final Schema REBUILT = schema(table(1, "T", NO, Field.of(2, "Name", Plain.INTEGER), FAX));

    private static final Schema WIDER = schema(
            table(1, "T", NO, NAME, FAX, Field.of(4, "City", new Text(30)), Field.of(5, "Shoe Size", Plain.INTEGER)));

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

    @Test
    void aTableGetsItsColumnsAsAlterTableWouldHaveAddedThem() {
        before("'5'");
        String made = world.rows(statementOf(T)).getFirst();
        world.execute(made.replace(T, "twin"));
        world.execute("ALTER TABLE twin ADD COLUMN \"City\" TEXT NOT NULL DEFAULT ''");
        world.execute("ALTER TABLE twin ADD COLUMN \"Shoe Size\" INTEGER NOT NULL DEFAULT 0");
        String altered = world.rows(statementOf("\"twin\"")).getFirst();
        update(WIDER);
        assertEquals(altered.replace("twin", T), world.rows(statementOf(T)).getFirst());
        assertEquals(List.of("1|5||0"), world.rows("SELECT \"No.\", \"Name\", \"City\", \"Shoe Size\" FROM " + T));
        assertEquals(List.of("ok"), world.rows("PRAGMA integrity_check"));
    }

    @Test
    void aTableThatSomebodyMadeAgainWithAnotherLayoutGetsItsColumnsToo() {
        before("'5'");
        String made = world.rows(statementOf(T)).getFirst();
        world.execute("DROP TABLE " + T);
        world.execute(made.substring(0, made.length() - 1) + "\n) -- by hand");
        world.execute("INSERT INTO " + T + " VALUES ('1', '5', '555')");
        update(WIDER);
        assertEquals(List.of("1|5||0"), world.rows("SELECT \"No.\", \"Name\", \"City\", \"Shoe Size\" FROM " + T));
    }

    @Test
    void manyTablesAreMadeAsFewAre() {
        String view = "CREATE VIEW v AS SELECT 1 AS one";
        world.execute(view);
        assertInstanceOf(Applied.Completed.class, world.add("app", "1.0", many(300)));
        try (World other = new World(TestDatabase.SQLITE, folder.resolve("other"), "A")) {
            other.execute(view);
            for (int tables = 100; tables <= 300; tables += 100) {
                assertInstanceOf(Applied.Completed.class, other.add("app", tables + ".0", many(tables)));
            }
            String schema =
                    "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'rubicon%' ORDER BY name";
            assertEquals(other.rows(schema), world.rows(schema));
        }
        assertEquals(List.of("ok"), world.rows("PRAGMA integrity_check"));
        assertEquals(List.of("1"), world.rows("SELECT one FROM v"));
        world.execute("INSERT INTO " + sqlName("T299") + " VALUES ('1', 'a')");
        assertThrows(Unavailable.class, () -> world.execute("INSERT INTO " + sqlName("T299") + " VALUES ('1', 'b')"));
        update(Schema.EMPTY);
        assertEquals(
                List.of("0"),
                world.rows("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name LIKE 'A$%'"));
    }

    static Schema many(int tables) {
        return schema(IntStream.range(0, tables)
                .mapToObj(i -> i % 10 == 0
                        ? table(i + 1, "T" + i, counter(1, "Entry No."), NAME)
                        : keyed(i + 1, "T" + i, List.of(key("PK", "No."), key("ByName", "Name")), NO, NAME))
                .toArray(Table[]::new));
    }

    private static String statementOf(String table) {
        return "SELECT sql FROM sqlite_schema WHERE name = '" + table.substring(1, table.length() - 1) + "'";
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
