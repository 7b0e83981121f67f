package dev.rubicon.installer;

import static dev.rubicon.installer.PackagedWorld.install;
import static dev.rubicon.installer.PackagedWorld.packaged;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Upgrade code that gets at what an earlier version of its app, crossing its ForceVersion, has left in the archive. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class UpgradeArchiveTest {
    private static final String TABLE = """
            table 50100 Customer { fields {
              field(1; "No."; Code[20]) { }
              field(2; Points; Integer) { }
              %s
            } }
            """;

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private PackagedWorld packages;

    @BeforeEach
    void cross() {
        packages = new PackagedWorld(kind, folder);
        packages.repository.add(packaged("shop", "1.0", TABLE.formatted("field(3; Note; Text[50]) { }")));
        packages.repository.add(packaged("shop", "2.0", TABLE.formatted("")).forceVersion("2.0"));
        packages.done(install("shop@1.0"));
        packages.world.execute(
                "INSERT INTO " + customers()
                        + " (\"No.\", \"Points\", \"Note\") VALUES ('10000', 1, 'tall'), ('20000', 2, ''), ('30000', 3, 'small')");
        packages.done(install("shop@2.0"));
        assertEquals(2, packages.world.archived().size());
    }

    @AfterEach
    void close() {
        packages.close();
    }

    private static String customers() {
        return PackagedWorld.sqlName("shop", "Customer");
    }

    private void upgrade(String body) {
        packages.repository.add(packaged(
                "shop",
                "3.0",
                TABLE.formatted("field(3; Note; Text[50]) { } field(4; Remark; Text[50]) { }") + """
                codeunit 50120 "Test Upgrade"
                {
                    Subtype = Upgrade;
                    trigger OnUpgradePerCompany()
                    var
                        Customer: Record Customer;
                        Archived: RecordRef;
                    begin
                        %s
                    end;
                }
                """.formatted(body)));
        packages.done(install("shop@3.0"));
    }

    private List<String> notes() {
        return packages.world.rows("SELECT \"No.\", \"Note\", \"Remark\" FROM " + customers() + " ORDER BY 1");
    }

    @Test
    void whatWasArchivedIsRestored() {
        upgrade("""
                if NavApp.GetArchiveVersion() <> '1.0.0.0' then
                    Error('archive of %1', NavApp.GetArchiveVersion());
                NavApp.RestoreArchiveData(Database::Customer);
                Customer.Get('10000');
                Customer.Remark := Customer.Note;
                Customer.Modify();
                if NavApp.GetArchiveVersion() <> '' then
                    Error('restored, and there is one of %1', NavApp.GetArchiveVersion());
                """);
        assertEquals(List.of("10000|tall|tall", "20000||", "30000|small|"), notes());
    }

    @Test
    void whatWasArchivedIsReadAndGoesToAnotherField() {
        upgrade("""
                NavApp.GetArchiveRecordRef(Database::Customer, Archived);
                if Archived.FindSet() then
                    repeat
                        Customer.Get(Archived.Field(1).Value);
                        Customer.Remark := 'was ' + Format(Archived.Field(3).Value);
                        Customer.Modify();
                    until Archived.Next() = 0;
                NavApp.DeleteArchiveData(Database::Customer);
                """);
        assertEquals(List.of("10000||was tall", "20000||", "30000||was small"), notes());
        assertEquals(List.of(), packages.world.archived());
    }

    @Test
    void anErrorLeavesTheArchiveAsItWas() {
        packages.repository.add(packaged("shop", "3.0", TABLE.formatted("field(3; Note; Text[50]) { }") + """
                codeunit 50120 "Test Upgrade"
                {
                    Subtype = Upgrade;
                    trigger OnUpgradePerDatabase()
                    begin
                        NavApp.RestoreArchiveData(Database::Customer);
                        NavApp.DeleteArchiveData(Database::Customer);
                        Error('no further');
                    end;
                }
                """));
        List<String> before = packages.world.archived();
        packages.run(install("shop@3.0"));

        assertEquals("shop 2.0", packages.installed());
        assertEquals(before, packages.world.archived());
    }
}
