package dev.rubicon.installer;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rubicon.installer.InstallRequest.Asked;
import dev.rubicon.installer.InstallRequest.Dependants;
import dev.rubicon.installer.instance.InstanceState;
import dev.rubicon.installer.plan.AppSyncMode;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.installer.plan.RefusalText;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.installer.snapshot.Snapshots;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.Request;
import dev.rubicon.testkit.InMemoryRepository;
import dev.rubicon.testkit.PackageBuilder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An instance and a repository with packages of apps. The package {@code base} holds the app {@code Base}; another package
 * holds the app of the same name; tables and extensions are AL.
 */
final class PackagedWorld implements AutoCloseable {
    static final Caller CALLER = new Caller("test", "tester");

    final World world;
    final InMemoryRepository repository;
    private final Path folder;

    PackagedWorld(TestDatabase kind, Path folder) {
        this.folder = folder;
        world = new World(kind, folder, "A");
        repository = new InMemoryRepository(folder.resolve("downloads"));
    }

    /** A package with one app of the same name and version, and of these AL objects; both depend on {@code base} if it says so. */
    static PackageBuilder packaged(String id, String version, String al) {
        return app(id, version, "", al);
    }

    static PackageBuilder dependant(String id, String version, String on, String al) {
        return app(id, version, on, al).dependsOn(on);
    }

    private static PackageBuilder app(String id, String version, String on, String al) {
        String dependency = on.isEmpty()
                ? ""
                : "{\"id\": \"" + World.appId(on) + "\", \"name\": \"" + on
                        + "\", \"publisher\": \"Test\", \"version\": \"1.0.0.0\"}";
        String appJson = """
                {"id": "%s", "name": "%s", "publisher": "Test", "version": "%s.0.0", "dependencies": [%s]}""".formatted(World.appId(id), id, version, dependency);
        return PackageBuilder.of(id, version)
                .app(new AppIdentity(World.appId(id), id, "Test", Version.parse(version + ".0.0")), id)
                .file("files/" + id + "/app.json", appJson)
                .file("files/" + id + "/Objects.al", al);
    }

    static String table(int number, String name, String... fields) {
        StringBuilder al =
                new StringBuilder("table " + number + " " + name + " { fields { field(1; No; Code[20]) { } ");
        for (int i = 0; i < fields.length; i++) {
            al.append("field(" + (i + 2) + "; " + fields[i] + "; Text[50]) { } ");
        }
        return al + "} }\n";
    }

    static String extension(int number, String target, String field) {
        return "tableextension " + number + " Ext" + number + " extends " + target + " { fields { field(" + number
                + "; " + field + "; Text[50]) { } } }\n";
    }

    Installer installer(Commit commit) {
        Precautions none = new Precautions(new Snapshots(folder), Precautions.When.NEVER, 1, Optional.empty());
        return new Installer(world.instance, repository, none, World.CLOCK).committing(commit);
    }

    static InstallRequest install(Request.Rest rest, String... asked) {
        List<Asked> all = Arrays.stream(asked)
                .map(text -> text.split("@"))
                .map(parts -> new Asked(
                        new PackageId(parts[0]), parts.length > 1 ? VersionQuery.parse(parts[1]) : VersionQuery.ANY))
                .toList();
        return new InstallRequest.Install(all, rest, Arguments.NONE, true);
    }

    static InstallRequest install(String... asked) {
        return install(Request.Rest.STAYS, asked);
    }

    static InstallRequest uninstall(Dependants dependants, Step.Data data, String... ids) {
        return new InstallRequest.Uninstall(
                Arrays.stream(ids).map(PackageId::new).toList(), dependants, data, true);
    }

    static InstallRequest uninstall(String... ids) {
        return uninstall(Dependants.STAY, Step.Data.STAYS, ids);
    }

    /** The app of a package that nobody has published. */
    InstallRequest sync(AppSyncMode mode, PackageBuilder builder) {
        return new InstallRequest.Sync(
                AppToSync.at(builder.writeTo(folder.resolve("unpublished")).path()), mode, true);
    }

    Installer.Outcome run(InstallRequest request) {
        return installer(Commit.EACH_STEP).run(request, CALLER, ready -> true, Progress.SILENT);
    }

    /** Runs it, and it has to succeed. */
    List<Step> done(InstallRequest request) {
        Installer.Outcome outcome = run(request);
        Installer.Outcome.Ended ended = assertInstanceOf(Installer.Outcome.Ended.class, outcome, outcome::toString);
        assertInstanceOf(
                Applied.Completed.class, ended.applied(), () -> ended.applied().toString());
        return ended.plan().plan().steps();
    }

    /** What refuses, each as {@code RB123: text}; fails if nothing does. */
    List<String> refused(InstallRequest request) {
        Installer.Outcome outcome = run(request);
        Installer.Outcome.NotReady not = assertInstanceOf(Installer.Outcome.NotReady.class, outcome, outcome::toString);
        return switch (not.answer()) {
            case PlanAnswer.Impossible impossible -> text(impossible.problems());
            case PlanAnswer.NoVersions none -> List.of(none.toString());
            case PlanAnswer.Made made ->
                text(assertInstanceOf(Planned.Refused.class, made.planned()).refusals().stream()
                        .map(RefusalText::problem)
                        .toList());
        };
    }

    private static List<String> text(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.code() + ": " + problem.message())
                .toList();
    }

    InstanceState state() {
        return world.database.readState();
    }

    /** What is installed: {@code base 1.0, pos 2.0}. */
    String installed() {
        return state().packages().values().stream()
                .map(one -> one.release().identity().toString())
                .collect(Collectors.joining(", "));
    }

    /** How the database calls a table of an app. */
    static String sqlName(String app, String table) {
        return "\"A$" + table + "$" + World.appId(app) + "\"";
    }

    @Override
    public void close() {
        world.close();
    }
}
