package dev.rubicon.installer;

import static dev.rubicon.installer.PackagedWorld.CALLER;
import static dev.rubicon.installer.PackagedWorld.dependant;
import static dev.rubicon.installer.PackagedWorld.extension;
import static dev.rubicon.installer.PackagedWorld.packaged;
import static dev.rubicon.installer.PackagedWorld.sqlName;
import static dev.rubicon.installer.PackagedWorld.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.installer.InstallRequest.Asked;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Problem;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.testkit.PackageBuilder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Installing again what is installed puts back what its apps have, and touches nothing else. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RepairTest {
    private static final String ITEM = sqlName("base", "Item");

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private PackagedWorld packages;

    @BeforeEach
    void open() {
        packages = new PackagedWorld(kind, folder);
        packages.repository.add(packaged("base", "1.0", table(50100, "Item", "Name")));
        packages.repository.add(
                dependant("pos", "1.0", "base", table(50200, "Sale") + extension(50201, "Item", "Points")));
        packages.repository.add(PackageBuilder.of("bundle/pos", "1.0").dependsOn("pos"));
        packages.done(PackagedWorld.install("bundle/pos"));
        packages.world.execute("INSERT INTO " + ITEM + " (\"No\", \"Name\") VALUES ('1', 'one')");
        packages.world.execute("DROP TABLE " + sqlName("pos", "Sale"));
        packages.world.execute("ALTER TABLE " + ITEM + " DROP COLUMN \"Name\"");
        packages.world.execute("ALTER TABLE " + ITEM + " DROP COLUMN \"Points$" + World.appId("pos") + "\"");
    }

    @AfterEach
    void close() {
        packages.close();
    }

    @Test
    void aPackageGetsItsTablesAndItsFieldsInThoseOfOthers() {
        assertEquals(2, mended("pos").mended().size());
        assertEquals(1, Drifts.of(packages.world.instance).differences().size());
        assertEquals(1, mended("base").mended().size());
        assertTrue(Drifts.of(packages.world.instance).isNone());
        assertEquals(List.of("1"), packages.world.rows("SELECT \"No\" FROM " + ITEM));
    }

    @Test
    void aBundleStandsForWhatItNeeds() {
        Drifts.Mended mended = mended("bundle/pos");
        assertEquals(2, mended.mended().size());
        assertTrue(mended.left().isNone());
    }

    @Test
    void lookingTouchesNothing() {
        Repair.Answer.Done done =
                assertInstanceOf(Repair.Answer.Done.class, repair("pos", "").plan());
        assertEquals(2, done.mended().left().differences().size());
        assertEquals(2, mended("pos").mended().size());
    }

    @Test
    void nothingElseCanBeRepaired() {
        refused("RB655", repair("other", ""));
        refused("RB656", repair("pos", "2.0"));
        assertEquals(3, Drifts.of(packages.world.instance).differences().size());
    }

    private void refused(String code, Repair repair) {
        Repair.Answer.Refused refused = assertInstanceOf(Repair.Answer.Refused.class, repair.run(CALLER, World.CLOCK));
        assertEquals(
                List.of(code), refused.problems().stream().map(Problem::code).toList());
    }

    private Drifts.Mended mended(String id) {
        return assertInstanceOf(Repair.Answer.Done.class, repair(id, "").run(CALLER, World.CLOCK))
                .mended();
    }

    private Repair repair(String id, String query) {
        return new Repair(packages.world.instance, List.of(new Asked(new PackageId(id), VersionQuery.parse(query))));
    }
}
