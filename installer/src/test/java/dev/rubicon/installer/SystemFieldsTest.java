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

import dev.rubicon.installer.plan.LostRow;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.installer.plan.Planner;
import dev.rubicon.installer.plan.RefusalText;
import dev.rubicon.installer.plan.StoredTable;
import dev.rubicon.installer.plan.SystemField;
import dev.rubicon.installer.plan.TableFacts;
import dev.rubicon.installer.plan.TableSync;
import dev.rubicon.installer.sync.RowCounts;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.SyncMode;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import dev.rubicon.schema.Schema;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row has its SystemId and its times, whoever wrote it, and keeps them whatever becomes of its table. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SystemFieldsTest {
    private static final String T = sqlName("T");
    private static final String COLUMNS = Arrays.stream(SystemField.values())
            .map(field -> "\"" + field.columnName() + "\" AS " + field.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void open() {
        world = new World(kind, folder, "A");
        completed(world.add("app", "1.0", schema(table(1, "T", NO, NAME, FAX))));
        world.execute("INSERT INTO " + T + " VALUES ('1', 'a', ''), ('2', 'b', 'c')");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theyAreNoExampleOfWhatIsLostUnlessThereIsNothingElse() {
        completed(world.add("keys", "1.0", schema(table(2, "K", NO))));
        world.execute("INSERT INTO " + PackagedWorld.sqlName("keys", "K") + " VALUES ('9')");
        assertEquals(List.of("Name"), shown("T"));
        assertEquals(List.of("SystemId"), shown("K").subList(0, 1));
    }

    // The fields of the first row that would go with its table.
    private List<String> shown(String name) {
        StoredTable table = Planner.storedTables(world.database.readState()).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        TableFacts.Rows rows = new RowCounts(world.database.sql(), world.database.companies(), 1)
                .of(new TableSync(Optional.of(table), Optional.empty(), List.of()));
        return rows.samples().get(TableFacts.Rows.ROW).getFirst().lost().stream()
                .map(LostRow.Cell::field)
                .toList();
    }

    @Test
    void aRowThatAnyProgramWritesHasARandomIdAndTheTime() {
        List<String[]> rows =
                systemFields(T).stream().map(row -> row.split("[|]")).toList();
        assertEquals(2, rows.stream().map(row -> row[0]).distinct().count());
        for (String[] row : rows) {
            UUID id = UUID.fromString(row[0]);
            assertEquals("4 2 " + row[0], id.version() + " " + id.variant() + " " + id);
            Instant created = Instant.parse(row[1]);
            assertEquals(24, row[1].length(), row[1]);
            assertTrue(Instant.now().minusSeconds(600).isBefore(created), row[1]);
            assertEquals(row[1], row[3]);
            assertEquals("00000000-0000-0000-0000-000000000000", row[2]);
            assertEquals("00000000-0000-0000-0000-000000000000", row[4]);
            assertEquals("0", row[5]);
        }
    }

    @Test
    void noTwoRowsShareAnId() {
        assertThrows(
                ProblemException.class,
                () -> world.execute("UPDATE " + T + " SET \"$systemId\" = '12345678-1234-1234-1234-123456789abc'"));
    }

    static Stream<Schema> changes() {
        Field longer = Field.of(2, "Name", new Text(200));
        return Stream.of(
                schema(table(1, "T", NO, NAME)),
                schema(table(1, "T", NO, longer, FAX, Field.of(4, "New", Plain.DATE))),
                schema(table(1, "T", NO, NAME, Field.of(3, "Fax", Plain.INTEGER))),
                schema(table(1, "T", NO, Field.of(2, "Full", new Text(100)), FAX)),
                schema(table(1, "U", NO, NAME, FAX)),
                schema(table(1, "U", NO, Field.of(2, "Name", Plain.DECIMAL))),
                schema(keyed(1, "T", List.of(unique("PK", "Name", "No.")), NO, NAME, FAX)),
                schema(table(1, "T", counter(7, "Entry"), NO, NAME, FAX)),
                schema(shared(1, "T", NO, NAME, FAX)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aRowKeepsThemWhateverBecomesOfItsTable(Schema next) {
        List<String> before = systemFields(T);
        completed(world.force("app", "2.0", next));
        String name = next.tables().getFirst().name();
        String table = next.tables().getFirst().dataPerCompany() ? sqlName(name) : T.replace("A$", "");
        assertEquals(before, systemFields(table));
        Schema again = schema(table(1, "T", NO, NAME, FAX));
        try (World fresh = new World(kind, folder.resolve("fresh"), "A")) {
            completed(world.force("app", "3.0", again));
            fresh.add("app", "3.0", again);
            assertEquals(fresh.liveSchema(), world.liveSchema());
        }
        assertEquals(before, systemFields(T));
    }

    @Test
    void aTableThatIsArchivedWholeTakesThemAlong() {
        List<String> before = systemFields(T);
        completed(world.force("app", "2.0", Schema.EMPTY));
        assertEquals(before, systemFields("rubicon_archive_1"));
        assertEquals(List.of("A T: No.=1 Name=a Fax=", "A T: No.=2 Name=b Fax=c"), world.archived());
    }

    @Test
    void aKeyMayBeOverThem() {
        completed(world.add(
                "app",
                "2.0",
                schema(keyed(
                        1, "T", List.of(unique("PK", "No."), key("K", "SystemCreatedAt", "Name")), NO, NAME, FAX))));
        completed(world.add("ext", "1.0", extending(extension(50, "T", List.of(key("EK", "systemid")))), "app"));
        String indexes = String.join("\n", world.liveSchema());
        assertTrue(indexes.contains("|$systemCreatedAt,Name"), indexes);
        assertTrue(indexes.contains("$EK$"), indexes);
    }

    @ParameterizedTest
    @MethodSource("takenNames")
    void aFieldThatTakesTheirColumnIsRefused(String name) {
        Planned planned = world.plan(
                "app", "2.0", SyncMode.ADD, schema(table(1, "T", NO, NAME, FAX, Field.of(9, name, Plain.GUID))));
        Planned.Refused refused = assertInstanceOf(Planned.Refused.class, planned);
        assertEquals(
                List.of("RB525"),
                refused.refusals().stream()
                        .map(RefusalText::problem)
                        .map(problem -> problem.code())
                        .toList());
    }

    static Stream<String> takenNames() {
        return Stream.of("$systemId", "$SYSTEMROWVERSION");
    }

    /** All of them, in the order of the rows' primary key. */
    private List<String> systemFields(String table) {
        return world.rows("SELECT " + COLUMNS + " FROM " + table + " ORDER BY \"No.\"");
    }

    private static void completed(Applied applied) {
        assertInstanceOf(Applied.Completed.class, applied, applied::toString);
    }
}
