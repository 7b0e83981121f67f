package dev.rubicon.installer;

import static dev.rubicon.installer.PackagedWorld.install;
import static dev.rubicon.installer.PackagedWorld.packaged;
import static dev.rubicon.installer.PackagedWorld.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rubicon.installer.journal.Run;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left of a run whose second step fails. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class AtomicTest {
    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private PackagedWorld world;

    @BeforeEach
    void open() {
        world = new PackagedWorld(kind, folder);
        world.repository
                .add(packaged("one", "1.0", table(50100, "First")))
                .add(packaged("two", "1.0", table(50200, "Second")));
        world.world.execute("CREATE UNIQUE INDEX only_one_package ON rubicon_package (installed)");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Applied apply(Commit commit) {
        Installer.Outcome outcome = world.installer(commit)
                .run(install("one", "two"), PackagedWorld.CALLER, ready -> true, Progress.SILENT);
        return assertInstanceOf(Installer.Outcome.Ended.class, outcome).applied();
    }

    @Test
    void stepByStepTheFirstIsDone() {
        Applied.RolledBack rolledBack = assertInstanceOf(Applied.RolledBack.class, apply(Commit.EACH_STEP));
        assertEquals(1, rolledBack.done().size());
        assertEquals("one 1.0", world.installed());
    }

    @Test
    void asAWholeNothingIsDone() {
        Applied.AllRolledBack all = assertInstanceOf(Applied.AllRolledBack.class, apply(Commit.WHOLE_PLAN));
        assertEquals("two 1.0", all.failed().target().toString());
        assertEquals("", world.installed());
        assertEquals(List.of(), world.state().apps().values().stream().toList());
        Run run = History.of(world.world.instance).getFirst();
        assertEquals(Run.Outcome.FAILED, run.outcome());
        assertEquals(List.of(), run.steps());
    }

    @Test
    void asAWholeAllIsDoneOnceNothingIsInTheWay() {
        world.world.execute("DROP INDEX only_one_package");
        Applied.Completed completed = assertInstanceOf(Applied.Completed.class, apply(Commit.WHOLE_PLAN));
        assertEquals(2, completed.done().size());
        assertEquals("one 1.0, two 1.0", world.installed());
        assertEquals(2, History.of(world.world.instance).getFirst().steps().size());
    }
}
