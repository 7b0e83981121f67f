package dev.rubicon.installer;

import static dev.rubicon.installer.PackagedWorld.dependant;
import static dev.rubicon.installer.PackagedWorld.install;
import static dev.rubicon.installer.PackagedWorld.packaged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.plan.DataUpgrade;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Version;
import dev.rubicon.testkit.PackageBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Apps without AL: tables of a schema.json, and upgrade scripts in the transaction that changes them. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class PlainUpgradeTest {
    private static final String OLD = """
            {"id": 50100, "name": "Customer", "fields": [
              {"id": 1, "name": "No.", "type": "Code[20]"}, {"id": 2, "name": "Shoesize", "type": "Integer"}]}""";
    private static final String NEW = """
            {"id": 50100, "name": "Customer", "fields": [
              {"id": 1, "name": "No.", "type": "Code[20]"}, {"id": 2, "name": "Shoesize", "type": "Integer"},
              {"id": 3, "name": "Size", "type": "Integer"}]},
            {"id": 50101, "name": "Setup", "dataPerCompany": false, "fields": [
              {"id": 1, "name": "Key", "type": "Code[10]"}, {"id": 2, "name": "Rows", "type": "Integer"}]}""";
    private static final String COPY = """
            -- tag: ABC-1
            UPDATE ${table:Customer} SET "Size" = "Shoesize" WHERE "Shoesize" <> 0;
            """;

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

    /** @param scripts names of triggers, each before its text */
    private static PackageBuilder plain(String version, String tables, String... scripts) {
        String schema = """
                {"id": "%s", "name": "shoes", "publisher": "Test", "version": "%s.0.0", "tables": [%s]}""".formatted(World.appId("shoes"), version, tables);
        PackageBuilder builder = PackageBuilder.of("shoes", version)
                .app(new AppIdentity(World.appId("shoes"), "shoes", "Test", Version.parse(version + ".0.0")), "shoes")
                .file("files/shoes/schema.json", schema);
        for (int i = 0; i < scripts.length; i += 2) {
            builder.file("files/shoes/upgrade/" + scripts[i] + ".sql", scripts[i + 1]);
        }
        return builder;
    }

    private static String customers(String company) {
        return "\"" + company + "$Customer$" + World.appId("shoes") + "\"";
    }

    private void firstVersion(String... scripts) {
        packages.repository.add(plain("1.0", OLD, scripts));
        packages.done(install("shoes@1.0"));
        packages.world.execute("INSERT INTO " + customers("A")
                + " (\"No.\", \"Shoesize\") VALUES ('10000', 43), ('20000', 0), ('30000', 38)");
    }

    private Step.Move second(String... scripts) {
        packages.repository.add(plain("2.0", NEW, scripts));
        return (Step.Move) packages.done(install("shoes@2.0")).getFirst();
    }

    private List<String> sizes(String company) {
        return packages.world.rows("SELECT \"No.\", \"Size\" FROM " + customers(company) + " ORDER BY 1");
    }

    private List<String> tags() {
        return packages.world.rows("SELECT tag, company, skipped_upgrade FROM rubicon_upgrade_tag ORDER BY 1, 2");
    }

    private Problem fails(InstallRequest request) {
        Installer.Outcome.Ended ended =
                assertInstanceOf(Installer.Outcome.Ended.class, packages.run(request), "it has to be applied");
        Problem problem = assertInstanceOf(Applied.RolledBack.class, ended.applied())
                .problems()
                .getFirst();
        assertEquals("shoes 1.0", packages.installed());
        assertEquals(
                List.of("10000|43", "20000|0", "30000|38"),
                packages.world.rows("SELECT \"No.\", \"Shoesize\" FROM " + customers("A") + " ORDER BY 1"));
        return problem;
    }

    @Test
    void aSectionWithATagRunsOnce() {
        firstVersion();
        Step.Move move = second("OnUpgradePerCompany", COPY);
        packages.repository.add(plain("3.0", NEW, "OnUpgradePerCompany", COPY));

        assertEquals(
                List.of("upgrade/OnUpgradePerCompany.sql"),
                move.upgrades().getFirst().codeunits());
        assertEquals(DataUpgrade.Kind.UPGRADE, move.upgrades().getFirst().kind());
        assertEquals(List.of("10000|43", "20000|0", "30000|38"), sizes("A"));
        assertEquals(List.of("ABC-1|A|0"), tags());

        packages.world.execute("UPDATE " + customers("A") + " SET \"Size\" = 1");
        packages.done(install("shoes@3.0"));
        assertEquals(List.of("10000|1", "20000|1", "30000|1"), sizes("A"));
    }

    @Test
    void triggersRunInTheirOrderAndInEachCompany() {
        new Companies(packages.world.instance, World.CLOCK).add(new CompanyName("B"), PackagedWorld.CALLER);
        firstVersion();
        packages.world.execute("INSERT INTO " + customers("B") + " (\"No.\", \"Shoesize\") VALUES ('b', 40)");
        second(
                "OnCheckPreconditionsPerDatabase", "SELECT * FROM ${table:Setup}",
                "OnUpgradePerDatabase",
                        "INSERT INTO ${table:Setup} (\"Key\") VALUES ('x'); UPDATE ${table:setup} SET \"Rows\" = 5",
                "OnUpgradePerCompany", COPY,
                "OnValidateUpgradePerCompany",
                        "-- tag: abc-1\nSELECT \"No.\" FROM ${table:Customer} WHERE \"Size\" <> \"Shoesize\"",
                "OnAfterUpgradeCommitPerDatabase", "UPDATE ${table:Setup} SET \"Rows\" = \"Rows\" + 1");

        assertEquals(List.of("10000|43", "20000|0", "30000|38"), sizes("A"));
        assertEquals(List.of("b|40"), sizes("B"));
        assertEquals(List.of("ABC-1|A|0", "ABC-1|B|0"), tags());
        assertEquals(
                List.of("x|6"),
                packages.world.rows("SELECT \"Key\", \"Rows\" FROM \"Setup$" + World.appId("shoes") + "\""));
    }

    @Test
    void aCheckThatFindsRowsRollsBackAndShowsThem() {
        firstVersion();
        packages.repository.add(plain(
                "2.0",
                NEW,
                "OnUpgradePerCompany",
                COPY,
                "OnValidateUpgradePerCompany",
                "\nSELECT \"No.\", \"Size\" FROM ${table:Customer} WHERE \"Size\" > 40"));

        Problem problem = fails(install("shoes@2.0"));

        assertEquals("RB788", problem.code());
        assertEquals(
                "the data upgrade of shoes 1.0.0.0 → 2.0.0.0 was stopped by the check at"
                        + " upgrade/OnValidateUpgradePerCompany.sql:2 in company 'A', which found rows: No.|Size: 10000|43",
                problem.message());
        assertEquals(List.of(), tags());
    }

    @Test
    void aStatementThatFailsIsNamed() {
        firstVersion();
        packages.repository.add(
                plain("2.0", NEW, "OnUpgradePerCompany", COPY + "UPDATE ${table:Customer} SET \"Sise\" = 1"));

        Problem problem = fails(install("shoes@2.0"));

        assertEquals("RB787", problem.code());
        assertTrue(
                problem.message().contains("failed at upgrade/OnUpgradePerCompany.sql:3 in company 'A': "),
                problem::message);
        assertEquals(List.of(), tags());
    }

    @Test
    void aFieldThatThereIsNotIsNeverTakenForAText() {
        firstVersion();
        packages.repository.add(plain(
                "2.0", NEW, "OnUpgradePerCompany", "UPDATE ${table:Customer} SET \"Size\" = 1 WHERE \"Sise\" <> ''"));

        assertEquals("RB787", fails(install("shoes@2.0")).code());
    }

    @Test
    void tablesThatItCannotHaveAreRefusedBeforeAnythingIsTouched() {
        firstVersion();
        packages.repository.add(plain(
                "2.0",
                NEW,
                "OnUpgradePerCompany",
                "UPDATE ${table:Vendor} SET x = 1",
                "OnUpgradePerDatabase",
                "\nUPDATE ${table:Customer} SET x = 1"));

        assertEquals(
                List.of(
                        "RB777: shoes 2.0.0.0: upgrade/OnUpgradePerCompany.sql:1: there is no table 'Vendor' in shoes, or in"
                                + " what it depends on; upgrade/OnUpgradePerDatabase.sql:2: each company has a table 'Customer' of its"
                                + " own, and the script runs once for all"),
                packages.refused(install("shoes@2.0")));
    }

    @Test
    void whatIsNotSqlOfRowsIsRefusedBeforeAnythingIsTouched() {
        firstVersion();
        packages.repository.add(plain("2.0", NEW, "OnUpgradePerCompany", "COMMIT;\nUPDATE rubicon_meta SET x = 1"));
        String refused;
        try {
            refused = packages.refused(install("shoes@2.0")).toString();
        } catch (InvalidInput e) {
            refused = e.problems().toString();
        }
        assertTrue(refused.contains("RB673") && refused.contains("RB674"), refused);
        assertEquals("shoes 1.0", packages.installed());
    }

    @Test
    void whatAnAppComesWithCountsAsDone() {
        packages.repository.add(plain(
                "2.0",
                NEW,
                "OnInstallAppPerCompany",
                "INSERT INTO ${table:Customer} (\"No.\", \"Shoesize\") VALUES ('first', 40)",
                "OnUpgradePerCompany",
                COPY));
        packages.repository.add(plain("3.0", NEW, "OnUpgradePerCompany", COPY));

        packages.done(install("shoes@2.0"));
        new Companies(packages.world.instance, World.CLOCK).add(new CompanyName("B"), PackagedWorld.CALLER);
        packages.done(install("shoes@3.0"));

        assertEquals(List.of("first|0"), sizes("A"));
        assertEquals(List.of("ABC-1|A|0", "ABC-1|B|0"), tags());
    }

    @Test
    void aSkippedScriptIsRecordedByItsTags() {
        firstVersion();
        packages.repository.add(plain("2.0", NEW, "OnUpgradePerCompany", COPY, "OnUpgradePerDatabase", "-- nothing\n"));
        InstallRequest.Install asked = (InstallRequest.Install) install("shoes@2.0");

        packages.done(new InstallRequest.Install(
                asked.asked(), asked.rest(), asked.arguments(), true, new TreeSet<>(List.of("OnUpgradePerCompany"))));

        assertEquals(List.of("10000|0", "20000|0", "30000|0"), sizes("A"));
        assertEquals(List.of("ABC-1|A|1"), tags());
    }

    @Test
    void aScriptReachesTablesOfWhatItsAppDependsOn() {
        packages.repository.add(packaged("base", "1.0", PackagedWorld.table(50200, "Item", "Name")));
        PackageBuilder shoes = PackageBuilder.of("shoes", "1.0")
                .app(new AppIdentity(World.appId("shoes"), "shoes", "Test", Version.parse("1.0.0.0")), "shoes")
                .file("files/shoes/schema.json", """
                        {"id": "%s", "name": "shoes", "publisher": "Test", "version": "1.0.0.0",
                         "dependencies": [{"id": "%s", "version": "1.0.0.0"}], "tables": []}""".formatted(World.appId("shoes"), World.appId("base")))
                .file(
                        "files/shoes/upgrade/OnInstallAppPerCompany.sql",
                        "INSERT INTO ${table:Item} (\"No\", \"Name\") VALUES ('1', 'Shoe')")
                .dependsOn("base");
        packages.repository.add(shoes);
        packages.done(install("shoes"));

        assertEquals(
                List.of("1|Shoe"),
                packages.world.rows("SELECT \"No\", \"Name\" FROM " + PackagedWorld.sqlName("base", "Item")));
    }

    @Test
    void codeInAlReachesTablesOfAPlainApp() {
        firstVersion();
        packages.repository.add(dependant("watch", "1.0", "shoes", """
                codeunit 50300 "Install Watch"
                {
                    Subtype = Install;
                    trigger OnInstallAppPerCompany()
                    var
                        Customer: Record Customer;
                    begin
                        Customer.ModifyAll(Shoesize, 7);
                    end;
                }
                """));
        packages.done(install("watch"));

        assertEquals(List.of("7"), packages.world.rows("SELECT DISTINCT \"Shoesize\" FROM " + customers("A")));
    }
}
