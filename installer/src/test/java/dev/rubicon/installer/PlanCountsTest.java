package dev.rubicon.installer;

import static dev.rubicon.installer.Shapes.FAX;
import static dev.rubicon.installer.Shapes.NAME;
import static dev.rubicon.installer.Shapes.NO;
import static dev.rubicon.installer.Shapes.extending;
import static dev.rubicon.installer.Shapes.extension;
import static dev.rubicon.installer.Shapes.schema;
import static dev.rubicon.installer.Shapes.sqlName;
import static dev.rubicon.installer.Shapes.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.installer.plan.InstallPlanJson;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.installer.plan.PlannedChange;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.model.SyncMode;
import dev.rubicon.schema.EnumType;
import dev.rubicon.schema.EnumValue;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldClass;
import dev.rubicon.schema.FieldType.EnumOf;
import dev.rubicon.schema.FieldType.Text;
import dev.rubicon.schema.Finding;
import dev.rubicon.schema.ObsoleteState;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.Table;
import dev.rubicon.schema.TableType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A plan counts the rows of the table that a change is about, whatever that table is called before or after. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class PlanCountsTest {
    @Parameter
    private TestDatabase kind;

    private static final Field X = Field.of(60, "X", new Text(10));
    private static final Field FLOW_X =
            new Field(60, "X", new Text(10), FieldClass.FLOW_FIELD, true, false, ObsoleteState.NO);

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
    void aTableThatTakesTheNameOfADroppedOneIsCountedByItsOwnRows() {
        world.add("app", "1.0", schema(table(1, "T", NO, NAME), table(2, "T2", NO, NAME, FAX)));
        world.execute("INSERT INTO " + sqlName("T2") + " VALUES ('1', 'a', 'b')");
        check(
                world.plan("app", "2.0", SyncMode.FORCE_SYNC, schema(table(2, "T", NO, NAME))),
                "drops table T: breaking, 0 of 0",
                "renames table T2 to T: breaking, 0 of 1",
                "drops field T.Fax: breaking, 1 of 1");
    }

    @Test
    void aTableThatIsRenamedAndBecomesTemporaryNeedsForce() {
        world.add("app", "1.0", schema(table(1, "T", NO, NAME)));
        world.execute("INSERT INTO " + sqlName("T") + " VALUES ('1', 'a')");
        Table temporary = new Table(1, "T2", TableType.TEMPORARY, true, ObsoleteState.NO, List.of(NO, NAME), List.of());
        needsForce(world.plan("app", "2.0", SyncMode.ADD, schema(temporary)));
    }

    @Test
    void anExtensionByNumberIsCountedByTheRowsOfThatTable() {
        extended("18");
        check(world.plan("ext", "2.0", SyncMode.FORCE_SYNC, Schema.EMPTY, "app"), "drops field T.X: breaking, 1 of 1");
    }

    @Test
    void anExtensionByNumberWhoseFieldIsNoLongerStoredNeedsForce() {
        extended("18");
        Schema flow = extending(extension(50, "18", List.of(), FLOW_X));
        needsForce(world.plan("ext", "2.0", SyncMode.ADD, flow, "app"));
    }

    @Test
    void aFieldIsNotLostAgainAfterItsTable() {
        extended("T");
        check(
                world.plan(
                        world.bring("app", "2.0", SyncMode.FORCE_SYNC, Schema.EMPTY),
                        world.bring("ext", "2.0", SyncMode.ADD, Schema.EMPTY, "app")),
                "drops table T: breaking, 1 of 1",
                "drops field T.X: 0 of 0");
    }

    @Test
    void aFieldThatComesIsBlankInEveryRowAndConcernsNone() {
        world.add("app", "1.0", schema(table(1, "T", NO, NAME)));
        world.execute("INSERT INTO " + sqlName("T") + " VALUES ('1', 'a')");
        Planned planned = world.plan("app", "2.0", SyncMode.ADD, schema(table(1, "T", NO, NAME, FAX)));
        String json = InstallPlanJson.write(planned).toString();
        assertTrue(json.contains("adds field T.Fax"), json);
        assertFalse(json.contains("\"rows\""), json);
        check(planned, "adds field T.Fax: 0 of 0");
    }

    @Test
    void rowsThatHoldAValueAreCountedInEveryTableOfEveryApp() {
        Field kind = Field.of(5, "Kind", new EnumOf("Kind"));
        Field other = Field.of(60, "Other Kind", new EnumOf("kind"));
        world.add("app", "1.0", withEnum(kinds("Cat", "Dog", "Bird"), table(18, "T", NO, kind)));
        world.add("ext", "1.0", extending(extension(50, "T", List.of(), other)), "app");
        world.execute("INSERT INTO " + sqlName("T") + " VALUES ('1', 1, 1)");
        world.execute("INSERT INTO " + sqlName("T") + " VALUES ('2', 1, 2)");
        world.execute("INSERT INTO " + sqlName("T") + " VALUES ('3', 0, 0)");
        Schema fewer = withEnum(kinds("Cat", "Wolf"), table(18, "T", NO, kind));
        needsForce(world.plan("app", "2.0", SyncMode.ADD, fewer));
        check(
                world.plan("app", "2.0", SyncMode.FORCE_SYNC, fewer),
                "renames value 1 'Dog' of enum Kind to 'Wolf': breaking, 0 of 3",
                "drops value 2 'Bird' of enum Kind: breaking, 0 of 1");
        assertEquals(List.of("0", "1", "1"), world.rows("SELECT \"Kind\" FROM " + sqlName("T") + " ORDER BY 1"));
    }

    @Test
    void aValueIsCountedWhereAnEarlierStepHasPutTheField() {
        Field kind = Field.of(5, "Kind", new EnumOf("Kind"));
        world.add("app", "1.0", schema(table(18, "T", NO, kind)));
        world.add("enums", "1.0", withEnum(kinds("Cat", "Dog")));
        world.execute("INSERT INTO " + sqlName("T") + " VALUES ('1', 1)");
        check(
                world.plan(
                        world.bring("app", "2.0", SyncMode.FORCE_SYNC, schema(table(18, "U", NO, kind.named("Sort")))),
                        world.bring("enums", "2.0", SyncMode.FORCE_SYNC, withEnum(kinds("Cat")))),
                "renames table T to U: breaking, 0 of 1",
                "renames field U.Kind to Sort: breaking, 0 of 1",
                "drops value 1 'Dog' of enum Kind: breaking, 0 of 1");
    }

    private static Schema withEnum(EnumType type, Table... tables) {
        return new Schema(List.of(tables), List.of(), List.of(type), List.of());
    }

    private static EnumType kinds(String... names) {
        List<EnumValue> values = new ArrayList<>();
        for (String name : names) {
            values.add(new EnumValue(values.size(), name));
        }
        return new EnumType(70, "Kind", values);
    }

    private void extended(String target) {
        world.add("app", "1.0", schema(table(18, "T", NO, NAME)));
        world.add("ext", "1.0", extending(extension(50, target, List.of(), X)), "app");
        world.execute("INSERT INTO " + sqlName("T") + " VALUES ('1', 'a', 'b')");
    }

    private void check(Planned planned, String... expected) {
        List<String> said = new ArrayList<>();
        for (Step.Move move : planned.plan().moves()) {
            for (PlannedChange change :
                    move.apps().stream().flatMap(app -> app.changes().stream()).toList()) {
                said.add(Finding.of(change.change()).action() + (change.breaking() ? ": breaking, " : ": ")
                        + change.lost() + " of " + change.rows());
            }
        }
        assertEquals(List.of(expected), said);
        long lost = planned.plan().moves().stream().mapToLong(Step.Move::lost).sum();
        world.apply(planned);
        assertEquals(lost, world.archived().size());
    }

    private static void needsForce(Planned planned) {
        assertInstanceOf(Planned.Refused.class, planned, planned::toString);
    }
}
