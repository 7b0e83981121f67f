package dev.rubicon.installer;

import static dev.rubicon.installer.Shapes.FAX;
import static dev.rubicon.installer.Shapes.NAME;
import static dev.rubicon.installer.Shapes.NO;
import static dev.rubicon.installer.Shapes.counter;
import static dev.rubicon.installer.Shapes.extending;
import static dev.rubicon.installer.Shapes.extension;
import static dev.rubicon.installer.Shapes.key;
import static dev.rubicon.installer.Shapes.keyed;
import static dev.rubicon.installer.Shapes.schema;
import static dev.rubicon.installer.Shapes.shared;
import static dev.rubicon.installer.Shapes.table;
import static dev.rubicon.installer.Shapes.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.sync.CompanyExtents.Extent;
import dev.rubicon.model.ProblemException;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Companies are renamed, copied and deleted as a whole, with everything that is named after them. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class CompaniesTest {
    private static final Caller CALLER = new Caller("test", "tester");
    private static final CompanyName A = new CompanyName("A");
    private static final UUID APP = World.appId("app");

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private World world;
    private Companies companies;

    @BeforeEach
    void open() {
        world = new World(kind, folder, "A");
        companies = new Companies(world.instance, World.CLOCK);
        world.add(
                "app",
                "1.0",
                schema(
                        keyed(
                                1,
                                "Größenordnung der Verkäufe 01",
                                List.of(unique("PK", "No."), key("K", "Name"), unique("U", "Fax")),
                                NO,
                                NAME,
                                FAX),
                        table(2, "Entry", counter(1, "Entry No."), NAME, Field.of(3, "Raw", Plain.BLOB)),
                        shared(3, "Shared", NO)));
        world.add("ext", "1.0", extending(extension(9, "Entry", List.of(), Field.of(50, "Own", new Text(9)))), "app");
        world.execute("INSERT INTO " + entry("A") + " (\"Name\", \"Own$" + World.appId("ext")
                + "\") VALUES ('one', 'x'), ('two', 'y'), ('three', 'z')");
        world.execute("DELETE FROM " + entry("A") + " WHERE \"Name\" = 'three'");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private String entry(String company) {
        String reserved = company.startsWith("sqlite_") ? "$" : "";
        return kind.dialect.quoted(reserved + company + "$Entry$" + APP);
    }

    private List<String> rows(String company) {
        return world.rows("SELECT * FROM " + entry(company) + " ORDER BY 1");
    }

    private void looksAsSynced() {
        assertEquals(List.of(), Drifts.of(world.instance).differences());
        assertEquals(List.of(), Drifts.of(world.instance).foreignTables());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"B", "a", "Þór & \"Söhne\" 株式会社 '; --", "sqlite", "sqlite_x", "123456789012345678901234567890"})
    void aRenamedCompanyKeepsItsRowsAndTheOldNameIsFree(String name) {
        List<String> rows = rows("A");
        companies.rename(A, new CompanyName(name), CALLER);
        assertEquals(rows, rows(name));
        looksAsSynced();
        companies.rename(new CompanyName(name), A, CALLER);
        assertEquals(rows, rows("A"));
        looksAsSynced();
        world.execute("INSERT INTO " + entry("A") + " (\"Name\") VALUES ('next')");
        assertEquals(List.of("4"), world.rows("SELECT max(\"Entry No.\") FROM " + entry("A")));
        if (!name.equals("a")) {
            companies.add(new CompanyName(name), CALLER);
            looksAsSynced();
        }
    }

    @Test
    void theArchiveOfARenamedCompanyGoesWithIt() {
        world.force("ext", "2.0", extending(), "app");
        assertEquals(2, world.archived().size());
        companies.rename(A, new CompanyName("B"), CALLER);
        assertTrue(
                world.archived().stream().allMatch(line -> line.startsWith("B Entry: ")), world.archived()::toString);
    }

    @Test
    void aCopyHasTheSameRowsAndNumbersThemAlikeAndIsOnItsOwn() {
        companies.copy(A, new CompanyName("B"), CALLER);
        looksAsSynced();
        assertEquals(rows("A"), rows("B"));
        for (String company : List.of("A", "B")) {
            world.execute("INSERT INTO " + entry(company) + " (\"Name\") VALUES ('next')");
            assertEquals(List.of("4"), world.rows("SELECT max(\"Entry No.\") FROM " + entry(company)));
        }
        world.execute("DELETE FROM " + entry("B"));
        assertEquals(3, rows("A").size());
    }

    @Test
    void aDeletedCompanyIsInTheArchive() {
        companies.add(new CompanyName("B"), CALLER);
        assertEquals(Optional.of(2L), companies.delete(A, true, CompaniesTest::yes, CALLER));
        looksAsSynced();
        assertEquals(
                List.of("A Entry: Entry No.=1 Name=one Own=x", "A Entry: Entry No.=2 Name=two Own=y"),
                world.archived());
        assertEquals(List.of("B"), world.rows("SELECT name FROM rubicon_company"));
        companies.add(A, CALLER);
        looksAsSynced();
    }

    @Test
    void withoutAnArchiveTheRowsAreLost() {
        assertEquals(Optional.of(0L), companies.delete(A, false, CompaniesTest::yes, CALLER));
        looksAsSynced();
        assertEquals(List.of(), world.archived());
    }

    @Test
    void whatIsNotApprovedStays() {
        Extent[] shown = new Extent[1];
        assertEquals(
                Optional.empty(),
                companies.delete(
                        A,
                        true,
                        extent -> {
                            shown[0] = extent;
                            return false;
                        },
                        CALLER));
        assertEquals(2, shown[0].tables());
        assertEquals(2, shown[0].rows());
        assertTrue(shown[0].bytes() > 0, shown[0]::toString);
        looksAsSynced();
        assertEquals(2, rows("A").size());
    }

    private static boolean yes(Extent extent) {
        return true;
    }

    @Test
    void namesThatAreTakenOrUnknownAreRefusedAndNothingChanges() {
        companies.add(new CompanyName("B"), CALLER);
        List<String> before = world.liveSchema();
        refused("RB711", () -> companies.rename(A, new CompanyName("b"), CALLER));
        refused("RB711", () -> companies.copy(A, new CompanyName("b"), CALLER));
        refused("RB631", () -> companies.rename(new CompanyName("C"), new CompanyName("D"), CALLER));
        refused("RB631", () -> companies.copy(new CompanyName("C"), new CompanyName("D"), CALLER));
        refused("RB631", () -> companies.delete(new CompanyName("C"), true, CompaniesTest::yes, CALLER));
        assertEquals(before, world.liveSchema());
    }

    private static void refused(String code, Runnable work) {
        ProblemException e = assertThrows(ProblemException.class, work::run);
        assertEquals(code, e.problems().getFirst().code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALTER TABLE %s DROP COLUMN \"Raw\"", "DROP TABLE %s"})
    void aCompanyThatIsNotAsSyncedStaysAsItIs(String change) {
        companies.add(new CompanyName("B"), CALLER);
        world.execute(change.formatted(entry("A")));
        List<String> before = world.liveSchema();
        refused("RB526", () -> companies.rename(A, new CompanyName("C"), CALLER));
        refused("RB526", () -> companies.copy(A, new CompanyName("C"), CALLER));
        refused("RB526", () -> companies.delete(A, true, CompaniesTest::yes, CALLER));
        assertEquals(before, world.liveSchema());
        companies.copy(new CompanyName("B"), new CompanyName("C"), CALLER);
    }

    @Test
    void aColumnOfOthersStaysWhereItIsAndIsNamedWhereItIsNotCopied() {
        world.execute("ALTER TABLE " + entry("A") + " ADD COLUMN mine INTEGER DEFAULT 7");
        List<String> leftOut = companies.copy(A, new CompanyName("B"), CALLER);
        assertEquals(List.of(entry("A").replace("\"", "") + ": mine"), leftOut);
        assertEquals(
                world.rows("SELECT \"Entry No.\" FROM " + entry("A")),
                world.rows("SELECT \"Entry No.\" FROM " + entry("B")));
        companies.rename(A, new CompanyName("C"), CALLER);
        assertTrue(world.rows("SELECT mine FROM " + entry("C")).stream().allMatch("7"::equals));
        refused("RB526", () -> companies.delete(new CompanyName("C"), true, CompaniesTest::yes, CALLER));
    }

    @Test
    void aTableOfOthersInTheWayOfACompanyIsNamed() {
        world.execute("CREATE TABLE " + entry("B") + " (x INTEGER)");
        List<String> before = world.liveSchema();
        refused("RB657", () -> companies.rename(A, new CompanyName("B"), CALLER));
        refused("RB657", () -> companies.copy(A, new CompanyName("B"), CALLER));
        refused("RB657", () -> companies.add(new CompanyName("B"), CALLER));
        assertEquals(before, world.liveSchema());
        assertEquals(List.of("A"), world.rows("SELECT name FROM rubicon_company"));
    }

    @Test
    void everyChangeIsInTheJournal() {
        companies.copy(A, new CompanyName("B"), CALLER);
        companies.rename(new CompanyName("B"), new CompanyName("C"), CALLER);
        companies.delete(new CompanyName("C"), true, CompaniesTest::yes, CALLER);
        assertThrows(ProblemException.class, () -> companies.add(A, CALLER));
        world.execute("CREATE VIEW " + entry("D") + " AS SELECT 1 AS x");
        assertThrows(ProblemException.class, () -> companies.rename(A, new CompanyName("D"), CALLER));
        assertEquals(
                List.of(
                        "company copy 'A' to 'B'|succeeded",
                        "company rename 'B' to 'C'|succeeded",
                        "company delete 'C'|succeeded",
                        "company rename 'A' to 'D'|failed"),
                world.rows("SELECT command, outcome FROM rubicon_journal WHERE command LIKE 'company%' ORDER BY run"));
    }
}
