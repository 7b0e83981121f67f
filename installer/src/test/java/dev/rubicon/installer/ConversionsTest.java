package dev.rubicon.installer;

import static dev.rubicon.installer.Shapes.FAX;
import static dev.rubicon.installer.Shapes.NO;
import static dev.rubicon.installer.Shapes.key;
import static dev.rubicon.installer.Shapes.keyed;
import static dev.rubicon.installer.Shapes.schema;
import static dev.rubicon.installer.Shapes.sqlName;
import static dev.rubicon.installer.Shapes.table;
import static dev.rubicon.installer.Shapes.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.installer.plan.Planned;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.SyncMode;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.FieldType.Binary;
import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.EnumOf;
import dev.rubicon.schema.FieldType.Option;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import dev.rubicon.schema.Key;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A value of any type in a field of any other: it is there as it was, blank as it was, or in the archive. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ConversionsTest {
    @Parameter
    private TestDatabase kind;

    private static final List<String> VALUES = List.of(
            "NULL",
            "''",
            "0",
            "1",
            "-7",
            "2.5",
            "9223372036854775807",
            "1e300",
            "'abc'",
            "'A long text with é and 😀'",
            "'2026-01-01'",
            "'{1}'",
            "'12345678-1234-1234-1234-123456789abc'",
            "x'0001'",
            "'12'",
            "' 1'",
            "'00000000-0000-0000-0000-000000000000'",
            "'AB'",
            "'3.5'",
            "65",
            "'Ö'",
            "'2026-01-01T00:00:00.000Z'",
            "'2026-01-01T12:30:00.000Z'",
            "1234.5",
            "x'00'");
    private static final Set<String> BLANK = Set.of("-", "", "0", "0.0", "00000000-0000-0000-0000-000000000000");

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

    @Test
    void codeIsInUpperCaseInEveryAlphabet() {
        check(SyncMode.FORCE_SYNC, new Text(100), new Code(50), "'þór'", "ÞÓR", "A T: No.=1 F=þór");
    }

    @Test
    void ordinalsOutsideTheMembersStayWhateverTheMembersAre() {
        check(SyncMode.ADD, new Option(List.of("a", "b")), new Option(List.of("a", "b", "c")), "7", "7");
    }

    @ParameterizedTest
    @CsvSource({
        "12345678901234567890.12345678",
        "-1234567890123456789012345678",
        "0.0000000000000000000123456",
        "9007199254740993.5",
        "9007199254740993",
        "1234567890123.45",
        "0.1",
        "-7",
        "0"
    })
    void everyDigitOfADecimalComesThroughEveryConversionAndBack(String number) {
        world.add("app", "1.0", schema(table(1, "T", NO, Field.of(2, "F", new Text(50)))));
        world.execute("INSERT INTO " + sqlName("T") + " VALUES ('1', '" + number + "')");
        List<FieldType> way =
                List.of(Plain.DECIMAL, new Code(50), Plain.DECIMAL, new Text(40), Plain.DECIMAL, new Text(50));
        int version = 2;
        for (FieldType next : way) {
            Schema schema = schema(table(1, "T", NO, Field.of(2, "F", next)));
            assertInstanceOf(Applied.Completed.class, world.force("app", version++ + ".0", schema));
        }
        assertEquals(List.of(number), world.rows("SELECT \"F\" FROM " + sqlName("T")));
        assertEquals(List.of(), world.archived());
    }

    @Test
    void aDecimalOfFifteenDigitsIsANumberHoweverItIsWritten() {
        world.add("app", "1.0", schema(table(1, "T", NO, Field.of(2, "F", Plain.DECIMAL))));
        world.execute("INSERT INTO " + sqlName("T")
                + " VALUES ('1', 2.5), ('2', '10.0'), ('3', '-3'), ('4', '1234567890123.45')");
        assertEquals(
                List.of("3", "1", "2", "4"), world.rows("SELECT \"No.\" FROM " + sqlName("T") + " ORDER BY \"F\""));
        assertEquals(
                List.of("2", "4"),
                world.rows("SELECT \"No.\" FROM " + sqlName("T") + " WHERE \"F\" > 9 ORDER BY \"No.\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "DECIMAL  | 2.50         | TEXT     | 2.5 |",
                "DECIMAL  | 123456.5     | TEXT     | '' | A T: No.=1 F=123456.5",
                "BOOLEAN  | 1            | TEXT     | 1 |",
                "BYTE     | 200          | TEXT     | 200 |",
                "BYTE     | 200          | INTEGER  | 200 |",
                "INTEGER  | 200          | BYTE     | 200 |",
                "INTEGER  | 256          | BYTE     | 0  | A T: No.=1 F=256",
                "CHAR     | 8364         | TEXT     | € |",
                "CHAR     | 8364         | DECIMAL  | 8364 |",
                "CHAR     | 55300        | TEXT     | '' | A T: No.=1 F=55300",
                "TEXT     | '€'          | CHAR     | 8364 |",
                "TEXT     | '€€'         | CHAR     | 0  | A T: No.=1 F=€€",
                "TEXT     | '😀'         | CHAR     | 0  | A T: No.=1 F=😀",
                "DATE     | '2026-11-21' | DATE_TIME | 2026-11-21T00:00:00.000Z |",
                "DATE_TIME | '2026-11-21T00:00:00.000Z' | DATE | 2026-11-21 |",
                "DATE_TIME | '2026-11-21T00:00:01.000Z' | DATE | '' | A T: No.=1 F=2026-11-21T00:00:01.000Z",
            })
    void oneValueBecomes(String from, String literal, String to, String expected, String archived) {
        check(
                SyncMode.FORCE_SYNC,
                type(from),
                type(to),
                literal,
                expected.equals("''") ? "" : expected,
                archived == null ? new String[0] : new String[] {archived});
    }

    private static FieldType type(String name) {
        return name.equals("TEXT") ? new Text(6) : Plain.valueOf(name);
    }

    @Test
    void anOrdinalBecomesTextAndComesBack() {
        FieldType option = new Option(List.of("a", "b", "c"));
        check(SyncMode.FORCE_SYNC, option, new Text(5), "2", "2");
        completed("3.0", option);
        assertEquals(List.of("2"), world.rows("SELECT \"F\" FROM " + sqlName("T")));
    }

    @Test
    void bytesThatAreTooManyAreArchived() {
        String literal = kind == TestDatabase.SQLITE ? "x'0102'" : "'\\x0102'";
        check(
                SyncMode.FORCE_SYNC,
                Plain.BLOB,
                new Binary(2),
                literal,
                kind == TestDatabase.SQLITE ? "\1\2" : "\\x0102");
        completed("3.0", new Binary(1));
        assertEquals(List.of("-"), world.rows("SELECT \"F\" FROM " + sqlName("T")));
        assertEquals(1, world.archived().size());
    }

    private void completed(String version, FieldType next) {
        Schema schema = schema(table(1, "T", NO, Field.of(2, "F", next)));
        assertInstanceOf(Applied.Completed.class, world.force("app", version, schema));
    }

    static List<FieldType> types() {
        List<FieldType> types = new ArrayList<>(List.of(Plain.values()));
        types.addAll(List.of(new Text(5), new Text(50), new Code(5), new Code(50), new EnumOf("E"), new EnumOf("F")));
        types.addAll(List.of(new Binary(1), new Binary(50)));
        types.addAll(List.of(new Option(List.of("a", "b")), new Option(List.of("a", "b", "c", "d"))));
        return types;
    }

    @ParameterizedTest
    @MethodSource("types")
    void noValueIsLostInPlaceOrInARebuildAndThePlanCountsThoseArchived(FieldType from) {
        List<Table> before = new ArrayList<>();
        List<Table> after = new ArrayList<>();
        for (FieldType to : types()) {
            for (Field fax : List.of(FAX, Field.of(3, "Fax", Plain.INTEGER))) {
                int id = before.size() + 1;
                before.add(withF(id, from, FAX));
                after.add(withF(id, to, fax));
            }
        }
        world.add("app", "1.0", new Schema(before, List.of()));
        List<String> rows = fitting(before.getFirst());
        before.stream()
                .skip(1)
                .forEach(table ->
                        world.execute("INSERT INTO " + sqlName(table.name()) + " VALUES " + String.join(", ", rows)));
        assertTrue(rows.size() >= (kind == TestDatabase.SQLITE ? VALUES.size() - 1 : 2), rows::toString);
        Map<String, String> old = values(before);
        assertEquals(before.size() * rows.size(), old.size());
        Planned planned = world.plan("app", "2.0", SyncMode.FORCE_SYNC, new Schema(after, List.of()));
        assertInstanceOf(Applied.Completed.class, world.apply(planned));
        List<String> archived = world.archived();
        assertEquals(planned.plan().moves().getFirst().lost(), archived.size());
        Map<String, String> now = values(after);
        List<String> missing = new ArrayList<>();
        old.forEach((row, value) -> {
            String next = now.get(row);
            boolean kept = isSame(value, next) || BLANK.contains(value) && BLANK.contains(next);
            if (!kept && archived.stream().noneMatch(line -> line.startsWith("A " + row + " F="))) {
                missing.add(row + ": " + value + " is now " + next);
            }
        });
        assertEquals(List.of(), missing);
    }

    // The same day, or the same character, is written otherwise as another type.
    private static boolean isSame(String value, String next) {
        return value.equals(next)
                || next.equals(value + "T00:00:00.000Z")
                || value.equals(next + "T00:00:00.000Z")
                || isCharacter(value, next)
                || isCharacter(next, value);
    }

    private static boolean isCharacter(String number, String text) {
        return text.length() == 1 && number.equals(String.valueOf((int) text.charAt(0)));
    }

    private static Table withF(int id, FieldType type, Field fax) {
        List<Key> keys = List.of(unique("PK", "No."), key("K", "F"));
        return keyed(id, "T" + id, keys, NO, Field.of(2, "F", type), fax);
    }

    // Most columns refuse NULL, and those of a strict database more than that.
    private List<String> fitting(Table table) {
        return IntStream.range(0, VALUES.size())
                .mapToObj(row -> "('" + row + "', " + VALUES.get(row) + ", '9')")
                .filter(row -> fits(table, row))
                .toList();
    }

    private boolean fits(Table table, String row) {
        try {
            world.execute("INSERT INTO " + sqlName(table.name()) + " VALUES " + row);
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    /** The field F as text, by table and row as the archive names them. */
    private Map<String, String> values(List<Table> tables) {
        Map<String, String> values = new TreeMap<>();
        for (Table table : tables) {
            for (String row : world.rows("SELECT \"No.\", CAST(\"F\" AS TEXT) FROM " + sqlName(table.name()))) {
                String[] parts = row.split("\\|", 2);
                values.put(table.name() + ": No.=" + parts[0], parts[1]);
            }
        }
        return values;
    }

    private void check(
            SyncMode mode, FieldType from, FieldType to, String literal, String expected, String... archived) {
        world.add("app", "1.0", schema(table(1, "T", NO, Field.of(2, "F", from))));
        world.execute("INSERT INTO " + sqlName("T") + " VALUES ('1', " + literal + ")");
        Schema next = schema(table(1, "T", NO, Field.of(2, "F", to)));
        assertInstanceOf(Applied.Completed.class, world.apply(world.plan("app", "2.0", mode, next)));
        assertEquals(List.of(expected), world.rows("SELECT \"F\" FROM " + sqlName("T")));
        assertEquals(List.of(archived), world.archived());
    }
}
