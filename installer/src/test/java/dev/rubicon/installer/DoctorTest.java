package dev.rubicon.installer;

import static dev.rubicon.installer.Shapes.FAX;
import static dev.rubicon.installer.Shapes.NAME;
import static dev.rubicon.installer.Shapes.NO;
import static dev.rubicon.installer.Shapes.schema;
import static dev.rubicon.installer.Shapes.sqlName;
import static dev.rubicon.installer.Shapes.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.installer.doctor.Diagnosis;
import dev.rubicon.installer.doctor.Diagnosis.Result;
import dev.rubicon.installer.doctor.Doctor;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Release;
import dev.rubicon.model.Untrusted;
import dev.rubicon.repository.Repository;
import dev.rubicon.testkit.InMemoryRepository;
import dev.rubicon.testkit.PackageBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is wrong with an instance is said, each in a line of its own, and what is well is not complained about. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DoctorTest {
    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void open() {
        world = new World(kind, folder, "A");
        world.add("app", "1.0", schema(table(1, "T", NO, NAME, FAX)));
        world.execute("INSERT INTO " + sqlName("T") + " VALUES ('1', 'Ann', '555')");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aSoundInstanceHasNothingToComplainAbout() {
        check();
    }

    @Test
    void aRunThatNeverEnded() {
        world.execute("UPDATE rubicon_journal SET outcome = 'running', finished_at = NULL");
        check("warn journal RB734");
    }

    @Test
    void aRunThatFailed() {
        world.execute("UPDATE rubicon_journal SET outcome = 'failed', problem = 'x'");
        check("warn journal RB734");
    }

    @Test
    void somebodyWhoIsAtItIsNamed() {
        InstanceDatabase.change(world.instance, "'rubicon install' of user ann (process 7)", database -> {
            check("warn lock RB733");
            String said = Doctor.instance(world.instance).toString();
            assertTrue(said.contains("user ann"), said);
            return said;
        });
    }

    @Test
    void tablesThatSomebodyHasChanged() {
        world.execute("DROP TABLE " + sqlName("T"));
        check("fail drift RB735");
    }

    @Test
    void anArchiveWhoseRowsAreGone() {
        world.force("app", "2.0", schema(table(1, "T", NO, NAME)));
        check();
        world.execute("DROP TABLE rubicon_archive_1");
        check("fail archive RB737");
    }

    @Test
    void anArgumentThatStillAllowsBreakingChanges() {
        world.execute("INSERT INTO rubicon_argument VALUES ('app', 'AllowForceSync', 'TRUE')");
        check("warn arguments RB523");
    }

    @Test
    void aDatabaseThatIsNoInstance() {
        world.execute("DROP TABLE rubicon_meta");
        check("fail database RB713");
    }

    @Test
    void aRepositoryThatIsMissingUntrustedOrDamaged() throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path root = Files.createDirectory(folder.resolve("repository"));
        InMemoryRepository whole =
                new InMemoryRepository(folder.resolve("downloads")).add(PackageBuilder.of("my-app", "1.0"));
        assertEquals(
                List.of("warn repository RB300"), complaints(machine(home, folder.resolve("nowhere"), () -> whole)));
        assertEquals(List.of(), complaints(machine(home, root, () -> whole)));
        assertEquals(List.of("fail repository RB320"), complaints(machine(home, root, () -> {
            throw new Untrusted("RB320", "nobody knows whose it is", "--root");
        })));
        assertEquals(List.of("fail repository RB303"), complaints(machine(home, root, () -> new Damaged(whole))));
        Path file = Files.writeString(folder.resolve("file"), "");
        assertTrue(complaints(machine(file, root, () -> whole)).contains("fail home RB730"));
    }

    private static List<Diagnosis> machine(Path home, Path repository, Supplier<Repository> opening) {
        return Doctor.machine(home, repository.toString(), List.of(repository), opening);
    }

    /** Its indexes cannot be read. */
    private record Damaged(Repository whole) implements Repository {
        @Override
        public List<PackageId> ids() {
            return whole.ids();
        }

        @Override
        public List<Release> releases(PackageId id) {
            throw new Corrupt("RB303", "line 1 is damaged", "restore it");
        }

        @Override
        public Path fetch(PackageVersion identity) {
            return whole.fetch(identity);
        }
    }

    private void check(String... expected) {
        assertEquals(List.of(expected), complaints(Doctor.instance(world.instance)));
    }

    private static List<String> complaints(List<Diagnosis> diagnoses) {
        return diagnoses.stream()
                .filter(diagnosis -> !(diagnosis.result() instanceof Result.Ok))
                .map(diagnosis -> switch (diagnosis.result()) {
                    case Result.Ok ok -> throw new IllegalStateException();
                    case Result.Warn warn ->
                        "warn " + diagnosis.check() + " " + warn.problem().code();
                    case Result.Fail fail ->
                        "fail " + diagnosis.check() + " " + fail.problem().code();
                })
                .toList();
    }
}
