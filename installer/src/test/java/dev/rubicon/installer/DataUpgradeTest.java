package dev.rubicon.installer;

import static dev.rubicon.installer.PackagedWorld.install;
import static dev.rubicon.installer.PackagedWorld.packaged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.plan.DataUpgrade;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.installer.upgrade.UpgradeTags;
import dev.rubicon.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Upgrade and install code of apps, run in the transaction that changes their tables. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DataUpgradeTest {
    private static final String TAG = "ABC-1234-SHOESIZEUPGRADE-20201125";

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private PackagedWorld packages;
    private Shoes shoes;

    @BeforeEach
    void create() {
        packages = new PackagedWorld(kind, folder);
        shoes = new Shoes(packages);
    }

    @AfterEach
    void close() {
        packages.close();
    }

    private static String seed() {
        try (InputStream in = DataUpgradeTest.class.getResourceAsStream("/seed-003-shoe-size.al")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> tags() {
        return packages.world.rows("SELECT tag, company, skipped_upgrade FROM rubicon_upgrade_tag ORDER BY 1, 2");
    }

    private List<Problem> fails(InstallRequest request) {
        Installer.Outcome.Ended ended =
                assertInstanceOf(Installer.Outcome.Ended.class, packages.run(request), "it has to be applied");
        return assertInstanceOf(Applied.RolledBack.class, ended.applied()).problems();
    }

    @Test
    void theSeedCopiesShoeSizesOnce() {
        shoes.firstVersion();
        packages.repository.add(packaged("shoes", "2.0", Shoes.SECOND + seed()));
        packages.repository.add(packaged("shoes", "3.0", Shoes.SECOND + seed()));

        Step.Move move = (Step.Move) packages.done(install("shoes@2.0")).getFirst();

        assertEquals(
                List.of("50100 ABC Upgrade Shoe Size"),
                move.upgrades().getFirst().codeunits());
        assertEquals(DataUpgrade.Kind.UPGRADE, move.upgrades().getFirst().kind());
        assertEquals(List.of("10000|43", "20000|0", "30000|38"), shoes.sizes());
        assertEquals(List.of(TAG + "|A|0"), tags());

        packages.world.execute("UPDATE " + Shoes.customers() + " SET \"ABC - Customer Shoesize\" = 1");
        packages.done(install("shoes@3.0"));
        assertEquals(List.of("10000|1", "20000|1", "30000|1"), shoes.sizes());
    }

    @Test
    void anErrorOfTheSeedRollsBackTablesVersionAndTags() {
        shoes.firstVersion();
        packages.repository.add(packaged("shoes", "2.0", Shoes.SECOND + seed().replace("<> 0 then", "= 0 then")));

        Problem problem = fails(install("shoes@2.0")).getFirst();

        assertEquals("RB780", problem.code());
        assertEquals(
                "the data upgrade of shoes 1.0.0.0 → 2.0.0.0 failed in company 'A': "
                        + "ShoeSize must be blank, the value is already assigned",
                problem.message());
        assertTrue(problem.hint().contains("ABC Upgrade Shoe Size.UpgradeShoeSize (Objects.al:"), problem::hint);
        assertEquals("shoes 1.0", packages.installed());
        assertEquals(
                List.of("10000|43", "20000|0", "30000|38"),
                packages.world.rows("SELECT \"No.\", \"Shoesize\" FROM " + Shoes.customers() + " ORDER BY 1"));
        assertEquals(List.of(), tags());
    }

    @Test
    void aNewCompanyHasTheTagsThatAppsOffer() {
        packages.repository.add(packaged("shoes", "2.0", Shoes.SECOND + seed()));
        packages.done(install("shoes"));
        new Companies(packages.world.instance, World.CLOCK).add(new CompanyName("B"), PackagedWorld.CALLER);

        assertEquals(List.of(TAG + "|B|0"), tags());

        new Companies(packages.world.instance, World.CLOCK)
                .rename(new CompanyName("B"), new CompanyName("C"), PackagedWorld.CALLER);
        assertEquals(List.of(TAG + "|C|0"), tags());
        assertEquals(
                1,
                new UpgradeTags(packages.world.database.sql())
                        .list(packages.world.database.companies())
                        .size());
    }

    @Test
    void codeThatCannotRunIsRefusedBeforeAnythingIsTouched() {
        shoes.firstVersion();
        packages.repository.add(packaged("shoes", "2.0", Shoes.SECOND + """
                codeunit 50110 "Asks the Web"
                {
                    Subtype = Upgrade;
                    trigger OnUpgradePerDatabase()
                    var
                        Client: HttpClient;
                    begin
                        Client.Get('http://localhost', Answer);
                    end;
                }
                """));

        List<String> refused = packages.refused(install("shoes@2.0"));

        assertEquals(1, refused.size());
        assertTrue(
                refused.getFirst()
                        .startsWith("RB781: shoes 2.0.0.0: codeunit 50110 Asks the Web does what Rubicon cannot run: "
                                + "Objects.al:"),
                refused::toString);
    }

    @Test
    void installCodeRunsWhenAnAppComesAndUpgradeCodeDoesNot() {
        packages.repository.add(packaged("shoes", "1.0", Shoes.FIRST + """
                codeunit 50111 "Install Shoes"
                {
                    Subtype = Install;
                    trigger OnInstallAppPerCompany()
                    var
                        Customer: Record Customer;
                        Info: ModuleInfo;
                    begin
                        NavApp.GetCurrentModuleInfo(Info);
                        if Info.DataVersion() <> Version.Create(0, 0, 0, 0) then
                            Error('data version %1', Info.DataVersion());
                        Customer."No." := 'first';
                        Customer.Shoesize := 40;
                        Customer.Insert();
                    end;
                }
                codeunit 50112 "Never"
                {
                    Subtype = Upgrade;
                    trigger OnUpgradePerCompany()
                    begin
                        Error('must not run');
                    end;
                }
                """));

        packages.done(install("shoes"));

        assertEquals(
                List.of("FIRST|40"),
                packages.world.rows("SELECT \"No.\", \"Shoesize\" FROM " + Shoes.customers() + " ORDER BY 1"));
    }

    @Test
    void whatOneAppHasMarkedGoesWithIt() {
        packages.repository.add(packaged("shoes", "2.0", Shoes.SECOND + seed()));
        packages.done(install("shoes"));
        new Companies(packages.world.instance, World.CLOCK).add(new CompanyName("B"), PackagedWorld.CALLER);
        packages.done(PackagedWorld.uninstall(InstallRequest.Dependants.STAY, Step.Data.GOES, "shoes"));

        assertEquals(List.of(), tags());
        new Companies(packages.world.instance, World.CLOCK).add(new CompanyName("C"), PackagedWorld.CALLER);
        assertEquals(List.of(), tags());
    }

    @Test
    void codeAfterTheCommitRunsOnceItIsAndItsErrorsFailNothing() {
        shoes.firstVersion();
        packages.repository.add(packaged("shoes", "2.0", Shoes.SECOND + """
                codeunit 50121 "Afterwards"
                {
                    Subtype = Upgrade;
                    trigger OnUpgradePerDatabase() begin end;
                    procedure OnAfterUpgradeCommitPerCompany()
                    var
                        Customer: Record Customer;
                    begin
                        Customer.ModifyAll("ABC - Customer Shoesize", 1);
                        Error('too late');
                    end;
                }
                """));
        Installer.Outcome.Ended ended =
                assertInstanceOf(Installer.Outcome.Ended.class, packages.run(install("shoes@2.0")));

        Applied.Completed completed = assertInstanceOf(Applied.Completed.class, ended.applied());
        assertEquals("RB780", completed.done().getFirst().after().getFirst().code());
        assertEquals(List.of("10000|0", "20000|0", "30000|0"), shoes.sizes());
        assertEquals("shoes 2.0", packages.installed());
    }

    @Test
    void theSecondSeedRefusesTheVersionItNames() {
        packages.repository.add(packaged("shoes", "1.0", Shoes.FIRST));
        packages.repository.add(packaged("shoes", "2.0", Shoes.FIRST + """
                codeunit 50122 MyUpgradeCodeunit
                {
                    Subtype=Upgrade;

                    trigger OnCheckPreconditionsPerDatabase();
                    var
                        myInfo : ModuleInfo;
                    begin
                        if NavApp.GetCurrentModuleInfo(myInfo) then
                            if myInfo.DataVersion = Version.Create(1, 0, 0, 0) then
                                ERROR('The upgrade is not compatible');
                    end;

                    trigger OnUpgradePerDatabase()
                    begin
                        NavApp.RestoreArchiveData(Database::Customer);
                    end;
                }
                """));
        packages.done(install("shoes@1.0"));

        assertTrue(fails(install("shoes@2.0")).getFirst().message().contains("The upgrade is not compatible"));
        assertEquals("shoes 1.0", packages.installed());
    }
}
