package dev.rubicon.installer;

import static dev.rubicon.installer.Shapes.FAX;
import static dev.rubicon.installer.Shapes.NAME;
import static dev.rubicon.installer.Shapes.NO;
import static dev.rubicon.installer.Shapes.extending;
import static dev.rubicon.installer.Shapes.extension;
import static dev.rubicon.installer.Shapes.key;
import static dev.rubicon.installer.Shapes.keyed;
import static dev.rubicon.installer.Shapes.schema;
import static dev.rubicon.installer.Shapes.shared;
import static dev.rubicon.installer.Shapes.sqlName;
import static dev.rubicon.installer.Shapes.table;
import static dev.rubicon.installer.Shapes.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rubicon.model.SyncMode;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.Table;
import dev.rubicon.schema.TableExtension;
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

/** Names move between tables, fields and their extensions, and every row stays with the id that it belongs to. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RenamesTest {
    @Parameter
    private TestDatabase kind;

    private static final Field X = Field.of(60, "X", new Text(10));
    private static final Field Y = Field.of(61, "Y", new Text(10));

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
    void anAppThatExtendsBothTablesOfASwapKeepsItsColumnsOnBoth() {
        twoExtendedTables();
        update(schema(table(1, "U", NO, NAME), table(2, "T", NO, NAME)));
        rows("SELECT * FROM " + sqlName("U"), "1|a|x");
        rows("SELECT * FROM " + sqlName("T"), "2|b|y");
        assertEquals(List.of(), world.archived());
    }

    @Test
    void anAppThatExtendsBothTablesOfAChainKeepsItsColumnsOnBoth() {
        twoExtendedTables();
        update(schema(table(1, "U", NO, NAME), table(2, "V", NO, NAME)));
        rows("SELECT * FROM " + sqlName("U"), "1|a|x");
        rows("SELECT * FROM " + sqlName("V"), "2|b|y");
        assertEquals(List.of(), world.archived());
    }

    @Test
    void tablesAndFieldsMayPassTheirNamesOnInACircle() {
        add(
                schema(table(1, "T", NO, NAME, FAX), table(2, "U", NO, NAME), table(3, "V", NO)),
                "INSERT INTO " + sqlName("T") + " VALUES ('1', 'n', 'f')",
                "INSERT INTO " + sqlName("U") + " VALUES ('2', 'm')");
        Table circled = table(
                1,
                "U",
                Field.of(1, "Fax", new Code(20)),
                Field.of(2, "No.", new Text(100)),
                Field.of(3, "Name", new Text(30)));
        update(schema(circled, table(2, "V", NO, NAME), table(3, "T", NO)));
        rows("SELECT \"Fax\", \"No.\", \"Name\" FROM " + sqlName("U"), "1|n|f");
        rows("SELECT * FROM " + sqlName("V"), "2|m");
        assertEquals(List.of(), world.archived());
    }

    @Test
    void aTableMayTakeTheNameThatAnotherLeavesByBecomingPerCompany() {
        add(schema(shared(1, "X", NO), shared(2, "Y", NO)));
        update(schema(shared(1, "Y", NO), table(2, "Z", NO)));
    }

    @Test
    void namesWithEveryKindOfQuoteMayChangeInCase() {
        add(schema(keyed(
                1,
                "a.b[c] \"q\" $ % 'x' æ",
                List.of(unique("PK", "No."), key("k \" '", "Næme")),
                NO,
                Field.of(2, "Næme", new Text(9)))));
        update(schema(keyed(
                1,
                "A.B[C] \"Q\" $ % 'X' Æ",
                List.of(unique("PK", "No."), key("K \" '", "NÆME")),
                NO,
                Field.of(2, "NÆME", Plain.INTEGER))));
        completed(world.force("app", "3.0", Schema.EMPTY));
        assertEquals(List.of(), world.liveSchema());
    }

    @Test
    void anExtensionInTheSamePlanSeesTheTableUnderItsNewName() {
        add(schema(table(1, "T", NO, NAME)));
        completed(world.add("ext", "1.0", extending(extension(50, "T", List.of(), X)), "app"));
        world.execute("INSERT INTO " + sqlName("T") + " VALUES ('1', 'a', 'xxxxxxxx'), ('2', 'b', 'x')");
        TableExtension next = extension(50, "Q", List.of(key("E", "X2", "Full")), Field.of(60, "X2", new Text(4)));
        completed(world.apply(world.plan(
                world.bring(
                        "app",
                        "2.0",
                        SyncMode.FORCE_SYNC,
                        schema(table(1, "Q", NO, Field.of(2, "Full", new Text(50))))),
                world.bring("ext", "2.0", SyncMode.FORCE_SYNC, extending(next), "app"))));
        rows("SELECT * FROM " + sqlName("Q") + " ORDER BY 1", "1|a|xxxx", "2|b|x");
        assertEquals(List.of("A Q: No.=1 X=xxxxxxxx"), world.archived());
    }

    private void twoExtendedTables() {
        add(schema(table(1, "T", NO, NAME), table(2, "U", NO, NAME)));
        Schema both = extending(extension(50, "T", List.of(), X), extension(51, "U", List.of(), Y));
        completed(world.add("ext", "1.0", both, "app"));
        world.execute("INSERT INTO " + sqlName("T") + " VALUES ('1', 'a', 'x')");
        world.execute("INSERT INTO " + sqlName("U") + " VALUES ('2', 'b', 'y')");
    }

    private void add(Schema schema, String... statements) {
        completed(world.add("app", "1.0", schema));
        Arrays.stream(statements).forEach(world::execute);
    }

    private void update(Schema schema) {
        completed(world.force("app", "2.0", schema));
    }

    private static void completed(Applied applied) {
        assertInstanceOf(Applied.Completed.class, applied, applied::toString);
    }

    private void rows(String query, String... expected) {
        assertEquals(List.of(expected), world.rows(query));
    }
}
