package dev.rubicon.installer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.format.Json;
import dev.rubicon.installer.plan.InstallPlan;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Version;
import dev.rubicon.testkit.PackageBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever rolls a version out may force it; a hotfix is not forced by that. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DeployTest {
    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private PackagedWorld world;

    @BeforeEach
    void oneVersionIsInstalled() {
        world = new PackagedWorld(kind, folder);
        world.repository.add(packaged("1.0.0", "Fax"));
        world.repository.add(packaged("1.0.1"));
        world.repository.add(packaged("2.0.0"));
        world.done(PackagedWorld.install("pos@=1.0.0"));
    }

    private static PackageBuilder packaged(String version, String... fields) {
        String appJson = """
                {"id": "%s", "name": "pos", "publisher": "Test", "version": "%s.0", "dependencies": []}""".formatted(World.appId("pos"), version);
        return PackageBuilder.of("pos", version)
                .app(new AppIdentity(World.appId("pos"), "pos", "Test", Version.parse(version + ".0")), "pos")
                .file("files/pos/app.json", appJson)
                .file("files/pos/Objects.al", PackagedWorld.table(50100, "Sale", fields));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static InstallRequest.Deploy deploy(String version, String... forced) {
        SortedSet<PackageVersion> versions = new TreeSet<>(Stream.of(forced)
                .map(text -> new PackageVersion(new PackageId("pos"), Version.parse(text)))
                .toList());
        return new InstallRequest.Deploy((InstallRequest.Install) PackagedWorld.install("pos@=" + version), versions);
    }

    @Test
    void aForcedVersionMayBreak() {
        assertEquals(1, world.refused(deploy("2.0.0")).size());
        assertEquals(1, world.refused(deploy("2.0.0", "1.0.1")).size());
        Step.Move move = (Step.Move) world.done(deploy("2.0.0", "2.0.0")).getFirst();
        assertEquals("[syncMode]", move.reasons().toString());
    }

    @Test
    void whatKeepsMajorAndMinorIsNotForced() {
        assertEquals(1, world.refused(deploy("1.0.1", "1.0.1")).size());
    }

    @Test
    void aSavedPlanRemembersIt() {
        InstallRequest.Deploy request = deploy("2.0.0", "2.0.0");
        PlanAnswer.Made made =
                (PlanAnswer.Made) world.installer(Commit.EACH_STEP).plan(request);
        InstallPlan plan = ((Planned.Ready) made.planned()).plan();
        SavedPlan saved = SavedPlan.of(request, Precautions.When.NEVER, plan);
        byte[] file = Json.write(SavedPlanJson.write(saved)).getBytes(StandardCharsets.UTF_8);
        assertEquals(saved, SavedPlanJson.read(file, "the plan"));
    }
}
