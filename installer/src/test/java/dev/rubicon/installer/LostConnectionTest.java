package dev.rubicon.installer;

import static dev.rubicon.installer.Shapes.FAX;
import static dev.rubicon.installer.Shapes.NAME;
import static dev.rubicon.installer.Shapes.NO;
import static dev.rubicon.installer.Shapes.schema;
import static dev.rubicon.installer.Shapes.sqlName;
import static dev.rubicon.installer.Shapes.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.installer.database.DatabaseAddress;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.SyncMode;
import dev.rubicon.schema.Schema;
import dev.rubicon.testkit.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network goes away at any message of an update: it is done as a whole or not at all, and the next run need not wait. */
class LostConnectionTest {
    private static final Schema OLD = schema(table(1, "T", NO, NAME, FAX));
    private static final Schema NEW = schema(table(1, "T", NO, NAME));

    @TempDir
    private Path folder;

    @Test
    void anyMessageMayBeTheLast() throws IOException {
        Set<String> said = new TreeSet<>();
        boolean cut = true;
        for (int messages = 0; cut; messages++) {
            try (World world = new World(TestDatabase.POSTGRES, folder, "A")) {
                world.add("app", "1.0", OLD);
                world.execute("INSERT INTO " + sqlName("T") + " VALUES ('1', 'Ann', '555')");
                List<String> problems = update(world, messages);
                said.addAll(problems);
                cut = !problems.isEmpty();
                boolean old = world.rows("SELECT version FROM rubicon_package").equals(List.of("1.0"));
                assertEquals(old ? 0 : 1, world.archived().size(), "message " + messages);
                assertTrue(old || !problems.contains("RB616"), "called rolled back, and is not: message " + messages);
                if (old) {
                    assertTrue(cut, "not cut, and not updated");
                    InstanceDatabase.change(world.instance, "the next run", database -> world.force("app", "2.0", NEW));
                }
                assertEquals(List.of("1|Ann"), world.rows("SELECT * FROM " + sqlName("T")), "message " + messages);
                assertEquals(List.of("A T: No.=1 Fax=555"), world.archived(), "message " + messages);
            }
        }
        assertEquals(Set.of("RB616", "RB619"), said);
    }

    private static List<String> update(World world, int messages) throws IOException {
        Planned planned = world.plan("app", "2.0", SyncMode.FORCE_SYNC, NEW);
        URI server = URI.create(TestPostgres.url().replaceFirst("^jdbc:", ""));
        try (CuttingProxy proxy = new CuttingProxy(server.getHost(), server.getPort())) {
            String address = world.instance.url().replaceFirst("//[^/]+/", "//localhost:" + proxy.port() + "/");
            Instance through = new Instance(world.instance.name(), DatabaseAddress.parse(address));
            return InstanceDatabase.change(through, "'rubicon install' of user ann", database -> {
                proxy.cutAfter(messages);
                Applied applied = new PlanApplication(database, World.CLOCK, Progress.SILENT, World.NO_CODE)
                        .apply(planned.plan(), new Caller("test", "tester"));
                return switch (applied) {
                    case Applied.Nothing nothing -> throw new AssertionError("nothing to do");
                    case Applied.Completed completed -> List.<String>of();
                    case Applied.Unclear unclear -> codes(unclear.problems());
                    case Applied.RolledBack rolledBack -> codes(rolledBack.problems());
                    case Applied.AllRolledBack all -> codes(all.problems());
                };
            });
        } catch (ProblemException e) {
            return codes(e.problems());
        }
    }

    private static List<String> codes(List<Problem> problems) {
        return problems.stream().map(Problem::code).distinct().toList();
    }
}
