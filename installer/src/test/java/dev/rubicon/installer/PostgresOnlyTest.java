package dev.rubicon.installer;

import static dev.rubicon.installer.Shapes.FAX;
import static dev.rubicon.installer.Shapes.NAME;
import static dev.rubicon.installer.Shapes.NO;
import static dev.rubicon.installer.Shapes.key;
import static dev.rubicon.installer.Shapes.keyed;
import static dev.rubicon.installer.Shapes.schema;
import static dev.rubicon.installer.Shapes.sqlName;
import static dev.rubicon.installer.Shapes.table;
import static dev.rubicon.installer.Shapes.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.model.SyncMode;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import dev.rubicon.schema.Key;
import dev.rubicon.schema.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can only be in PostgreSQL: things of others that hold on to a table, rows that stay where they are, long names. */
class PostgresOnlyTest {
    private static final String T = sqlName("T");

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void open() {
        world = new World(TestDatabase.POSTGRES, folder, "A");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aViewGoesOnShowingATableThatIsArchived() {
        before("CREATE VIEW v AS SELECT \"No.\" FROM " + T);
        completed(Schema.EMPTY);
        assertEquals(List.of("1"), world.rows("SELECT * FROM v"));
    }

    @Test
    void aViewOnADroppedFieldRollsTheUpdateBack() {
        before("CREATE VIEW mine AS SELECT \"Fax\" FROM " + T);
        rolledBack(schema(table(1, "T", NO, NAME)), "RB611", "mine");
    }

    @Test
    void aViewOnAFieldOfAnotherTypeRollsTheUpdateBack() {
        before("CREATE VIEW mine AS SELECT \"Fax\" FROM " + T);
        rolledBack(schema(table(1, "T", NO, NAME, Field.of(3, "Fax", Plain.INTEGER))), "RB611", "mine");
    }

    @Test
    void anIndexOverAnExpressionOfADroppedFieldRollsTheUpdateBack() {
        before("CREATE INDEX mine ON " + T + " (lower(\"Fax\"))");
        rolledBack(schema(table(1, "T", NO, NAME)), "RB611", "mine");
    }

    @Test
    void aRuleOnADroppedFieldRollsTheUpdateBack() {
        before("ALTER TABLE " + T + " ADD CONSTRAINT mine CHECK (\"Fax\" <> \"Name\")");
        rolledBack(schema(table(1, "T", NO, NAME)), "RB611", "mine");
    }

    @Test
    void rowsAreNotRewrittenUnlessATypeChanges() {
        before();
        String file = file();
        Key pk = unique("PK", "Full", "No.");
        Field full = Field.of(2, "Full", new Text(3));
        completed(schema(keyed(1, "T", List.of(pk, key("K", "New")), NO, full, Field.of(9, "New", Plain.DECIMAL))));
        assertEquals(file, file());
        assertEquals(List.of("1|5|0"), world.rows("SELECT * FROM " + T));
    }

    @Test
    void manyTypesChangeInOneRewriteAndAnIndexOfOthersStays() {
        before("CREATE INDEX mine ON " + T + " (\"Name\")");
        String file = file();
        completed(schema(table(1, "T", NO, Field.of(2, "Name", Plain.INTEGER), Field.of(3, "Fax", Plain.DECIMAL))));
        assertNotEquals(file, file());
        assertEquals(List.of("1|5|555"), world.rows("SELECT * FROM " + T));
        assertEquals(List.of("mine"), world.rows("SELECT relname FROM pg_class WHERE oid = to_regclass('mine')"));
    }

    @Test
    void anIndexIsKeptWhenItsTableAndFieldAreRenamed() {
        world.add("app", "1.0", schema(keyed(1, "T", List.of(unique("PK", "No."), key("K", "Name")), NO, NAME)));
        List<String> index = world.rows("SELECT pg_relation_filenode(indexrelid) FROM pg_index WHERE indrelid = '" + T
                + "'::regclass ORDER BY 1");
        completed(schema(
                keyed(1, "U", List.of(unique("PK", "No."), key("K", "Full")), NO, Field.of(2, "Full", new Text(100)))));
        assertEquals(
                index,
                world.rows("SELECT pg_relation_filenode(indexrelid) FROM pg_index WHERE indrelid = '" + sqlName("U")
                        + "'::regclass ORDER BY 1"));
    }

    @Test
    void namesThatAreTooLongDifferInTheirShortForm() {
        String long1 = "Größenordnung der Verkäufe 01";
        String long2 = "Größenordnung der Verkäufe 02";
        Key pk = unique("PK", "No.");
        Schema both = schema(
                keyed(1, long1, List.of(pk, key(long1, long1)), NO, Field.of(2, long1, new Text(9))),
                keyed(2, long2, List.of(pk, key(long2, long2)), NO, Field.of(2, long2, new Text(9))));
        completed(both);
        assertEquals(
                2,
                world.rows("SELECT DISTINCT relname FROM pg_class WHERE relnamespace ="
                                + " current_schema()::regnamespace AND relkind = 'r' AND relname LIKE 'A$%'")
                        .size());
        assertInstanceOf(Applied.Completed.class, world.force("app", "3.0", Schema.EMPTY));
        assertEquals(List.of(), world.liveSchema());
    }

    @Test
    void aDecimalKeepsEveryDigit() {
        world.add("app", "1.0", schema(table(1, "T", NO, NAME)));
        world.execute("INSERT INTO " + T + " VALUES ('1', '1234567890123456789012.345678')");
        completed(schema(table(1, "T", NO, Field.of(2, "Name", Plain.DECIMAL))));
        assertEquals(List.of("1234567890123456789012.345678"), world.rows("SELECT \"Name\" FROM " + T));
        assertEquals(List.of(), world.archived());
    }

    @Test
    void keysCompareByBytes() {
        world.add("app", "1.0", schema(table(1, "T", Field.of(1, "No.", new Code(20)))));
        world.execute("INSERT INTO " + T + " VALUES ('a'), ('B'), ('Ä'), ('Z'), ('-')");
        assertEquals(List.of("-", "B", "Z", "a", "Ä"), world.rows("SELECT \"No.\" FROM " + T + " ORDER BY 1"));
    }

    @Test
    void aCommitWithoutAnAnswerIsNotCalledRolledBack() throws SQLException {
        before();
        Planned planned = world.plan("app", "2.0", SyncMode.FORCE_SYNC, schema(table(1, "T", NO, NAME)));
        try (Connection connection = DriverManager.getConnection(world.instance.url())) {
            Connection losing = FailingConnection.losingTheAnswerToACommit(connection);
            Sql sql = new Sql(losing, world.kind.dialect, "test");
            Applied applied = new PlanApplication(
                            InstanceDatabase.over(world.instance, sql), World.CLOCK, Progress.SILENT, World.NO_CODE)
                    .apply(planned.plan(), new Caller("test", "tester"));
            Applied.Unclear unclear = assertInstanceOf(Applied.Unclear.class, applied);
            assertEquals("RB619", unclear.problems().getFirst().code());
        }
        assertEquals(List.of("2.0"), world.rows("SELECT version FROM rubicon_package"));
        assertEquals(List.of("A T: No.=1 Fax=555"), world.archived());
    }

    private String file() {
        return world.rows("SELECT pg_relation_filenode('" + T + "')").getFirst();
    }

    private void before(String... statements) {
        world.add("app", "1.0", schema(table(1, "T", NO, NAME, FAX)));
        world.execute("INSERT INTO " + T + " VALUES ('1', '5', '555')");
        Arrays.stream(statements).forEach(world::execute);
    }

    private void completed(Schema schema) {
        Applied applied = world.force("app", "2.0", schema);
        assertInstanceOf(Applied.Completed.class, applied, applied::toString);
    }

    private void rolledBack(Schema schema, String code, String named) {
        List<String> before = world.liveSchema();
        Applied.RolledBack applied = assertInstanceOf(Applied.RolledBack.class, world.force("app", "2.0", schema));
        assertEquals(code, applied.problems().getFirst().code(), applied.problems()::toString);
        assertEquals(true, applied.problems().toString().contains(named), applied.problems()::toString);
        assertEquals(before, world.liveSchema());
        assertEquals(List.of("1|5|555"), world.rows("SELECT * FROM " + T));
    }
}
