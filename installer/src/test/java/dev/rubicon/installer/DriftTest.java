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
import static dev.rubicon.installer.Shapes.sqlName;
import static dev.rubicon.installer.Shapes.table;
import static dev.rubicon.installer.Shapes.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.installer.drift.Difference;
import dev.rubicon.installer.drift.Drift;
import dev.rubicon.installer.drift.DriftText;
import dev.rubicon.installer.drift.Remedies;
import dev.rubicon.installer.drift.Remedy;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.Option;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody has done to the tables behind Rubicon's back is found, named, and put back where nothing is lost by it. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DriftTest {
    private static final Caller CALLER = new Caller("drift --fix", "tester");
    private static final String T = sqlName("T");
    private static final String K = "\"A$T$" + World.appId("app") + "$K\"";

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void open() {
        world = new World(kind, folder, "A", "B & Söhne");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whatIsInstalledIsWhatIsExpectedForEveryTypeOfField() {
        List<Field> fields = new ArrayList<>(List.of(NO));
        List<FieldType> types = new ArrayList<>(Arrays.asList(Plain.values()));
        types.addAll(List.of(new Text(10), new Code(10), new Option(List.of("a", "b")), new FieldType.EnumOf("E")));
        types.forEach(type -> fields.add(Field.of(fields.size() + 1, "F" + fields.size(), type)));
        world.add("app", "1.0", schema(table(1, "All", fields.toArray(Field[]::new))));
        check();
    }

    @Test
    void whatIsInstalledIsWhatIsExpectedForKeysNumbersExtensionsAndLongNames() {
        String name = "Größenordnung der Verkäufe 01";
        world.add(
                "app",
                "1.0",
                schema(
                        keyed(
                                1,
                                name,
                                List.of(unique("PK", "No.", name), key("K", "Name"), unique(name, "Fax", "Name")),
                                NO,
                                Field.of(9, name, new Text(9)),
                                NAME,
                                FAX),
                        table(2, "Counted", counter(1, "Entry No."), NAME),
                        shared(3, "Shared", NO, NAME)));
        world.add(
                "ext",
                "1.0",
                extending(extension(9, name, List.of(key("X", "Own", "Name")), Field.of(50, "Own", Plain.DECIMAL))),
                "app");
        check();
    }

    @Test
    void aMissingTableIsMadeAgainWithItsIndexesAndWithoutRows() {
        install("DROP TABLE " + T);
        check("A$T: the table is missing");
        mended("A$T: the table is missing");
        assertEquals(List.of("0"), world.rows("SELECT count(*) FROM " + T));
    }

    @Test
    void aMissingIndexIsMadeAgain() {
        install("DROP INDEX " + K);
        check("A$T: index 'A$T$K' is missing: over Name");
        mended("A$T: index 'A$T$K' is missing: over Name");
    }

    @Test
    void anIndexOverOtherColumnsIsMadeAgain() {
        install("DROP INDEX " + K, "CREATE UNIQUE INDEX " + K + " ON " + T + " (\"Fax\", \"Name\" DESC)");
        String difference = "A$T: index 'A$T$K' is unique over Fax, Name DESC; it was synced over Name";
        check(difference);
        mended(difference);
    }

    @Test
    void aUniqueIndexThatRowsWouldClashUnderIsLeftToAPerson() {
        String unique = K.replace("$K", "$U");
        install("DROP INDEX " + unique, "INSERT INTO " + T + " (\"No.\") VALUES ('1'), ('2')");
        check("A$T: index 'A$T$U' is missing: unique over Fax");
        mended();
        world.execute("UPDATE " + T + " SET \"Fax\" = \"No.\"");
        mended("A$T: index 'A$T$U' is missing: unique over Fax");
    }

    @Test
    void aMissingColumnIsMadeAgainWithItsIndexes() {
        install("INSERT INTO " + T + " (\"No.\") VALUES ('1')", "DROP INDEX " + K);
        world.execute("ALTER TABLE " + T + " DROP COLUMN \"Name\"");
        String column = "A$T: column 'Name' is missing: " + textType() + " NOT NULL DEFAULT ''";
        check(column, "A$T: index 'A$T$K' is missing: over Name");
        mended(column, "A$T: index 'A$T$K' is missing: over Name");
        assertEquals(List.of("1||"), world.rows("SELECT \"No.\", \"Name\", \"Fax\" FROM " + T));
    }

    @Test
    void aColumnOfOthersIsADifferenceAndStays() {
        install("ALTER TABLE " + T + " ADD COLUMN \"Mine\" INTEGER");
        check("A$T: column 'Mine' is no app's: " + kind.dialect.type(Plain.INTEGER));
        mended();
    }

    @Test
    void aColumnThatWasRenamedIsMissingUnderItsNameAndNoAppsUnderTheOther() {
        install("ALTER TABLE " + T + " RENAME COLUMN \"Fax\" TO \"Fax2\"");
        String type = textType() + " NOT NULL DEFAULT ''";
        check(
                "A$T: column 'Fax' is missing: " + type + "; renamed to 'Fax2'?",
                "A$T: column 'Fax2' is no app's: " + type,
                "A$T: index 'A$T$U' is unique over Fax2; it was synced unique over Fax");
    }

    @Test
    void aTableThatWasRenamedIsNotMadeAnew() {
        install("ALTER TABLE " + T + " RENAME TO backup");
        check("A$T: the table is missing, and backup has its indexes");
        mended();
        world.execute("ALTER TABLE backup RENAME TO " + T);
        check();
    }

    @Test
    void tablesAndIndexesOfOthersAreNamedAndNoDifference() {
        install("CREATE TABLE mine (x INTEGER)", "CREATE INDEX mine_too ON " + T + " (\"Name\")");
        check();
        Drift drift = drift();
        assertEquals(List.of("mine"), drift.foreignTables());
        assertEquals(List.of("mine_too"), drift.foreignIndexes());
    }

    @Test
    void aColumnThatSomebodyMayHaveRenamedIsNotMadeAnew() {
        install("ALTER TABLE " + T + " RENAME COLUMN \"Name\" TO \"Title\"");
        Difference.MissingColumn missing = Drifts.of(world.instance).differences().stream()
                .filter(Difference.MissingColumn.class::isInstance)
                .map(Difference.MissingColumn.class::cast)
                .findFirst()
                .orElseThrow();
        assertTrue(DriftText.what(missing).endsWith("; renamed to 'Title'?"), DriftText.what(missing));
        Remedy.ByHand byHand =
                (Remedy.ByHand) new Remedies(world.instance.database().dialect()).of(missing);
        assertTrue(byHand.what().contains("RENAME COLUMN \"Title\" TO \"Name\";"), byHand.what());
        mended();
        String statement = byHand.what().replaceFirst(".*?(ALTER TABLE .*?);.*", "$1");
        world.execute(statement);
        assertTrue(Drifts.of(world.instance).isNone());
    }

    @Test
    void aMendingIsInTheJournalAndNothingToMendIsNot() {
        install("DROP INDEX " + K);
        Drifts.mend(world.instance, CALLER, World.CLOCK);
        Drifts.mend(world.instance, CALLER, World.CLOCK);
        assertEquals(
                List.of("drift --fix|succeeded"),
                world.rows("SELECT command, outcome FROM rubicon_journal WHERE command LIKE 'drift%'"));
    }

    @Test
    void everyDifferenceSaysWhatToDo() {
        install("DROP TABLE " + T.replace("A$", "B & Söhne$"), "DROP INDEX " + K);
        world.execute("ALTER TABLE " + T + " DROP COLUMN \"Name\"");
        world.execute("ALTER TABLE " + T + " ADD COLUMN \"Mine\" INTEGER");
        List<String> next = new ArrayList<>();
        for (Difference difference : drift().differences()) {
            Remedy remedy = new Remedies(kind.dialect).of(difference);
            next.add(DriftText.kind(difference) + ": " + DriftText.next(remedy));
        }
        assertEquals(
                List.of(
                        "missing column: rubicon drift --fix makes it again, blank in every row",
                        "extra column: drop it if nobody needs it: an update that makes the table anew would lose it",
                        "missing index: rubicon drift --fix makes it again",
                        "missing table: rubicon drift --fix makes it again, without rows"),
                next);
    }

    private String textType() {
        return kind.dialect.type(new Text(1));
    }

    private void install(String... statements) {
        world.add(
                "app",
                "1.0",
                schema(keyed(
                        1, "T", List.of(unique("PK", "No."), key("K", "Name"), unique("U", "Fax")), NO, NAME, FAX)));
        Arrays.stream(statements).forEach(world::execute);
    }

    private Drift drift() {
        return Drifts.of(world.instance);
    }

    private void check(String... expected) {
        assertEquals(List.of(expected), lines(drift().differences()));
    }

    private void mended(String... expected) {
        Drifts.Mended mended = Drifts.mend(world.instance, CALLER, World.CLOCK);
        assertEquals(List.of(expected), lines(mended.mended()));
        assertEquals(mended.left(), drift());
        assertTrue(expected.length == 0 || mended.left().isNone(), mended.left()::toString);
    }

    // Without the id of the app, which says nothing here.
    private static List<String> lines(List<Difference> differences) {
        return differences.stream()
                .map(difference -> (difference.placed().name() + ": " + DriftText.what(difference))
                        .replace("$" + World.appId("app"), ""))
                .toList();
    }
}
