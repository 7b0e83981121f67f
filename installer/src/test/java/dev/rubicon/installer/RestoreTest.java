package dev.rubicon.installer;

import static dev.rubicon.installer.Shapes.FAX;
import static dev.rubicon.installer.Shapes.NAME;
import static dev.rubicon.installer.Shapes.NO;
import static dev.rubicon.installer.Shapes.extending;
import static dev.rubicon.installer.Shapes.extension;
import static dev.rubicon.installer.Shapes.keyed;
import static dev.rubicon.installer.Shapes.schema;
import static dev.rubicon.installer.Shapes.shared;
import static dev.rubicon.installer.Shapes.sqlName;
import static dev.rubicon.installer.Shapes.table;
import static dev.rubicon.installer.Shapes.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rubicon.installer.archive.ArchiveEntry;
import dev.rubicon.installer.archive.DataArchive;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.journal.Journal;
import dev.rubicon.installer.restore.Restoration;
import dev.rubicon.installer.restore.RestoreOutcome;
import dev.rubicon.installer.restore.RestoreRequest;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.Table;
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

/** What comes back from the archive, what does not, and what is said of it. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RestoreTest {
    private static final Schema WITH_FAX = schema(table(1, "Customer", NO, NAME, FAX));
    private static final Schema WITHOUT_FAX = schema(table(1, "Customer", NO, NAME));

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void create() {
        world = new World(kind, folder, "A");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static RestoreRequest entry(long id) {
        return new RestoreRequest(id, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    private static RestoreRequest overwriting(long id) {
        return new RestoreRequest(id, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true);
    }

    private static RestoreRequest into(long id, String field) {
        return new RestoreRequest(id, Optional.empty(), Optional.of(field), Optional.empty(), Optional.empty(), false);
    }

    private RestoreOutcome restore(RestoreRequest request) {
        return Restore.run(world.database, request, new Caller("archive restore", "tester"), World.CLOCK);
    }

    /** {@code restored N, already N, overwritten N}, then each misfit. */
    private String told(RestoreRequest request) {
        return switch (restore(request)) {
            case RestoreOutcome.Impossible impossible -> impossible.problem().code();
            case RestoreOutcome.Already already -> "already";
            case RestoreOutcome.Restored restored -> told(restored.restoration());
        };
    }

    private static String told(Restoration restoration) {
        StringBuilder text = new StringBuilder("restored " + restoration.restored() + ", already "
                + restoration.already() + ", overwritten " + restoration.overwritten());
        restoration
                .misfits()
                .forEach(one -> text.append("; ")
                        .append(one.reason())
                        .append(one.field().map(field -> " " + field).orElse(""))
                        .append(" ")
                        .append(one.rows())
                        .append(" ")
                        .append(one.keys()));
        return text.toString();
    }

    private void lostFaxes() {
        world.add("app", "1.0", WITH_FAX);
        world.execute("INSERT INTO " + sqlName("Customer")
                + " VALUES ('10', 'Ann', '555'), ('20', 'Bob', ''), ('30', 'Cy', '777')");
        world.force("app", "2.0", WITHOUT_FAX);
    }

    @Test
    void aRowThatGetsAValueSaysThatItWasChanged() {
        lostFaxes();
        world.add("app", "3.0", WITH_FAX);
        world.execute("UPDATE " + sqlName("Customer") + " SET \"$systemModifiedAt\" = '2000-01-01T00:00:00.000Z'");
        restore(entry(1));
        assertEquals(
                List.of("10|1|1", "20|0|0", "30|1|1"),
                world.rows("SELECT \"No.\", CASE WHEN \"$systemModifiedAt\" > '2001' THEN 1 ELSE 0 END AS changed,"
                        + " \"$systemRowVersion\" AS version FROM " + sqlName("Customer") + " ORDER BY 1"));
    }

    private List<String> customers() {
        return world.rows("SELECT * FROM " + sqlName("Customer") + " ORDER BY 1");
    }

    private ArchiveEntry archived(long id) {
        return new DataArchive(world.database.sql()).entry(id);
    }

    @Test
    void aFieldThatIsThereAgainGetsItsValuesBack() {
        lostFaxes();
        world.add("app", "3.0", WITH_FAX);
        assertEquals("restored 2, already 0, overwritten 0", told(entry(1)));
        assertEquals(List.of("10|Ann|555", "20|Bob|", "30|Cy|777"), customers());
        assertEquals(
                Optional.of(new ArchiveEntry.Restored("2026-11-21T03:00:00Z", 2, true)),
                archived(1).restored());
    }

    @Test
    void restoringTwiceDoesNothingEvenIfTheFieldWasChangedSince() {
        lostFaxes();
        world.add("app", "3.0", WITH_FAX);
        restore(entry(1));
        world.execute("UPDATE " + sqlName("Customer") + " SET \"Fax\" = ''");
        assertEquals("already", told(entry(1)));
        assertEquals(List.of("10|Ann|", "20|Bob|", "30|Cy|"), customers());
    }

    @Test
    void theJournalTellsOfARestore() {
        lostFaxes();
        world.add("app", "3.0", WITH_FAX);
        restore(entry(1));
        assertEquals(
                "archive restore",
                new Journal(world.database.sql()).runs().getFirst().command());
    }

    @Test
    void whileTheFieldIsNotThereNothingIsRestored() {
        lostFaxes();
        assertEquals("RB536", told(entry(1)));
    }

    @Test
    void anotherFieldCanBeNamed() {
        lostFaxes();
        world.add("app", "3.0", schema(table(1, "Customer", NO, NAME, Field.of(9, "Telefax", new Text(30)))));
        assertEquals("RB536", told(entry(1)));
        assertEquals("restored 2, already 0, overwritten 0", told(into(1, "telefax")));
        assertEquals(List.of("10|Ann|555", "20|Bob|", "30|Cy|777"), customers());
    }

    @Test
    void aFieldThatOnlyHasTheNumberIsNotTheField() {
        lostFaxes();
        world.add("app", "3.0", schema(table(1, "Customer", NO, NAME, Field.of(3, "Greeting", new Text(30)))));
        assertEquals("RB536", told(entry(1)));
    }

    @Test
    void whatDoesNotFitIsSaidAndStaysInTheArchive() {
        lostFaxes();
        world.execute("DELETE FROM " + sqlName("Customer") + " WHERE \"No.\" = '30'");
        world.add("app", "3.0", schema(table(1, "Customer", NO, NAME, Field.of(3, "Fax", new Text(2)))));
        assertEquals("restored 0, already 0, overwritten 0; ROW_GONE 1 [30]; VALUE_UNFIT Fax 1 [10]", told(entry(1)));
        assertEquals(Optional.empty(), archived(1).restored());
    }

    @Test
    void anotherValueIsKeptAndOverwrittenOnlyIfAskedForAndThenArchived() {
        lostFaxes();
        world.add("app", "3.0", WITH_FAX);
        world.execute("UPDATE " + sqlName("Customer") + " SET \"Fax\" = 'new' WHERE \"No.\" = '10'");
        assertEquals("restored 1, already 0, overwritten 0; VALUE_DIFFERS Fax 1 [10]", told(entry(1)));
        assertEquals(List.of("10|Ann|new", "20|Bob|", "30|Cy|777"), customers());
        assertEquals("restored 1, already 1, overwritten 1", told(overwriting(1)));
        assertEquals(List.of("10|Ann|555", "20|Bob|", "30|Cy|777"), customers());
        assertEquals(
                List.of("A Customer: No.=10 Fax=555", "A Customer: No.=30 Fax=777", "A Customer: No.=10 Fax=new"),
                world.archived());
        assertEquals(3, archived(1).restored().orElseThrow().rows() + 1);
    }

    @Test
    void theHeadThatACutLeftBehindGivesWayToTheWholeText() {
        world.add("app", "1.0", schema(table(1, "Customer", NO, NAME)));
        world.execute("INSERT INTO " + sqlName("Customer") + " VALUES ('10', 'Deerfield'), ('20', 'Granite')");
        world.force("app", "2.0", schema(table(1, "Customer", NO, Field.of(2, "Name", new Text(4)))));
        world.execute("UPDATE " + sqlName("Customer") + " SET \"Name\" = 'Rock' WHERE \"No.\" = '20'");
        world.add("app", "3.0", schema(table(1, "Customer", NO, NAME)));
        assertEquals("restored 1, already 0, overwritten 0; VALUE_DIFFERS Name 1 [20]", told(entry(1)));
        assertEquals(List.of("10|Deerfield", "20|Rock"), customers());
    }

    @Test
    void valuesBecomeThoseOfTheFieldsTypeIfNothingIsLost() {
        world.add("app", "1.0", schema(table(1, "Customer", NO, NAME, Field.of(3, "Size", new Text(10)))));
        world.execute(
                "INSERT INTO " + sqlName("Customer") + " VALUES ('10', '', '7'), ('20', '', '07'), ('30', '', 'big')");
        world.force("app", "2.0", schema(table(1, "Customer", NO, NAME)));
        world.add("app", "3.0", schema(table(1, "Customer", NO, NAME, Field.of(3, "Size", Plain.INTEGER))));
        assertEquals("restored 1, already 0, overwritten 0; VALUE_UNFIT Size 2 [20, 30]", told(entry(1)));
        assertEquals(List.of("10||7", "20||0", "30||0"), customers());
    }

    @Test
    void aTableThatIsThereAgainGetsItsMissingRows() {
        world.add("app", "1.0", WITH_FAX);
        world.execute("INSERT INTO " + sqlName("Customer")
                + " VALUES ('10', 'Ann', '555'), ('20', 'Bob', ''), ('30', 'Cy', '')");
        world.force("app", "2.0", schema(table(2, "Other", NO)));
        assertEquals("RB530", told(entry(1)));
        world.add("app", "3.0", schema(table(2, "Other", NO), table(1, "Customer", NO, NAME)));
        world.execute("INSERT INTO " + sqlName("Customer") + " VALUES ('20', 'Bea'), ('30', 'Cy')");
        assertEquals("restored 1, already 1, overwritten 0; ROW_DIFFERS 1 [20]; NO_FIELD Fax 1 [10]", told(entry(1)));
        assertEquals(List.of("10|Ann", "20|Bea", "30|Cy"), customers());
        assertEquals("restored 1, already 2, overwritten 1; NO_FIELD Fax 1 [10]", told(overwriting(1)));
        assertEquals(List.of("10|Ann", "20|Bob", "30|Cy"), customers());
        assertEquals("A Customer: No.=20 Name=Bea", world.archived().getLast());
    }

    @Test
    void rowsGoOnBeingNumberedAfterThoseThatCameBack() {
        Table numbered = table(1, "Entry", Shapes.counter(1, "No."), NAME);
        world.add("app", "1.0", schema(numbered));
        world.execute("INSERT INTO " + sqlName("Entry") + " (\"Name\") VALUES ('a'), ('b')");
        world.force("app", "2.0", schema(table(2, "Other", NO)));
        world.add("app", "3.0", schema(table(2, "Other", NO), numbered));
        assertEquals("restored 2, already 0, overwritten 0", told(entry(1)));
        world.execute("INSERT INTO " + sqlName("Entry") + " (\"Name\") VALUES ('c')");
        assertEquals(List.of("1|a", "2|b", "3|c"), world.rows("SELECT * FROM " + sqlName("Entry") + " ORDER BY 1"));
    }

    @Test
    void fieldsOfATableExtensionComeBack() {
        world.add("app", "1.0", WITHOUT_FAX);
        world.add("more", "1.0", extending(extension(5, "Customer", List.of(), FAX)), "app");
        String column = "\"Fax$" + World.appId("more") + "\"";
        world.execute("INSERT INTO " + sqlName("Customer") + " (\"No.\", \"Name\", " + column
                + ") VALUES ('10', 'Ann', '555')");
        world.force("more", "2.0", extending(), "app");
        world.add("more", "3.0", extending(extension(5, "Customer", List.of(), FAX)), "app");
        assertEquals("restored 1, already 0, overwritten 0", told(entry(1)));
        assertEquals(List.of("555"), world.rows("SELECT " + column + " FROM " + sqlName("Customer")));
    }

    @Test
    void valuesFollowARenamedTable() {
        lostFaxes();
        world.force("app", "3.0", schema(table(1, "Client", NO, NAME, FAX)));
        assertEquals("restored 2, already 0, overwritten 0", told(entry(1)));
    }

    @Test
    void anotherKeyIsSaid() {
        lostFaxes();
        world.force("app", "3.0", schema(keyed(1, "Customer", List.of(unique("PK", "Name")), NO, NAME, FAX)));
        assertEquals("RB535", told(entry(1)));
    }

    @Test
    void aKeyThatHasAnotherNameAndTypeFindsItsRows() {
        lostFaxes();
        world.force("app", "3.0", schema(table(1, "Customer", Field.of(1, "Number", Plain.INTEGER), NAME, FAX)));
        assertEquals("restored 2, already 0, overwritten 0", told(entry(1)));
        assertEquals(List.of("10|Ann|555", "20|Bob|", "30|Cy|777"), customers());
    }

    @Test
    void aUniqueKeyThatWouldBreakLeavesEverythingAsItWas() {
        world.add("app", "1.0", schema(table(1, "Customer", NO, Field.of(2, "Code", new Code(10)))));
        world.execute("INSERT INTO " + sqlName("Customer") + " VALUES ('10', 'X'), ('20', 'X')");
        world.force("app", "2.0", schema(table(1, "Customer", NO)));
        world.execute("DELETE FROM " + sqlName("Customer") + " WHERE \"No.\" = '30'");
        world.add("app", "2.5", schema(table(1, "Customer", NO, Field.of(2, "Code", new Code(10)))));
        world.execute("UPDATE " + sqlName("Customer") + " SET \"Code\" = 'Y' || \"No.\"");
        world.force(
                "app",
                "3.0",
                schema(keyed(
                        1,
                        "Customer",
                        List.of(unique("PK", "No."), unique("C", "Code")),
                        NO,
                        Field.of(2, "Code", new Code(10)))));
        assertEquals("RB537", told(overwriting(1)));
        assertEquals(List.of("10|Y10", "20|Y20"), customers());
        assertEquals(1, new DataArchive(world.database.sql()).entries().size());
    }

    @Test
    void rowsOfACompanyFindThoseThatAreSharedNow() {
        lostFaxes();
        world.force("app", "3.0", schema(shared(1, "Customer", NO, NAME, FAX)));
        assertEquals("restored 2, already 0, overwritten 0", told(entry(1)));
    }

    @Test
    void aCompanyThatIsGoneIsSaidAndAnotherCanBeNamed() {
        lostFaxes();
        world.add("app", "3.0", WITH_FAX);
        RestoreRequest elsewhere = new RestoreRequest(
                1, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(new CompanyName("B")), false);
        assertEquals("RB534", told(elsewhere));
    }

    @Test
    void lookingChangesNothing() {
        lostFaxes();
        world.add("app", "3.0", WITH_FAX);
        RestoreOutcome seen = Restore.preview(world.instance, entry(1));
        assertInstanceOf(RestoreOutcome.Restored.class, seen);
        assertEquals(List.of("10|Ann|", "20|Bob|", "30|Cy|"), customers());
        assertEquals("restored 2, already 0, overwritten 0", told(entry(1)));
    }
}
