package dev.rubicon.installer;

import static dev.rubicon.installer.PackagedWorld.install;
import static dev.rubicon.installer.PackagedWorld.packaged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.journal.CodeReport;
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
import java.util.Optional;
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
    private static final String FIRST = """
            table 50100 Customer { fields {
              field(1; "No."; Code[20]) { }
              field(2; Shoesize; Integer) { }
            } }
            """;
    private static final String SECOND = """
            table 50100 Customer { fields {
              field(1; "No."; Code[20]) { }
              field(2; Shoesize; Integer) { ObsoleteState = Removed; }
              field(3; "ABC - Customer Shoesize"; Integer) { }
            } }
            """;
    private static final String TAG = "ABC-1234-SHOESIZEUPGRADE-20201125";

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private PackagedWorld packages;

    @BeforeEach
    void create() {
        packages = new PackagedWorld(kind, folder);
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

    private static String customers() {
        return PackagedWorld.sqlName("shoes", "Customer");
    }

    private void firstVersion() {
        packages.repository.add(packaged("shoes", "1.0", FIRST));
        packages.done(install("shoes@1.0"));
        packages.world.execute("INSERT INTO " + customers()
                + " (\"No.\", \"Shoesize\") VALUES ('10000', 43), ('20000', 0), ('30000', 38)");
    }

    private List<String> sizes() {
        return packages.world.rows("SELECT \"No.\", \"ABC - Customer Shoesize\" FROM " + customers() + " ORDER BY 1");
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
        firstVersion();
        packages.repository.add(packaged("shoes", "2.0", SECOND + seed()));
        packages.repository.add(packaged("shoes", "3.0", SECOND + seed()));

        Step.Move move = (Step.Move) packages.done(install("shoes@2.0")).getFirst();

        assertEquals(
                List.of("50100 ABC Upgrade Shoe Size"),
                move.upgrades().getFirst().codeunits());
        assertEquals(DataUpgrade.Kind.UPGRADE, move.upgrades().getFirst().kind());
        assertEquals(List.of("10000|43", "20000|0", "30000|38"), sizes());
        assertEquals(List.of(TAG + "|A|0"), tags());

        packages.world.execute("UPDATE " + customers() + " SET \"ABC - Customer Shoesize\" = 1");
        packages.done(install("shoes@3.0"));
        assertEquals(List.of("10000|1", "20000|1", "30000|1"), sizes());
    }

    @Test
    void anErrorOfTheSeedRollsBackTablesVersionAndTags() {
        firstVersion();
        packages.repository.add(packaged("shoes", "2.0", SECOND + seed().replace("<> 0 then", "= 0 then")));

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
                packages.world.rows("SELECT \"No.\", \"Shoesize\" FROM " + customers() + " ORDER BY 1"));
        assertEquals(List.of(), tags());
    }

    @Test
    void aNewCompanyHasTheTagsThatAppsOffer() {
        packages.repository.add(packaged("shoes", "2.0", SECOND + seed()));
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
        firstVersion();
        packages.repository.add(packaged("shoes", "2.0", SECOND + """
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
        packages.repository.add(packaged("shoes", "1.0", FIRST + """
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
                packages.world.rows("SELECT \"No.\", \"Shoesize\" FROM " + customers() + " ORDER BY 1"));
    }

    private static String upgrade(String body) {
        return SECOND + """
                codeunit 50120 "Test Upgrade"
                {
                    Subtype = Upgrade;
                    trigger OnUpgradePerCompany()
                    var
                        Customer: Record Customer;
                        Other: Record Customer;
                        Ref: RecordRef;
                        Filter: Text;
                        I: Integer;
                    begin
                        %s
                    end;
                }
                """.formatted(body);
    }

    private void upgraded(String body) {
        firstVersion();
        packages.repository.add(packaged("shoes", "2.0", upgrade(body)));
        packages.done(install("shoes@2.0"));
    }

    @Test
    void twoWaysToOneCompanySeeEachOthersRows() {
        upgraded("""
                Customer.Get('10000');
                Customer."ABC - Customer Shoesize" := 7;
                Customer.Modify();
                Ref.Open(Database::Customer, false, 'a');
                Ref.FindFirst();
                Ref.Field(2).Value := 8;
                Ref.Modify();
                """);
        assertEquals(
                List.of("10000|8|7"),
                packages.world.rows("SELECT \"No.\", \"Shoesize\", \"ABC - Customer Shoesize\" FROM " + customers()
                        + " WHERE \"No.\" = '10000'"));
    }

    @Test
    void filtersOfManyAlternativesFind() {
        upgraded("""
                for I := 1 to 2000 do
                    Filter += 'X' + Format(I, 0, 9) + '|';
                Customer.SetFilter("No.", Filter + '20000|3*');
                Customer.ModifyAll("ABC - Customer Shoesize", 5);
                Customer.Reset();
                Customer.SetFilter("No.", '@?0000&<>2*');
                if Customer.Count() <> 2 then
                    Error('%1', Customer.Count());
                """);
        assertEquals(List.of("10000|0", "20000|5", "30000|5"), sizes());
    }

    @Test
    void rowsAreInsertedRenamedAndDeletedAsTheCodeSays() {
        upgraded("""
                Customer.SetRange(Shoesize, 38, 43);
                Customer.FindSet();
                repeat
                    Other.Init();
                    Other."No." := CopyStr(Customer."No.", 1, 1) + 'COPY';
                    Other.Shoesize := Customer.Shoesize + 10;
                    Other.Insert(true);
                until Customer.Next() = 0;
                Other.Get('1COPY');
                Other.Rename('renamed');
                Customer.Get('20000');
                Customer.Delete();
                if not Customer.Get('30000') then
                    Error('gone');
                if Other.Insert() then
                    Error('twice');
                """);
        assertEquals(
                List.of("10000|43", "30000|38", "3COPY|48", "RENAMED|53"),
                packages.world.rows("SELECT \"No.\", \"Shoesize\" FROM " + customers() + " ORDER BY 1"));
    }

    @Test
    void whatOneAppHasMarkedGoesWithIt() {
        packages.repository.add(packaged("shoes", "2.0", SECOND + seed()));
        packages.done(install("shoes"));
        new Companies(packages.world.instance, World.CLOCK).add(new CompanyName("B"), PackagedWorld.CALLER);
        packages.done(PackagedWorld.uninstall(InstallRequest.Dependants.STAY, Step.Data.GOES, "shoes"));

        assertEquals(List.of(), tags());
        new Companies(packages.world.instance, World.CLOCK).add(new CompanyName("C"), PackagedWorld.CALLER);
        assertEquals(List.of(), tags());
    }

    @Test
    void codeAfterTheCommitRunsOnceItIsAndItsErrorsFailNothing() {
        firstVersion();
        packages.repository.add(packaged("shoes", "2.0", SECOND + """
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
        assertEquals(List.of("10000|0", "20000|0", "30000|0"), sizes());
        assertEquals("shoes 2.0", packages.installed());
    }

    @Test
    void theSecondSeedRefusesTheVersionItNames() {
        packages.repository.add(packaged("shoes", "1.0", FIRST));
        packages.repository.add(packaged("shoes", "2.0", FIRST + """
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

    @Test
    void theJournalKeepsWhatCodeWroteAndSaid() {
        upgraded("""
                Customer.ModifyAll(Shoesize, 1);
                Customer.Get('10000');
                Customer.Delete();
                for I := 1 to 3 do
                    Message('line %1', I);
                """);
        CodeReport report = report();

        CodeReport.OfCodeunit one = report.codeunits().getFirst();
        assertEquals("50120 Test Upgrade", one.codeunit());
        assertEquals(1, one.triggers());
        assertEquals(List.of(new CodeReport.Written("Customer", 1, 0, 3, 1)), one.written());
        assertEquals(
                new CodeReport.Logged("50120 Test Upgrade", Optional.of("A"), "line 1"),
                report.log().getFirst());
        assertEquals(3, report.log().size());
    }

    private CodeReport report() {
        return History.of(packages.world.instance).getFirst().steps().getFirst().code();
    }

    @Test
    void ofALogWithoutAnEndTheBeginningIsKept() {
        upgraded("""
                for I := 1 to 100000 do
                    Message('%1 %2', I, PadStr('', 400, 'x'));
                """);
        CodeReport report = report();

        int kept = report.log().size();
        assertTrue(kept > 200 && kept <= 1000, () -> kept + " lines");
        assertEquals(100_000, kept + report.leftOut());
    }

    @Test
    void whatFailingCodeSaidStandsWithItsError() {
        firstVersion();
        packages.repository.add(packaged("shoes", "2.0", upgrade("Message('so far'); Error('no further');")));
        fails(install("shoes@2.0"));

        String problem =
                History.of(packages.world.instance).getFirst().problem().orElseThrow();
        assertTrue(problem.contains("\nbefore that, codeunit 50120 Test Upgrade said in company 'A': so far"), problem);
    }
}
