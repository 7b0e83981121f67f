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
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.installer.plan.Planned;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.SyncMode;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import dev.rubicon.schema.Key;
import dev.rubicon.schema.Schema;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys follow the fields that they are over, and hold no row back that they need not. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class KeysTest {
    @Parameter
    private TestDatabase kind;

    private static final Field ENTRY = counter(1, "Entry");
    private static final Field ENTRY_2 = counter(2, "Entry No.");
    private static final Field X = Field.of(60, "X", new Text(10));
    private static final String T = sqlName("T");
    private static final Key PK = unique("PK", "No.");

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void open() {
        world = new World(kind, folder, "A");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({"INTEGER, 0", "BOOLEAN, 0", "DATE, ''"})
    void aNewFieldMayJoinThePrimaryKey(Plain type, String blank) {
        add(schema(keyed(1, "T", List.of(PK), NO, NAME)), "INSERT INTO " + T + " VALUES ('1', 'a')");
        update(schema(keyed(1, "T", List.of(unique("PK", "No.", "New")), NO, NAME, Field.of(5, "New", type))));
        rows("SELECT \"No.\", \"Name\", \"New\" FROM " + T, "1|a|" + blank);
    }

    @Test
    void aNewFieldMayJoinAUniqueKey() {
        add(schema(keyed(1, "T", List.of(PK), NO, NAME)), "INSERT INTO " + T + " VALUES ('1', 'a')");
        Key line = unique("U", "Line", "Name");
        update(schema(keyed(1, "T", List.of(PK, line), NO, NAME, Field.of(5, "Line", Plain.INTEGER))));
        indexed("U", "Line", "Name");
    }

    @Test
    void blankDatesInAPrimaryKeyClash() {
        add(
                schema(keyed(1, "T", List.of(unique("PK", "No.", "D")), NO, Field.of(2, "D", Plain.DATE))),
                "INSERT INTO " + T + " (\"No.\") VALUES ('1')");
        assertThrows(ProblemException.class, () -> world.execute("INSERT INTO " + T + " (\"No.\") VALUES ('1')"));
    }

    @Test
    void aKeyIsOverTheFieldThatTakesTheNameOfADroppedOne() {
        add(
                schema(keyed(1, "T", List.of(PK, key("K", "Fax")), NO, NAME, FAX)),
                "INSERT INTO " + T + " VALUES ('1', 'a', 'b')");
        update(schema(keyed(1, "T", List.of(PK, key("K", "Fax")), NO, Field.of(2, "Fax", new Text(100)))));
        indexed("K", "Fax");
        rows("SELECT * FROM " + T, "1|a");
    }

    @Test
    void aKeyIsOverTheFieldThatHasTheNameAfterASwap() {
        add(
                schema(keyed(1, "T", List.of(PK, unique("K", "Fax")), NO, NAME, FAX)),
                "INSERT INTO " + T + " VALUES ('1', 'a', 'b')");
        Field fax = Field.of(2, "Fax", new Text(100));
        update(schema(keyed(1, "T", List.of(PK, unique("K", "Fax")), NO, fax, Field.of(3, "Name", new Text(30)))));
        indexed("K", "Fax");
    }

    @Test
    void theKeyOfAnExtensionNamesFieldsInAnyCase() {
        extended(unique("EK", "x", "NAME"));
        indexed("EK", "X$" + World.appId("ext"), "Name");
    }

    @Test
    void theKeyOfAnExtensionOutlivesARenameOfTheFieldItIsOver() {
        extended(unique("EK", "X", "Name"));
        update(schema(table(1, "T", NO, Field.of(2, "Full", new Text(100)))));
        indexed("EK", "X$" + World.appId("ext"), "Full");
    }

    @Test
    void aUniqueKeyComesWithItsExtensionWithoutForceWhileThereAreNoRows() {
        extended(unique("EK", "X"));
        indexed("EK", "X$" + World.appId("ext"));
    }

    @ParameterizedTest
    @CsvSource({"T, true", "U, false"})
    void aUniqueKeyIsHeldAgainstTheRowsThatTheTableWillHave(String target, boolean refused) {
        add(
                schema(table(1, "T", NO, NAME), table(2, "U", NO, NAME)),
                "INSERT INTO " + T + " VALUES ('1', 'a')",
                "INSERT INTO " + sqlName("U") + " VALUES ('1', 'same'), ('2', 'same')");
        completed(world.add("ext", "1.0", Schema.EMPTY, "app"));
        Schema swapped = schema(table(1, "U", NO, NAME), table(2, "T", NO, NAME));
        Schema extension = extending(extension(50, target, List.of(unique("EU", "Name"))));
        Planned planned = world.plan(
                world.bring("app", "2.0", SyncMode.FORCE_SYNC, swapped),
                world.bring("ext", "2.0", SyncMode.FORCE_SYNC, extension, "app"));
        assertEquals(refused, planned instanceof Planned.Refused, planned::toString);
    }

    @Test
    void aPrimaryKeyThatGrowsOrIsRenamedNeedsForce() {
        add(schema(keyed(1, "T", List.of(PK), NO)), "INSERT INTO " + T + " VALUES ('1')");
        needsForce(schema(keyed(1, "T", List.of(PK), Field.of(1, "No.", new Code(30)))));
        needsForce(schema(keyed(1, "T", List.of(unique("Key1", "No.")), NO)));
    }

    @Test
    void aRebuildGivesNoNumberOutAgain() {
        add(
                schema(table(1, "T", ENTRY, NAME)),
                "INSERT INTO " + T + " (\"Name\") VALUES ('1'), ('2'), ('3'), ('4'), ('5')",
                "DELETE FROM " + T + " WHERE \"Entry\" = 5");
        update(schema(table(1, "T", ENTRY, Field.of(2, "Name", Plain.INTEGER))));
        world.execute("INSERT INTO " + T + " (\"Name\") VALUES (6)");
        rows("SELECT max(\"Entry\") FROM " + T, "6");
    }

    @Test
    void aFieldThatBeginsToNumberRowsGoesOnAfterThem() {
        add(
                schema(table(1, "T", Field.of(1, "Entry", Plain.INTEGER), NAME)),
                "INSERT INTO " + T + " VALUES (1, 'a'), (7, 'b')");
        update(schema(table(1, "T", Field.of(1, "Entry", Plain.BIG_INTEGER), NAME)));
        completed(world.force("app", "3.0", schema(table(1, "T", ENTRY, NAME))));
        world.execute("INSERT INTO " + T + " (\"Name\") VALUES ('c')");
        rows("SELECT \"Entry\" FROM " + T + " ORDER BY 1", "1", "7", "8");
    }

    @Test
    void numberedRowsThatBecomeSharedGoOn() {
        add(schema(table(1, "T", ENTRY, NAME)), "INSERT INTO " + T + " (\"Name\") VALUES ('a'), ('b')");
        update(schema(shared(1, "T", ENTRY, NAME)));
        String all = T.replace("A$", "");
        world.execute("INSERT INTO " + all + " (\"Name\") VALUES ('c')");
        rows("SELECT \"Entry\" FROM " + all + " ORDER BY 1", "1", "2", "3");
    }

    @Test
    void aFieldBesideThePrimaryKeyNumbersRowsAndGoesOnAfterNumbersGivenByHand() {
        add(
                schema(keyed(1, "T", List.of(PK), NO, ENTRY_2)),
                "INSERT INTO " + T + " (\"No.\") VALUES ('a'), ('b')",
                "INSERT INTO " + T + " VALUES ('c', 7), ('d', 5)",
                "INSERT INTO " + T + " (\"No.\") VALUES ('e')");
        rows("SELECT * FROM " + T + " ORDER BY 1", "a|1", "b|2", "c|7", "d|5", "e|8");
        assertThrows(ProblemException.class, () -> world.execute("INSERT INTO " + T + " VALUES ('f', 8)"));
        assertThrows(ProblemException.class, () -> world.execute("INSERT INTO " + T + " VALUES ('a', 9)"));
    }

    @Test
    void aPrimaryKeyThatIsGivenByHandIsNotGivenOutAgain() {
        add(
                schema(table(1, "T", ENTRY, NAME)),
                "INSERT INTO " + T + " VALUES (3, 'a')",
                "INSERT INTO " + T + " (\"Name\") VALUES ('b')");
        rows("SELECT * FROM " + T + " ORDER BY 1", "3|a", "4|b");
    }

    @Test
    void aNewFieldThatNumbersRowsNumbersThoseThatAreThere() {
        add(schema(table(1, "T", NO)), "INSERT INTO " + T + " VALUES ('a'), ('b')");
        Schema next = schema(keyed(1, "T", List.of(PK, unique("U", "Entry No.")), NO, ENTRY_2));
        needsForce(next);
        completed(world.add("app", "2.0", schema(keyed(1, "T", List.of(PK), NO, ENTRY_2))));
        completed(world.force("app", "3.0", next));
        world.execute("INSERT INTO " + T + " (\"No.\") VALUES ('c')");
        rows("SELECT \"Entry No.\" FROM " + T + " ORDER BY 1", "1", "2", "3");
        asInstalledAtOnce("3.0", next);
    }

    @Test
    void numberingMovesWithTheTableAndThePrimaryKey() {
        add(schema(keyed(1, "T", List.of(PK), NO, ENTRY_2)), "INSERT INTO " + T + " (\"No.\") VALUES ('a'), ('b')");
        List<Schema> way = List.of(
                schema(keyed(1, "U", List.of(PK), NO, ENTRY_2)),
                schema(keyed(1, "T", List.of(unique("PK", "Entry No.")), NO, ENTRY_2)),
                schema(keyed(1, "T", List.of(unique("PK", "No.", "Entry No.")), NO, ENTRY_2)),
                schema(keyed(1, "T", List.of(PK), NO, counter(2, "Number"))),
                schema(keyed(1, "T", List.of(PK), NO, Field.of(2, "Number", Plain.INTEGER))),
                schema(keyed(1, "T", List.of(PK), NO, counter(2, "Number"))));
        int version = 2;
        for (Schema next : way) {
            completed(world.force("app", version + ".0", next));
            asInstalledAtOnce(version++ + ".0", next);
        }
        world.execute("INSERT INTO " + T + " (\"No.\") VALUES ('c')");
        rows("SELECT * FROM " + T + " ORDER BY 1", "a|1", "b|2", "c|3");
        completed(world.force("app", "9.0", schema(table(1, "T", NO))));
        rows("SELECT * FROM " + T + " ORDER BY 1", "a", "b", "c");
    }

    @Test
    void rowsThatHaveTheSameNumberAreRefusedWhenItBeginsToNumberThem() {
        add(
                schema(table(1, "T", NO, Field.of(2, "Entry No.", Plain.INTEGER))),
                "INSERT INTO " + T + " VALUES ('a', 4), ('b', 4)");
        Schema next = schema(table(1, "T", NO, ENTRY_2));
        assertInstanceOf(Planned.Refused.class, world.plan("app", "2.0", SyncMode.FORCE_SYNC, next));
        world.execute("UPDATE " + T + " SET \"Entry No.\" = 3 WHERE \"No.\" = 'a'");
        update(next);
        world.execute("INSERT INTO " + T + " (\"No.\") VALUES ('c')");
        rows("SELECT \"Entry No.\" FROM " + T + " ORDER BY 1", "3", "4", "5");
    }

    private void asInstalledAtOnce(String version, Schema schema) {
        try (World fresh = new World(kind, folder.resolve("fresh" + version), "A")) {
            completed(fresh.add("app", version, schema));
            assertEquals(fresh.liveSchema(), world.liveSchema());
        }
    }

    private void extended(Key key) {
        add(schema(table(1, "T", NO, NAME)));
        completed(world.add("ext", "1.0", extending(extension(50, "T", List.of(key), X)), "app"));
    }

    private void indexed(String key, String... columns) {
        List<String> lines = world.liveSchema().stream()
                .filter(line -> line.contains("$" + key + "|") || line.contains("$" + key + "$"))
                .toList();
        assertEquals(1, lines.size(), lines::toString);
        assertTrue(lines.getFirst().endsWith("|" + String.join(",", columns)), lines::toString);
    }

    private void needsForce(Schema schema) {
        assertInstanceOf(Planned.Refused.class, world.plan("app", "2.0", SyncMode.ADD, schema));
    }

    private void add(Schema schema, String... statements) {
        completed(world.add("app", "1.0", schema));
        Arrays.stream(statements).forEach(world::execute);
    }

    private void update(Schema schema) {
        completed(world.force("app", "2.0", schema));
    }

    private static void completed(Applied applied) {
        assertInstanceOf(Applied.Completed.class, applied, applied::toString);
    }

    private void rows(String query, String... expected) {
        assertEquals(List.of(expected), world.rows(query));
    }
}
