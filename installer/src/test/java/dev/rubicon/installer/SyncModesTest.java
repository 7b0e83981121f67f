package dev.rubicon.installer;

import static dev.rubicon.installer.PackagedWorld.install;
import static dev.rubicon.installer.PackagedWorld.packaged;
import static dev.rubicon.installer.PackagedWorld.sqlName;
import static dev.rubicon.installer.PackagedWorld.table;
import static dev.rubicon.installer.PackagedWorld.uninstall;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.installer.plan.AppSyncMode;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Synchronizing an app without installing it. Source: semantics section 4, modes. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SyncModesTest {
    private static final String ITEM = sqlName("base", "Item");

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private PackagedWorld world;

    @BeforeEach
    void open() {
        world = new PackagedWorld(kind, folder);
        for (String version : List.of("1.0", "2.0", "3.0")) {
            world.repository.add(packaged("base", version, table(50100, "Item", "Name")));
        }
    }

    @AfterEach
    void close() {
        world.close();
    }

    // Fields are named with a blank between them; the app has Name, and its version 2.0 is synced or installed.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Add         | installed   | 2.0 | Name        | nothing to do
            Add         | installed   | 2.0 | Name Colour | RB587
            Add         | installed   | 3.0 | Name Colour | done
            Add         | installed   | 3.0 | Colour      | RB585
            Add         | installed   | 1.0 | Name        | RB507
            Add         | uninstalled | 3.0 | Name Colour | done
            Add         | uninstalled | 3.0 | Colour      | RB585
            Development | installed   | 2.0 | Name        | nothing to do
            Development | installed   | 2.0 | Name Colour | done
            Development | installed   | 2.0 | Colour      | RB585
            Development | installed   | 3.0 | Name Colour | done
            Development | installed   | 1.0 | Name        | RB507
            ForceSync   | installed   | 2.0 | Colour      | done
            ForceSync   | installed   | 3.0 | Colour      | RB586
            ForceSync   | installed   | 3.0 | Name Colour | RB586
            ForceSync   | installed   | 1.0 | Name        | RB507
            ForceSync   | uninstalled | 3.0 | Colour      | done
            ForceSync   | uninstalled | 1.0 | Name        | RB507
            Clean       | installed   | 2.0 | Name        | RB586
            Clean       | uninstalled | 1.0 | Name        | done
            """)
    void eachModeTakes(String mode, String before, String version, String fields, String expected) {
        world.done(install("base@2.0"));
        if (before.equals("uninstalled")) {
            world.done(uninstall("base"));
        }
        assertEquals(expected, outcome(sync(mode(mode), version, fields.split(" "))));
    }

    private static AppSyncMode mode(String text) {
        return Arrays.stream(AppSyncMode.values())
                .filter(mode -> mode.toString().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private InstallRequest sync(AppSyncMode mode, String version, String... fields) {
        return world.sync(mode, packaged("base", version, table(50100, "Item", fields)));
    }

    private String outcome(InstallRequest request) {
        return switch (world.run(request)) {
            case Installer.Outcome.Ended ended -> ended.applied().done().isEmpty() ? "nothing to do" : "done";
            case Installer.Outcome.Declined declined -> "declined";
            case Installer.Outcome.MovedOn moved -> throw new AssertionError("no plan was saved");
            case Installer.Outcome.NotReady not ->
                world.refused(request).stream()
                        .map(text -> text.substring(0, 5))
                        .collect(Collectors.joining(" "));
        };
    }

    @Test
    void anAppThatIsSyncedIsNotInstalledAndHasNoDataVersion() {
        world.done(sync(AppSyncMode.ADD, "1.0", "Name"));
        InstalledApp app = world.state().apps().get(World.appId("base"));
        assertEquals(false, app.installed());
        assertEquals(Optional.empty(), app.dataVersion());
        assertEquals("", world.installed());
        assertEquals(List.of(), world.world.rows("SELECT * FROM " + ITEM));
        Step.Move move = assertInstanceOf(
                Step.Move.class, world.done(install("base@1.0")).getFirst());
        assertEquals(Optional.empty(), move.from());
        assertEquals(
                Optional.of(Version.parse("1.0.0.0")),
                world.state().apps().get(World.appId("base")).dataVersion());
    }

    @Test
    void anInstalledAppKeepsItsDataVersionUntilItsPackageIsUpdated() {
        world.done(install("base@1.0"));
        world.world.execute("INSERT INTO " + ITEM + " VALUES ('1', 'Chair')");
        world.done(sync(AppSyncMode.ADD, "2.0", "Name", "Colour"));
        InstalledApp app = world.state().apps().get(World.appId("base"));
        assertEquals(true, app.installed());
        assertEquals(Version.parse("2.0.0.0"), app.identity().version());
        assertEquals(Optional.of(Version.parse("1.0.0.0")), app.dataVersion());
        assertEquals("base 1.0", world.installed());
        assertEquals(List.of("1|Chair|"), world.world.rows("SELECT * FROM " + ITEM));
    }

    @Test
    void aSyncTooFarIsTakenBackByForce() {
        world.done(install("base@1.0"));
        world.done(sync(AppSyncMode.ADD, "2.0", "Name", "Colour"));
        world.world.execute("INSERT INTO " + ITEM + " VALUES ('1', 'Chair', 'red')");
        assertEquals("RB590 RB585", outcome(sync(AppSyncMode.ADD, "1.0", "Name")));
        world.done(sync(AppSyncMode.FORCE_SYNC, "1.0", "Name"));
        assertEquals(List.of("1|Chair"), world.world.rows("SELECT * FROM " + ITEM));
        assertEquals(List.of("A Item: No=1 Colour=red"), world.world.archived());
    }

    @Test
    void cleaningForgetsTheAppAndArchivesItsRows() {
        world.done(install("base@2.0"));
        world.world.execute("INSERT INTO " + ITEM + " VALUES ('1', 'Chair')");
        world.done(uninstall("base"));
        world.done(sync(AppSyncMode.CLEAN, "1.0", "Name"));
        assertEquals(List.of("A Item: No=1 Name=Chair"), world.world.archived());
        assertEquals(true, world.state().apps().isEmpty());
        assertEquals("nothing to do", outcome(sync(AppSyncMode.CLEAN, "1.0", "Name")));
        world.done(install("base@1.0"));
        assertEquals(List.of(), world.world.rows("SELECT * FROM " + ITEM));
    }

    @Test
    void aProjectFolderIsAPackageOfItsOwn() throws IOException {
        Path project = Files.createDirectories(folder.resolve("project"));
        Files.writeString(project.resolve("app.json"), """
                {"id": "%s", "name": "base", "publisher": "Test", "version": "1.0.0.0", "dependencies": [
                {"id": "00000000-0000-0000-0000-000000000001", "name": "Far", "publisher": "X", "version": "4.0.0.0"}]}""".formatted(World.appId("base")));
        Files.writeString(project.resolve("Item.al"), table(50100, "Item", "Name"));
        InstallRequest request = new InstallRequest.Sync(AppToSync.at(project), AppSyncMode.ADD, true);
        PlanAnswer.Made made = assertInstanceOf(
                PlanAnswer.Made.class, world.installer(Commit.EACH_STEP).plan(request));
        assertEquals(
                List.of(
                        "base 1.0.0.0: no synchronized extension could be found to satisfy the dependency definition for"
                                + " Far >=4.0.0.0"),
                made.planned().plan().warnings().stream().map(w -> w.message()).toList());
        world.done(request);
        assertEquals(
                new PackageId(World.appId("base").toString()),
                world.state().apps().get(World.appId("base")).packageId());
        world.done(install("base@1.0"));
        assertEquals(
                new PackageId("base"),
                world.state().apps().get(World.appId("base")).packageId());
    }
}
