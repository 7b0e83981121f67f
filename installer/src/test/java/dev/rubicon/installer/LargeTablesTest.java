package dev.rubicon.installer;

import static dev.rubicon.installer.Shapes.FAX;
import static dev.rubicon.installer.Shapes.NAME;
import static dev.rubicon.installer.Shapes.NO;
import static dev.rubicon.installer.Shapes.key;
import static dev.rubicon.installer.Shapes.keyed;
import static dev.rubicon.installer.Shapes.schema;
import static dev.rubicon.installer.Shapes.sqlName;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import dev.rubicon.schema.Key;
import dev.rubicon.schema.Table;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A table with few rows may be copied where one with many is altered in place: both come to the same shape, rows and archive. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class LargeTablesTest {
    private static final int FEW = 5_000;
    private static final int MANY = 5_001;
    private static final Field CITY = Field.of(4, "City", new Text(30));

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void open() {
        world = new World(kind, folder, "A");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aFieldGoesAndAnotherComes() {
        check("Name", NO, NAME, CITY);
    }

    @Test
    void aFieldGetsAnotherName() {
        check("Title", NO, Field.of(2, "Title", new Text(100)), FAX, CITY);
    }

    @Test
    void aFieldGetsAnotherType() {
        check("Name", NO, Field.of(2, "Name", Plain.INTEGER), CITY);
    }

    // The table "Few" and the table "Many" go the same way.
    private void check(String indexed, Field... after) {
        world.add("app", "1.0", schema(keyed(1, "Few", keys("Name"), NO, NAME, FAX), many("Name", NO, NAME, FAX)));
        fill("Few", FEW);
        fill("Many", MANY);
        Applied applied =
                world.force("app", "2.0", schema(keyed(1, "Few", keys(indexed), after), many(indexed, after)));
        assertInstanceOf(Applied.Completed.class, applied, applied::toString);
        assertEquals(shape("Few"), shape("Many"));
        assertEquals(List.of(String.valueOf(MANY)), world.rows("SELECT count(*) FROM " + sqlName("Many")));
        assertEquals(
                world.rows("SELECT * FROM " + sqlName("Few") + " ORDER BY 1"),
                world.rows("SELECT * FROM " + sqlName("Many") + " WHERE \"No.\" <> '" + MANY + "' ORDER BY 1"));
        assertEquals(
                archived("Few"),
                archived("Many").stream()
                        .filter(line -> !line.contains("No.=" + MANY + " "))
                        .toList());
    }

    private static Table many(String indexed, Field... fields) {
        return keyed(2, "Many", keys(indexed), fields);
    }

    private static List<Key> keys(String indexed) {
        return List.of(key("PK", "No."), key("ByName", indexed));
    }

    private void fill(String table, int rows) {
        world.execute("INSERT INTO " + sqlName(table)
                + " SELECT i, i, i FROM (WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                + " WHERE i < " + rows + ") SELECT CAST(i AS TEXT) AS i FROM n) AS n");
    }

    private List<String> shape(String table) {
        return world.liveSchema().stream()
                .filter(line -> line.contains("$" + table + "$"))
                .map(line -> line.replace("$" + table + "$", "$T$"))
                .toList();
    }

    private List<String> archived(String table) {
        return world.archived().stream()
                .filter(line -> line.startsWith("A " + table + ":"))
                .map(line -> line.substring(("A " + table).length()))
                .sorted()
                .toList();
    }
}
