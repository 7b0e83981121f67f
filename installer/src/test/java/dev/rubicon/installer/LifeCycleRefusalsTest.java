package dev.rubicon.installer;

import static dev.rubicon.installer.PackagedWorld.dependant;
import static dev.rubicon.installer.PackagedWorld.extension;
import static dev.rubicon.installer.PackagedWorld.install;
import static dev.rubicon.installer.PackagedWorld.packaged;
import static dev.rubicon.installer.PackagedWorld.table;
import static dev.rubicon.installer.PackagedWorld.uninstall;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.installer.InstallRequest.Dependants;
import dev.rubicon.installer.plan.AppSyncMode;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.testkit.PackageBuilder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the life cycle refuses, with Business Central's words where people search for them. The instance has pos 1.0, which
 * depends on base 2.0; gone 2.0 was uninstalled. Source: bc-facts section 2.1.
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class LifeCycleRefusalsTest {
    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private PackagedWorld world;

    @BeforeEach
    void open() {
        world = new PackagedWorld(kind, folder);
        for (String version : List.of("1.0", "2.0")) {
            world.repository.add(packaged("base", version, table(50100, "Item", "Name")));
            world.repository.add(packaged("gone", version, table(50300, "Old", "Name")));
        }
        world.repository
                .add(dependant("pos", "1.0", "base", extension(50200, "Item", "Points")))
                .add(PackageBuilder.of("alone", "1.0").dependsOn("base@1.0"));
        world.done(install("pos", "base@2.0", "gone@2.0"));
        world.done(uninstall("gone"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            uninstall base    | RB581 | cannot be uninstalled because it is required by the following apps: pos 1.0
            clean base        | RB581 | cannot be uninstalled because it is required by the following apps: pos 1.0
            clean base        | RB504 | drops table 'Item', which pos extends
            uninstall gone    | RB582 | App to uninstall is not installed
            uninstall nothing | RB582 | App to uninstall is not installed
            install base@1.0  | RB521 | base would go back from 2.0 to 1.0, and going back is never done
            install gone@1.0  | RB580 | the instance holds the data of 2.0, which was uninstalled
            sync base@1.0     | RB507 | would take base back from 2.0.0.0 to 1.0.0.0
            force base@1.0    | RB507 | would take base back from 2.0.0.0 to 1.0.0.0
            force base@3.0    | RB586 | base 2.0.0.0 is installed
            wipe base@2.0     | RB586 | base 2.0.0.0 is installed
            twice base        | RB506 | the instance has that app from base 2.0
            """)
    void itRefuses(String command, String code, String text) {
        long found = refusals(command.split(" ")).stream()
                .filter(refusal -> refusal.startsWith(code + ": ") && refusal.contains(text))
                .count();
        assertEquals(1, found, () -> refusals(command.split(" ")).toString());
    }

    private List<String> refusals(String[] words) {
        String before = world.state().toString();
        try {
            return world.refused(request(words[0], words[1]));
        } catch (InvalidInput invalid) {
            return invalid.problems().stream()
                    .map(problem -> problem.code() + ": " + problem.message())
                    .toList();
        } finally {
            assertEquals(before, world.state().toString());
        }
    }

    private InstallRequest request(String verb, String what) {
        return switch (verb) {
            case "uninstall" -> uninstall(what);
            case "clean" -> uninstall(Dependants.STAY, Step.Data.GOES, what);
            case "install" -> install(what);
            case "sync" -> world.sync(AppSyncMode.ADD, app(what));
            case "force" -> world.sync(AppSyncMode.FORCE_SYNC, app(what));
            case "wipe" -> world.sync(AppSyncMode.CLEAN, app(what));
            case "twice" -> {
                world.repository.add(copy(what));
                yield install("copy");
            }
            default -> throw new AssertionError(verb);
        };
    }

    private static PackageBuilder app(String what) {
        String[] parts = what.split("@");
        return packaged(parts[0], parts[1], table(50100, "Item", "Name"));
    }

    // Another package with the same app.
    private PackageBuilder copy(String app) {
        return PackageBuilder.of("copy", "1.0")
                .app(world.state().apps().get(World.appId(app)).identity(), app)
                .file("files/" + app + "/app.json", """
                        {"id": "%s", "name": "%s", "publisher": "Test", "version": "2.0.0.0"}""".formatted(World.appId(app), app))
                .file("files/" + app + "/Objects.al", table(50100, "Item", "Name"));
    }
}
