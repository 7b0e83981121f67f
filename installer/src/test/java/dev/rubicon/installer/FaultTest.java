package dev.rubicon.installer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.SyncMode;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.Table;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever statement of an update fails, the instance is at the old version or at the new one, and the next run works. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class FaultTest {
    @Parameter
    private TestDatabase kind;

    private static final Schema OLD = new Schema(
            List.of(
                    Table.of(
                            1,
                            "Customer",
                            List.of(
                                    Field.of(1, "No.", new Code(20)),
                                    Field.of(2, "Name", new Text(50)),
                                    Field.of(3, "Fax", new Text(30)))),
                    Table.of(2, "Gone", List.of(Field.of(1, "No.", new Code(20))))),
            List.of());
    private static final Schema NEW = new Schema(
            List.of(Table.of(
                    1,
                    "Client",
                    List.of(
                            Field.of(1, "No.", new Code(20)),
                            Field.of(2, "Name", Plain.INTEGER),
                            Field.of(4, "E-Mail", new Text(80))))),
            List.of());

    @TempDir
    private Path folder;

    @Test
    void everyStatementMayFail() throws SQLException {
        List<String> newSchema = newSchema();
        int statement = 0;
        boolean failed = true;
        int rolledBack = 0;
        while (failed) {
            try (World world = new World(kind, folder.resolve("at-" + statement), "A")) {
                world.add("app", "1.0", OLD);
                String app = World.appId("app").toString();
                world.execute("INSERT INTO \"A$Customer$" + app + "\" VALUES ('10', 'Ann', '555')");
                world.execute("INSERT INTO \"A$Gone$" + app + "\" VALUES ('10')");
                List<String> oldSchema = world.liveSchema();
                failed = failsAt(world, statement);
                String version =
                        world.rows("SELECT version FROM rubicon_package").getFirst();
                assertEquals(
                        version.equals("1.0") ? oldSchema : newSchema, world.liveSchema(), "statement " + statement);
                assertEquals(version.equals("1.0") ? 0 : 2, world.archived().size(), "statement " + statement);
                if (version.equals("1.0")) {
                    rolledBack++;
                    world.force("app", "2.0", NEW);
                    assertEquals(newSchema, world.liveSchema(), "statement " + statement);
                }
            }
            statement++;
        }
        assertTrue(rolledBack > 15, "only " + rolledBack + " statements could fail");
    }

    private List<String> newSchema() {
        try (World world = new World(kind, folder.resolve("new"), "A")) {
            world.add("app", "2.0", NEW);
            return world.liveSchema();
        }
    }

    /** Whether there was a statement of that number to fail. */
    private boolean failsAt(World world, int statement) throws SQLException {
        Planned planned = world.plan("app", "2.0", SyncMode.FORCE_SYNC, NEW);
        List<String> problems = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(world.instance.url())) {
            Connection failing = FailingConnection.over(connection, statement, kind.diskFull);
            InstanceDatabase database = InstanceDatabase.over(world.instance, new Sql(failing, kind.dialect, "test"));
            Applied applied = new PlanApplication(database, World.CLOCK, Progress.SILENT, World.NO_CODE)
                    .apply(planned.plan(), new Caller("test", "tester"));
            if (applied instanceof Applied.RolledBack rolledBack) {
                rolledBack.problems().forEach(problem -> problems.add(problem.code()));
            }
        } catch (ProblemException e) {
            e.problems().forEach(problem -> problems.add(problem.code()));
            assertEquals(List.of("1.0"), world.rows("SELECT version FROM rubicon_package"), "statement " + statement);
        }
        assertTrue(problems.isEmpty() || problems.equals(List.of("RB602")), problems::toString);
        return !problems.isEmpty();
    }
}
