package dev.rubicon.installer;

import static dev.rubicon.installer.Shapes.FAX;
import static dev.rubicon.installer.Shapes.NAME;
import static dev.rubicon.installer.Shapes.NO;
import static dev.rubicon.installer.Shapes.key;
import static dev.rubicon.installer.Shapes.keyed;
import static dev.rubicon.installer.Shapes.schema;
import static dev.rubicon.installer.Shapes.sqlName;
import static dev.rubicon.installer.Shapes.table;
import static dev.rubicon.installer.Shapes.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.installer.drift.UndriftedTables;
import dev.rubicon.installer.instance.InstanceState;
import dev.rubicon.installer.plan.Planner;
import dev.rubicon.installer.plan.RefusalText;
import dev.rubicon.installer.sync.RowCounts;
import dev.rubicon.model.Problem;
import dev.rubicon.model.SyncMode;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A plan over tables that somebody has changed is refused while nothing is touched, if it touches one of these. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class PlanningOverDriftTest {
    private static final String T = sqlName("T");
    private static final Schema WITHOUT_FAX = schema(keyed(1, "T", List.of(), NO, NAME), table(2, "Other", NO));
    private static final Schema RETYPED =
            schema(table(1, "T", NO, Field.of(2, "Name", Plain.INTEGER), FAX), table(2, "Other", NO));
    private static final Schema OTHER_CHANGED = schema(
            keyed(1, "T", List.of(unique("PK", "No."), key("K", "Name")), NO, NAME, FAX), table(2, "Other", NO, NAME));

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void open() {
        world = new World(kind, folder, "A", "B");
        world.add(
                "app",
                "1.0",
                schema(
                        keyed(1, "T", List.of(unique("PK", "No."), key("K", "Name")), NO, NAME, FAX),
                        table(2, "Other", NO)));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aTableThatIsMissing() {
        after("DROP TABLE " + T);
        check(WITHOUT_FAX, "RB720 A$T: the table is missing");
        check(schema(table(2, "Other", NO)), "RB720 A$T: the table is missing");
        check(OTHER_CHANGED);
    }

    @Test
    void aColumnThatIsMissing() {
        after("ALTER TABLE " + T + " DROP COLUMN \"Fax\"");
        check(WITHOUT_FAX, "RB720 A$T: column 'Fax' is missing");
    }

    @Test
    void aColumnOfOthersWhereItWouldBeLostOrIsInTheWay() {
        after("ALTER TABLE " + T + " ADD COLUMN \"Mine\" INTEGER");
        check(WITHOUT_FAX);
        String inTheWay = "RB720 A$T: column 'Mine' is no app's";
        check(schema(table(2, "Other", NO)), inTheWay);
        check(
                schema(table(1, "T", NO, NAME, FAX, Field.of(9, "Mine", Plain.INTEGER)), table(2, "Other", NO)),
                inTheWay);
        if (kind == TestDatabase.SQLITE) {
            check(RETYPED, inTheWay);
        } else {
            check(RETYPED);
        }
    }

    @Test
    void aTableOfOthersWithTheNameOfOneThatComes() {
        after("CREATE TABLE " + sqlName("New") + " (x INTEGER)");
        check(schema(table(1, "T", NO, NAME, FAX), table(2, "Other", NO), table(3, "New", NO)), "RB721 A$New");
        check(schema(table(1, "New", NO, NAME, FAX), table(2, "Other", NO)), "RB721 A$New");
    }

    @Test
    void oneOfManyTables() {
        world.add("many", "1.0", many(NO, NAME, FAX));
        after("ALTER TABLE "
                + sqlName("T29")
                        .replace(
                                World.appId("app").toString(),
                                World.appId("many").toString()) + " DROP COLUMN \"Fax\"");
        check("many", many(NO, NAME), "RB720 A$T29: column 'Fax' is missing");
    }

    private static Schema many(Field... fields) {
        return schema(IntStream.range(10, 40)
                .mapToObj(number -> table(number, "T" + number, fields))
                .toArray(Table[]::new));
    }

    private void after(String... statements) {
        Arrays.stream(statements).forEach(world::execute);
    }

    // Each expected one is a code, then a table and what of it is told.
    private void check(Schema schema, String... expected) {
        check("app", schema, expected);
    }

    private void check(String app, Schema schema, String... expected) {
        InstanceState state = world.database.readState();
        UndriftedTables tables = new UndriftedTables(
                new RowCounts(world.database.sql(), state.companies()),
                world.database.sql(),
                state.companies(),
                () -> Planner.storedTables(state));
        Planner.Result result =
                Planner.plan(state, List.of(world.bring(app, "2.0", SyncMode.FORCE_SYNC, schema)), tables);
        List<String> found = new ArrayList<>();
        tables.refusals(result.steps()).forEach(refusal -> {
            Problem problem = RefusalText.problem(refusal);
            found.add(problem.code() + " "
                    + problem.message()
                            .replace("$" + World.appId(app), "")
                            .replaceFirst("^.*? table '([^']*)'(?: is not as it was synced(: [^:]*))?.*$", "$1$2")
                            .replaceFirst(", and.*", ""));
        });
        assertEquals(List.of(expected), found);
    }
}
