package dev.rubicon.installer;

import static dev.rubicon.installer.Shapes.FAX;
import static dev.rubicon.installer.Shapes.NAME;
import static dev.rubicon.installer.Shapes.NO;
import static dev.rubicon.installer.Shapes.extending;
import static dev.rubicon.installer.Shapes.extension;
import static dev.rubicon.installer.Shapes.schema;
import static dev.rubicon.installer.Shapes.table;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.installer.archive.ArchiveEntry;
import dev.rubicon.installer.archive.DataArchive;
import dev.rubicon.installer.plan.InstallPlan;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.installer.plan.PlannedChange;
import dev.rubicon.installer.plan.Planner;
import dev.rubicon.installer.plan.Target;
import dev.rubicon.model.Problem;
import dev.rubicon.model.SyncMode;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.Move;
import dev.rubicon.schema.ObsoleteState;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables and fields that go from one app to another keep their values, whichever app is updated first, and without force. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class MovesTest {
    private static final Schema GIVER = schema(table(1, "Pet", NO, NAME, FAX));
    private static final Schema GAVE = schema(moved(table(1, "Pet", NO, NAME, FAX), ObsoleteState.MOVED, to("taker")));
    private static final Schema TAKER = schema(moved(table(1, "Pet", NO, NAME, FAX), ObsoleteState.NO, from("giver")));

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void create() {
        world = new World(kind, folder, "A", "B");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static Move to(String app) {
        return new Move(Optional.of(World.appId(app)), Optional.empty());
    }

    private static Move from(String app) {
        return new Move(Optional.empty(), Optional.of(World.appId(app)));
    }

    private static Table moved(Table table, ObsoleteState state, Move move) {
        return new Table(
                table.id(),
                table.name(),
                table.type(),
                table.dataPerCompany(),
                state,
                move,
                Optional.empty(),
                table.fields(),
                table.keys());
    }

    private static Field moved(Field field, ObsoleteState state, Move move) {
        return new Field(
                field.id(),
                field.name(),
                field.type(),
                field.fieldClass(),
                true,
                false,
                state,
                move,
                Optional.empty(),
                Optional.empty());
    }

    private static String pets(String app) {
        return "\"A$Pet$" + World.appId(app) + "\"";
    }

    private void givers() {
        world.add("giver", "1.0", GIVER);
        world.execute("INSERT INTO " + pets("giver") + " VALUES ('1', 'Rex', ''), ('2', 'Tom', '55')");
        world.execute("INSERT INTO " + pets("giver").replace("A$", "B$") + " VALUES ('1', 'Bello', '')");
    }

    private void assertMoved() {
        assertEquals(List.of("1|Rex|", "2|Tom|55"), world.rows("SELECT * FROM " + pets("taker") + " ORDER BY 1"));
        assertEquals(
                List.of("1|Bello|"), world.rows("SELECT * FROM " + pets("taker").replace("A$", "B$")));
        assertEquals(List.of(), new DataArchive(world.database.sql()).entries());
    }

    @Test
    void aTableMovesInOnePlanIfTheGiverComesFirst() {
        givers();
        Planned planned = world.plan(
                world.bring("giver", "2.0", SyncMode.ADD, GAVE), world.bring("taker", "1.0", SyncMode.ADD, TAKER));
        assertEquals(3, moved(planned.plan()));
        assertEquals(List.of(), planned.plan().warnings());
        world.apply(planned);
        assertMoved();
    }

    @Test
    void aTableMovesInOnePlanIfTheTakerComesFirst() {
        givers();
        Planned planned = world.plan(
                world.bring("taker", "1.0", SyncMode.ADD, TAKER), world.bring("giver", "2.0", SyncMode.ADD, GAVE));
        assertEquals(3, moved(planned.plan()));
        world.apply(planned);
        assertMoved();
    }

    @Test
    void aTableMovesBetweenTwoAppsOfOnePackage() {
        givers();
        Target giver = world.bring("giver", "2.0", SyncMode.ADD, GAVE).target();
        Target taker = world.bring("taker", "1.0", SyncMode.ADD, TAKER).target();
        world.apply(world.plan(new Planner.Item.Bring(new Target(
                giver.from(),
                giver.to(),
                giver.mode(),
                giver.reasons(),
                List.of(taker.apps().getFirst(), giver.apps().getFirst()),
                giver.arguments()))));
        assertMoved();
    }

    private static long moved(InstallPlan plan) {
        return plan.moves().stream()
                .flatMap(move -> move.apps().stream())
                .flatMap(app -> app.changes().stream())
                .mapToLong(PlannedChange::moved)
                .sum();
    }

    @Test
    void rowsWaitInTheArchiveForATakerThatComesLater() {
        givers();
        Planned giving = world.plan("giver", "2.0", SyncMode.ADD, GAVE);
        assertEquals(
                List.of("RB541"),
                giving.plan().warnings().stream().map(Problem::code).toList());
        world.apply(giving);
        assertEquals(
                List.of("A Pet: No.=1 Name=Rex Fax=", "A Pet: No.=2 Name=Tom Fax=55", "B Pet: No.=1 Name=Bello Fax="),
                world.archived());
        Planned taking = world.plan("taker", "1.0", SyncMode.ADD, TAKER);
        assertEquals(3, moved(taking.plan()));
        world.apply(taking);
        assertMoved();
    }

    @Test
    void rowsWaitEvenIfNothingElseIsToBeArchived() {
        givers();
        InstallPlan plan = world.plan("giver", "2.0", SyncMode.ADD, GAVE).plan();
        world.apply(new Planned.Ready(new InstallPlan(plan.instance(), plan.steps(), plan.warnings(), false)));
        world.add("taker", "1.0", TAKER);
        assertMoved();
    }

    @Test
    void anAppThatTakesWhatNobodyGivesGetsNothing() {
        givers();
        world.add("taker", "1.0", TAKER);
        assertEquals(List.of(), world.rows("SELECT * FROM " + pets("taker")));
        assertEquals(2, world.rows("SELECT * FROM " + pets("giver")).size());
    }

    @Test
    void anAppThatOnlyHasATableOfThatNameGetsNothing() {
        givers();
        world.add("giver", "2.0", GAVE);
        world.add("taker", "1.0", GIVER);
        assertEquals(List.of(), world.rows("SELECT * FROM " + pets("taker")));
        assertEquals(2, new DataArchive(world.database.sql()).entries().size());
    }

    @Test
    void aRowThatTheTakerHasAlreadyStaysAndTheOtherOneStaysInTheArchive() {
        givers();
        world.add("taker", "1.0", TAKER);
        world.execute("INSERT INTO " + pets("taker") + " VALUES ('2', 'Felix', '')");
        world.add("giver", "2.0", GAVE);
        assertEquals(List.of("1|Rex|", "2|Felix|"), world.rows("SELECT * FROM " + pets("taker") + " ORDER BY 1"));
        ArchiveEntry left = new DataArchive(world.database.sql()).entries().getFirst();
        assertEquals(1, left.restored().orElseThrow().rows());
        assertEquals(false, left.isRestored());
    }

    @Test
    void aFieldMovesToATableExtensionInEitherOrder() {
        Schema without = schema(table(1, "Pet", NO, NAME, moved(FAX, ObsoleteState.MOVED, to("taker"))));
        Schema extension = extending(extension(
                9, "Pet", List.of(), moved(Field.of(50, "Fax", FAX.type()), ObsoleteState.NO, from("giver"))));
        givers();
        Planned planned = world.plan(
                world.bring("giver", "2.0", SyncMode.ADD, without),
                world.bring("taker", "1.0", SyncMode.ADD, extension, "giver"));
        assertEquals(1, moved(planned.plan()));
        world.apply(planned);
        assertEquals(List.of("1|Rex|", "2|Tom|55"), world.rows("SELECT * FROM " + pets("giver") + " ORDER BY 1"));
        assertEquals(List.of(), new DataArchive(world.database.sql()).entries());
    }

    @Test
    void aFieldOfATableExtensionMovesDownToTheTable() {
        Field down = moved(FAX, ObsoleteState.NO, from("more"));
        world.add("base", "1.0", schema(table(1, "Pet", NO, NAME)));
        world.add("more", "1.0", extending(extension(9, "Pet", List.of(), FAX)), "base");
        world.execute("INSERT INTO " + pets("base") + " (\"No.\", \"Name\", \"Fax$" + World.appId("more")
                + "\") VALUES ('1', 'Rex', '55')");
        world.add("base", "2.0", schema(table(1, "Pet", NO, NAME, down)));
        world.add(
                "more",
                "2.0",
                extending(extension(9, "Pet", List.of(), moved(FAX, ObsoleteState.MOVED, to("base")))),
                "base");
        assertEquals(List.of("1|Rex|55"), world.rows("SELECT * FROM " + pets("base")));
        assertEquals(List.of(), new DataArchive(world.database.sql()).entries());
    }

    @Test
    void whatOthersAddToTheTableGoesWithIt() {
        givers();
        world.add(
                "more", "1.0", extending(extension(9, "Pet", List.of(), Field.of(50, "Colour", NAME.type()))), "giver");
        String colour = "\"Colour$" + World.appId("more") + "\"";
        world.execute("UPDATE " + pets("giver") + " SET " + colour + " = 'red' WHERE \"No.\" = '1'");
        world.apply(world.plan(
                world.bring("taker", "1.0", SyncMode.ADD, TAKER), world.bring("giver", "2.0", SyncMode.ADD, GAVE)));
        assertEquals(
                List.of("1|red", "2|"),
                world.rows("SELECT \"No.\", " + colour + " FROM " + pets("taker") + " ORDER BY 1"));
        assertEquals(List.of(), new DataArchive(world.database.sql()).entries());
    }

    @Test
    void theDatabaseThenLooksAsIfTheTableHadAlwaysBeenThere() {
        givers();
        world.apply(world.plan(
                world.bring("giver", "2.0", SyncMode.ADD, GAVE), world.bring("taker", "1.0", SyncMode.ADD, TAKER)));
        try (World fresh = new World(kind, folder.resolve("fresh"), "A", "B")) {
            fresh.add("taker", "1.0", TAKER);
            assertEquals(fresh.liveSchema(), world.liveSchema());
        }
    }
}
