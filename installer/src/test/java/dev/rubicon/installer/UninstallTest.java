package dev.rubicon.installer;

import static dev.rubicon.installer.PackagedWorld.dependant;
import static dev.rubicon.installer.PackagedWorld.extension;
import static dev.rubicon.installer.PackagedWorld.install;
import static dev.rubicon.installer.PackagedWorld.packaged;
import static dev.rubicon.installer.PackagedWorld.sqlName;
import static dev.rubicon.installer.PackagedWorld.table;
import static dev.rubicon.installer.PackagedWorld.uninstall;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.installer.InstallRequest.Dependants;
import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.installer.plan.PlannedChange;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Version;
import dev.rubicon.resolver.Request;
import dev.rubicon.schema.Finding;
import dev.rubicon.testkit.PackageBuilder;
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

/** How packages go, what they leave, and how they come back. Source: semantics sections 3 and 5. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class UninstallTest {
    private static final String ITEM = sqlName("base", "Item");

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private PackagedWorld world;

    @BeforeEach
    void open() {
        world = new PackagedWorld(kind, folder);
        world.repository
                .add(packaged("base", "1.0", table(50100, "Item", "Name")))
                .add(packaged("base", "2.0", table(50100, "Item", "Name", "Colour")))
                .add(packaged("base", "3.0", table(50100, "Item")).forceVersion("3.0"))
                .add(dependant("pos", "1.0", "base", table(50200, "Receipt") + extension(50201, "Item", "Points")))
                .add(packaged("other", "1.0", table(50300, "Thing")))
                .add(PackageBuilder.of("bundle", "1.0").dependsOn("pos"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void write(String sql) {
        world.world.execute(sql);
    }

    private List<String> items() {
        return world.world.rows("SELECT * FROM " + ITEM);
    }

    @Test
    void tablesAndRowsStayAndAreTakenUpAgain() {
        world.done(install("base@1.0"));
        write("INSERT INTO " + ITEM + " VALUES ('1', 'Chair')");
        world.done(uninstall("base"));
        assertEquals("", world.installed());
        InstalledApp left = world.state().apps().get(World.appId("base"));
        assertEquals(false, left.installed());
        assertEquals(Optional.of(Version.parse("1.0.0.0")), left.dataVersion());
        assertEquals(List.of("1|Chair"), items());
        List<Step> back = world.done(install("base@1.0"));
        assertEquals(
                List.of("base 1.0"),
                back.stream().map(step -> step.target().toString()).toList());
        assertEquals("base 1.0", world.installed());
        assertEquals(List.of("1|Chair"), items());
    }

    @Test
    void aLaterVersionThatComesBackIsAnUpdateOfTheDataThatStayed() {
        world.done(install("base@1.0"));
        write("INSERT INTO " + ITEM + " VALUES ('1', 'Chair')");
        world.done(uninstall("base"));
        Step.Move move = assertInstanceOf(
                Step.Move.class, world.done(install("base@2.0")).getFirst());
        assertEquals(Optional.of(Version.parse("1.0")), move.from());
        assertEquals(List.of("1|Chair|"), items());
    }

    @Test
    void aLaterVersionThatComesBackCrossesItsForceVersion() {
        world.done(install("base@1.0"));
        write("INSERT INTO " + ITEM + " VALUES ('1', 'Chair')");
        world.done(uninstall("base"));
        Step.Move move = assertInstanceOf(
                Step.Move.class, world.done(install("base@3.0")).getFirst());
        assertEquals(true, move.isForced());
        assertEquals(List.of("1"), items());
        assertEquals(List.of("A Item: No=1 Name=Chair"), world.world.archived());
    }

    @Test
    void anEarlierVersionIsRefusedOverDataThatStayed() {
        world.done(install("base@2.0"));
        world.done(uninstall("base"));
        assertEquals(
                List.of(
                        "RB580: base 1.0 cannot be installed, because the instance holds the data of 2.0, which was uninstalled,"
                                + " and going back is never done"),
                world.refused(install("base@1.0")));
        world.done(uninstall(Dependants.STAY, Step.Data.GOES, "base"));
        world.done(install("base@1.0"));
        assertEquals("base 1.0", world.installed());
    }

    @Test
    void dependantsRefuseAndAreNamed() {
        world.done(install("bundle"));
        assertEquals(
                List.of("RB581: base 3.0 cannot be uninstalled because it is required by the following apps:"
                        + " pos 1.0 (app pos 1.0.0.0)"),
                world.refused(uninstall("base")));
        assertEquals("base 3.0", world.installed().substring(0, 8));
    }

    @Test
    void dependantsGoFirstIfTheyAreToGo() {
        world.done(install("bundle"));
        List<Step> steps = world.done(uninstall(Dependants.GO, Step.Data.STAYS, "base"));
        assertEquals(
                List.of("bundle 1.0", "pos 1.0", "base 3.0"),
                steps.stream().map(step -> step.target().toString()).toList());
        assertEquals("", world.installed());
    }

    @Test
    void cleaningArchivesThenDropsAllThatThePackageHas() {
        world.done(install("pos", "base@1.0"));
        write("INSERT INTO " + ITEM + " VALUES ('1', 'Chair', '7')");
        write("INSERT INTO " + sqlName("pos", "Receipt") + " VALUES ('R1')");
        world.done(uninstall(Dependants.STAY, Step.Data.GOES, "pos"));
        assertEquals(List.of("1|Chair"), items());
        assertEquals(List.of("A Receipt: No=R1", "A Item: No=1 Points=7"), world.world.archived());
        assertEquals(List.of(), tables("Receipt"));
        assertEquals(false, world.state().apps().containsKey(World.appId("pos")));
    }

    @Test
    void cleaningNamesWhatOtherAppsLoseFirst() {
        world.done(install("pos", "base@1.0"));
        write("INSERT INTO " + ITEM + " VALUES ('1', 'Chair', '7')");
        write("INSERT INTO " + ITEM + " VALUES ('2', 'Table', '')");
        world.done(uninstall("pos"));
        Step.Remove remove = assertInstanceOf(
                Step.Remove.class,
                world.done(uninstall(Dependants.STAY, Step.Data.GOES, "base")).getFirst());
        List<String> said = remove.apps().stream()
                .flatMap(app -> app.changes().stream().map(change -> app.app().name() + " " + text(change)))
                .toList();
        assertEquals(
                List.of("pos drops field Item.Points: 2 rows, 1 lost", "base drops table Item: 2 rows, 2 lost"), said);
        assertEquals(List.of(), tables("Item"));
        assertEquals(
                List.of("A Item: No=1 Name=Chair Points=7", "A Item: No=2 Name=Table Points="), world.world.archived());
    }

    @Test
    void whatWasCleanedComesBackEmptyWithTheFieldsOfThoseThatExtendIt() {
        world.done(install("pos", "base@1.0"));
        List<String> before = world.world.liveSchema();
        world.done(uninstall(Dependants.GO, Step.Data.GOES, "base"));
        assertEquals(List.of(), world.world.liveSchema());
        world.done(install("pos", "base@1.0"));
        assertEquals(before, world.world.liveSchema());
    }

    @Test
    void whatWasUninstalledCanStillBeCleaned() {
        world.done(install("base@1.0"));
        world.done(uninstall("base"));
        world.done(uninstall(Dependants.STAY, Step.Data.GOES, "base"));
        assertEquals(List.of(), tables("Item"));
        assertEquals(true, world.state().kept().isEmpty());
    }

    @Test
    void aTableThatAnInstalledAppExtendsIsNotDropped() {
        world.done(install("base@1.0"));
        world.repository.add(packaged("free", "1.0", extension(50400, "Item", "Note")));
        world.done(install("free"));
        assertEquals(
                List.of(
                        "RB581: base 1.0 cannot be uninstalled because it is required by the following apps:"
                                + " free 1.0 (app free 1.0.0.0)",
                        "RB504: base 1.0.0.0 drops table 'Item', which free extends"),
                world.refused(uninstall(Dependants.STAY, Step.Data.GOES, "base")));
    }

    @Test
    void whatIsNotInstalledCannotBeUninstalled() {
        InvalidInput invalid = assertThrows(InvalidInput.class, () -> world.run(uninstall("base")));
        assertEquals(
                "App to uninstall is not installed: instance 'test' has no base",
                invalid.problems().getFirst().message());
    }

    @Test
    void whatNothingNeedsAnyMoreIsSaid() {
        world.done(install("bundle"));
        PlanAnswer.Made made = assertInstanceOf(
                PlanAnswer.Made.class, world.installer(Commit.EACH_STEP).plan(uninstall("bundle")));
        assertEquals(
                List.of("nobody asked for pos, and nothing will need it any more"),
                made.planned().plan().warnings().stream().map(w -> w.message()).toList());
    }

    @Test
    void replacingUninstallsWhatIsNeitherAskedForNorNeeded() {
        world.done(install("other"));
        List<Step> steps = world.done(install(Request.Rest.GOES, "pos"));
        Step.Remove remove = assertInstanceOf(Step.Remove.class, steps.getLast());
        assertEquals(new Step.Why.NotNeeded(), remove.why());
        assertEquals("base 3.0, pos 1.0", world.installed());
        assertEquals(List.of("A$Thing"), tables("Thing"));
    }

    @Test
    void anAppMovesToThePackageThatReplacesItsOwn() {
        world.done(install("base@1.0"));
        write("INSERT INTO " + ITEM + " VALUES ('1', 'Chair')");
        PackageBuilder taker = PackageBuilder.of("base-new", "1.0")
                .app(world.state().apps().get(World.appId("base")).identity(), "base")
                .file("files/base/app.json", """
                        {"id": "%s", "name": "base", "publisher": "Test", "version": "1.0.0.0"}""".formatted(World.appId("base")))
                .file("files/base/Objects.al", table(50100, "Item", "Name"));
        world.repository.add(taker);
        world.done(install(Request.Rest.GOES, "base-new"));
        assertEquals("base-new 1.0", world.installed());
        assertEquals(true, world.state().apps().get(World.appId("base")).installed());
        assertEquals(List.of("1|Chair"), items());
        assertEquals(true, world.state().kept().isEmpty());
    }

    private static String text(PlannedChange change) {
        return Finding.of(change.change()).action() + ": " + change.rows() + " rows, " + change.lost() + " lost";
    }

    private List<String> tables(String name) {
        return world.world.liveSchema().stream()
                .map(line -> line.replaceAll("\\|.*", ""))
                .filter(table -> table.startsWith("A$" + name + "$"))
                .map(table -> "A$" + name)
                .distinct()
                .toList();
    }
}
