package dev.rubicon.installer;

import static dev.rubicon.installer.Shapes.NAME;
import static dev.rubicon.installer.Shapes.NO;
import static dev.rubicon.installer.Shapes.schema;
import static dev.rubicon.installer.Shapes.sqlName;
import static dev.rubicon.installer.Shapes.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.installer.database.Access;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceState;
import dev.rubicon.installer.journal.Run;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Version;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Who only looks at an instance is not held up by the transaction of a step, and sees nothing of it before it is committed. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ReadersTest {
    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    @Test
    void whatAnInstanceHoldsIsReadWhileItIsChanged() {
        try (World world = new World(kind, folder, "A")) {
            world.add("app", "1.0", schema(table(1, "T", NO, NAME)));
            InstanceDatabase.change(world.instance, "'rubicon install' of user ann", database -> {
                database.sql().execute("UPDATE rubicon_journal SET outcome = 'running', finished_at = NULL");
                database.sql().transaction(() -> {
                    database.sql().execute("ALTER TABLE " + sqlName("T") + " ADD COLUMN \"Fax\" TEXT");
                    database.sql().execute("UPDATE rubicon_app SET version = '2.0'");
                    database.sql().execute("UPDATE rubicon_journal SET outcome = 'succeeded'");
                    look(world);
                });
                return database;
            });
        }
    }

    private static void look(World world) {
        try (InstanceDatabase reader = InstanceDatabase.open(world.instance, Access.READ)) {
            InstanceState state = reader.sql().snapshot(reader::readState);
            assertEquals(
                    Version.parse("1.0"),
                    state.apps().get(World.appId("app")).identity().version());
            assertTrue(state.packages().containsKey(new PackageId("app")));
            assertTrue(reader.isBeingChanged());
        }
        assertEquals(
                List.of(Run.Outcome.RUNNING),
                History.of(world.instance).stream().map(Run::outcome).toList());
    }
}
