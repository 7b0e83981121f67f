package dev.rubicon.installer;

import static dev.rubicon.installer.Shapes.FAX;
import static dev.rubicon.installer.Shapes.NAME;
import static dev.rubicon.installer.Shapes.NO;
import static dev.rubicon.installer.Shapes.schema;
import static dev.rubicon.installer.Shapes.sqlName;
import static dev.rubicon.installer.Shapes.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.installer.Precautions.When;
import dev.rubicon.installer.plan.InstallPlan;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.installer.snapshot.Snapshots;
import dev.rubicon.model.SyncMode;
import dev.rubicon.schema.Schema;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** When a snapshot is taken first, and what is refused because there is no room. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class PrecautionsTest {
    private static final Schema WITH_FAX = schema(table(1, "T", NO, NAME, FAX));
    private static final Schema WITHOUT_FAX = schema(table(1, "T", NO, NAME));
    private static final long PLENTY = 1L << 40;

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void open() {
        world = new World(kind, folder, "A");
        world.add("app", "1.0", WITH_FAX);
        world.execute("INSERT INTO " + sqlName("T") + " VALUES ('1', 'Ann', '555')");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aSnapshotIsTakenWhereDataIsAtStake() {
        Planned losing = world.plan("app", "2.0", SyncMode.FORCE_SYNC, WITHOUT_FAX);
        Planned adding = world.plan("other", "1.0", SyncMode.ADD, schema(table(2, "U", NO)));
        check(true, losing, When.WHERE_DATA_IS_AT_STAKE);
        check(false, adding, When.WHERE_DATA_IS_AT_STAKE);
        check(true, adding, When.ALWAYS);
        check(false, losing, When.NEVER);
    }

    private void check(boolean expected, Planned planned, When when) {
        InstallPlan plan = made(precautions(when, folder -> new DiskSpace.Room("disk", PLENTY)), planned);
        assertEquals(expected, plan.snapshot().isPresent(), when::toString);
        plan.snapshot().ifPresent(bytes -> assertTrue(bytes > 1_000, bytes::toString));
    }

    private InstallPlan made(Precautions precautions, Planned planned) {
        PlanAnswer answer = precautions.of(world.instance, world.database, new PlanAnswer.Made(planned));
        return assertInstanceOf(PlanAnswer.Made.class, answer, answer::toString)
                .planned()
                .plan();
    }

    private Precautions precautions(When when, DiskSpace disk) {
        return new Precautions(new Snapshots(folder.resolve("home")), when, 3, Optional.of(disk));
    }

    @Test
    void aPlanIsRefusedWhereTheSnapshotHasNoRoom() {
        Planned losing = world.plan("app", "2.0", SyncMode.FORCE_SYNC, WITHOUT_FAX);
        DiskSpace small = folder -> new DiskSpace.Room("the small disk", 1_000);
        PlanAnswer answer =
                precautions(When.ALWAYS, small).of(world.instance, world.database, new PlanAnswer.Made(losing));
        var problem =
                assertInstanceOf(PlanAnswer.Impossible.class, answer).problems().getFirst();
        assertEquals("RB573", problem.code());
        assertTrue(
                problem.message().contains("the small disk")
                        && problem.message().contains("1.0 kB are free"),
                problem::message);
    }

    @Test
    void roomForTheDatabaseIsLookedForWhereItsFileIs() {
        Planned losing = world.plan("app", "2.0", SyncMode.FORCE_SYNC, WITHOUT_FAX);
        DiskSpace full = folder -> new DiskSpace.Room("disk", 0);
        PlanAnswer answer =
                precautions(When.NEVER, full).of(world.instance, world.database, new PlanAnswer.Made(losing));
        boolean refused = answer instanceof PlanAnswer.Impossible;
        assertEquals(kind == TestDatabase.SQLITE, refused, "the disks of a server cannot be seen");
    }

    @Test
    void nobodyLooksForRoomWhereThatIsNotWanted() {
        Planned losing = world.plan("app", "2.0", SyncMode.FORCE_SYNC, WITHOUT_FAX);
        Precautions careless = new Precautions(new Snapshots(folder.resolve("home")), When.ALWAYS, 3, Optional.empty());
        assertTrue(made(careless, losing).snapshot().isPresent());
    }

    @Test
    void thisMachineSaysHowMuchRoomThereIs() {
        DiskSpace.Room room = DiskSpace.OF_THIS_MACHINE.at(folder.resolve("not/there/yet"));
        assertTrue(room.free() > 0, room::toString);
    }
}
