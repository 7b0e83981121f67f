package dev.rubicon.installer;

import static dev.rubicon.installer.Shapes.FAX;
import static dev.rubicon.installer.Shapes.NAME;
import static dev.rubicon.installer.Shapes.NO;
import static dev.rubicon.installer.Shapes.schema;
import static dev.rubicon.installer.Shapes.sqlName;
import static dev.rubicon.installer.Shapes.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What others have put into the database beside the apps: a sync keeps it, or says so and changes nothing. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class OtherPeoplesObjectsTest {
    @Parameter
    private TestDatabase kind;

    private static final String T = sqlName("T");
    private static final Schema REBUILT = schema(table(1, "T", NO, Field.of(2, "Name", Plain.INTEGER), FAX));

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
    void aViewOnATableSurvivesARebuild() {
        before("CREATE VIEW v AS SELECT \"No.\" FROM " + T);
        check(REBUILT, "v");
        assertEquals(List.of("1"), world.rows("SELECT * FROM v"));
    }

    @Test
    void anIndexOnADroppedFieldRollsTheUpdateBack() {
        before("CREATE INDEX mine ON " + T + " (\"Fax\")");
        rolledBack(schema(table(1, "T", NO, NAME)), "mine");
    }

    @Test
    void aColumnThatSomebodyRenamedRollsTheUpdateBackAndBecomesNoText() {
        before("ALTER TABLE " + T + " RENAME COLUMN \"Fax\" TO \"Fax2\"");
        Field phone = Field.of(3, "Phone", new Text(30));
        rolledBack(schema(table(1, "T", NO, Field.of(2, "Name", Plain.INTEGER), phone)), "Fax");
    }

    @Test
    void theStatementThatFailsIsNamedAmongManyOthers() {
        Field city = Field.of(4, "City", new Text(30));
        world.add("app", "1.0", schema(table(1, "T", NO, NAME), table(2, "U", NO, NAME), table(3, "V", NO, NAME)));
        world.execute("ALTER TABLE " + sqlName("U") + " ADD COLUMN \"City\" TEXT");
        Applied.RolledBack failed = assertInstanceOf(
                Applied.RolledBack.class,
                world.force(
                        "app",
                        "2.0",
                        schema(
                                table(1, "T", NO, NAME, city),
                                table(2, "U", NO, NAME, city),
                                table(3, "V", NO, NAME, city))));
        String said = failed.problems().toString();
        assertTrue(said.contains("U$"), said);
        assertFalse(said.contains("T$") || said.contains("V$"), said);
    }

    private void before(String... statements) {
        world.add("app", "1.0", schema(table(1, "T", NO, NAME, FAX)));
        world.execute("INSERT INTO " + T + " VALUES ('1', '5', '555')");
        Arrays.stream(statements).forEach(world::execute);
    }

    private void check(Schema schema, String... kept) {
        Applied applied = world.force("app", "2.0", schema);
        assertInstanceOf(Applied.Completed.class, applied, applied::toString);
        for (String name : kept) {
            assertEquals(
                    List.of(name),
                    world.rows("SELECT name FROM (" + kind.objects() + ") AS o WHERE name = '" + name + "'"));
        }
    }

    private void rolledBack(Schema schema, String named) {
        List<String> before = world.liveSchema();
        Applied.RolledBack rolledBack = assertInstanceOf(Applied.RolledBack.class, world.force("app", "2.0", schema));
        assertTrue(rolledBack.problems().toString().contains(named), rolledBack.problems()::toString);
        assertEquals(before, world.liveSchema());
        assertEquals(List.of("1|5|555"), world.rows("SELECT * FROM " + T));
        assertEquals(List.of("1.0"), world.rows("SELECT version FROM rubicon_package"));
        assertEquals(List.of(), world.archived());
    }
}
