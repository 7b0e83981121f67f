package dev.rubicon.installer;

import static dev.rubicon.installer.PackagedWorld.install;
import static dev.rubicon.installer.PackagedWorld.packaged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.installer.journal.CodeReport;
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

/** What upgrade code does to rows, and what the journal keeps of it. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class UpgradeEffectsTest {
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

    @Test
    void twoWaysToOneCompanySeeEachOthersRows() {
        shoes.upgraded("""
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
                packages.world.rows("SELECT \"No.\", \"Shoesize\", \"ABC - Customer Shoesize\" FROM "
                        + Shoes.customers() + " WHERE \"No.\" = '10000'"));
    }

    @Test
    void filtersOfManyAlternativesFind() {
        shoes.upgraded("""
                for I := 1 to 2000 do
                    Filter += 'X' + Format(I, 0, 9) + '|';
                Customer.SetFilter("No.", Filter + '20000|3*');
                Customer.ModifyAll("ABC - Customer Shoesize", 5);
                Customer.Reset();
                Customer.SetFilter("No.", '@?0000&<>2*');
                if Customer.Count() <> 2 then
                    Error('%1', Customer.Count());
                """);
        assertEquals(List.of("10000|0", "20000|5", "30000|5"), shoes.sizes());
    }

    @Test
    void rowsAreInsertedRenamedAndDeletedAsTheCodeSays() {
        shoes.upgraded("""
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
                packages.world.rows("SELECT \"No.\", \"Shoesize\" FROM " + Shoes.customers() + " ORDER BY 1"));
    }

    @Test
    void theJournalKeepsWhatCodeWroteAndSaid() {
        shoes.upgraded("""
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
        shoes.upgraded("""
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
        shoes.firstVersion();
        packages.repository.add(packaged("shoes", "2.0", Shoes.upgrade("Message('so far'); Error('no further');")));
        assertInstanceOf(Installer.Outcome.Ended.class, packages.run(install("shoes@2.0")));

        String problem =
                History.of(packages.world.instance).getFirst().problem().orElseThrow();
        assertTrue(problem.contains("\nbefore that, codeunit 50120 Test Upgrade said in company 'A': so far"), problem);
    }
}
