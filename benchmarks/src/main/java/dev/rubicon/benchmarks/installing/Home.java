package dev.rubicon.benchmarks.installing;

import dev.rubicon.benchmarks.report.Measured;
import dev.rubicon.installer.Applied;
import dev.rubicon.installer.Caller;
import dev.rubicon.installer.InstallRequest;
import dev.rubicon.installer.Installer;
import dev.rubicon.installer.Precautions;
import dev.rubicon.installer.Progress;
import dev.rubicon.installer.database.DatabaseAddress;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.instance.Instances;
import dev.rubicon.installer.snapshot.Snapshots;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.repository.FolderTransport;
import dev.rubicon.repository.Repository;
import dev.rubicon.repository.SignedRepository;
import dev.rubicon.repository.Trust;
import dev.rubicon.repository.tuf.Expiry;
import dev.rubicon.resolver.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A home with a repository, and instances in it.
 *
 * @param rubicon the launcher
 */
public record Home(Path folder, Path rubicon, Place place) {
    /** Writes, packs and publishes all versions of an app. */
    public void publish(VersionedApp app) throws IOException, InterruptedException {
        for (int version = 1; version <= app.versions(); version++) {
            Path project = folder.resolve("projects/" + app.name() + version);
            app.write(project, version);
            Path packages = folder.resolve("packages");
            run(List.of(
                    "pack",
                    "--id",
                    app.name(),
                    "--version",
                    version + ".0.0",
                    "--no-proof",
                    "--force-version",
                    version + ".0.0",
                    "--path",
                    project.toString(),
                    "--output",
                    packages.toString()));
            run(List.of(
                    "publish",
                    packages.resolve(app.name() + "_" + version + ".0.0.zip").toString(),
                    "--home",
                    folder.toString()));
        }
    }

    private void run(List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(rubicon.toString()));
        command.addAll(words);
        Measured.process(command);
    }

    /** An empty instance. */
    public void create(String name) throws SQLException, IOException {
        create(name, List.of(BenchmarkApp.COMPANY));
    }

    /** An empty instance with these companies. */
    public void create(String name, List<String> companies) throws SQLException, IOException {
        place.create(name);
        InstanceDatabase.create(
                instance(name), companies.stream().map(CompanyName::new).toList());
        place.settle(name);
    }

    /** Tells the registry of a database that was copied. */
    public void register(String name) throws IOException {
        Path file = folder.resolve("instances/" + name + ".json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                {"format": 1, "name": "%s", "database": "%s"}
                """.formatted(name, instance(name).database().url()));
        new Instances(folder).find(new InstanceName(name));
    }

    private Instance instance(String name) {
        return new Instance(new InstanceName(name), DatabaseAddress.parse(place.url(name)));
    }

    /** Installs in this process. */
    public void install(VersionedApp app, int version, String name) {
        // By hand nobody takes a snapshot either.
        Precautions none = new Precautions(new Snapshots(folder), Precautions.When.NEVER, 1, Optional.empty());
        Installer installer = new Installer(instance(name), repository(), none, Clock.systemUTC());
        InstallRequest request = new InstallRequest.Install(
                List.of(new InstallRequest.Asked(new PackageId(app.name()), VersionQuery.parse(version + ".0.0"))),
                Request.Rest.STAYS,
                Arguments.NONE,
                true);
        Installer.Outcome outcome =
                installer.run(request, new Caller("benchmark", "benchmark"), ready -> true, Progress.SILENT);
        boolean good = outcome instanceof Installer.Outcome.Ended ended
                && (ended.applied() instanceof Applied.Completed || ended.applied() instanceof Applied.Nothing);
        if (!good) {
            throw new IllegalStateException(outcome.toString());
        }
    }

    /** The command that installs in a process of its own. */
    public List<String> command(VersionedApp app, int version, String name) {
        return List.of(
                rubicon.toString(),
                "install",
                "--no-snapshot",
                "--no-disk-check",
                "--id",
                app.name() + "@" + version + ".0.0",
                "--instance",
                name,
                "--yes",
                "--home",
                folder.toString());
    }

    private Repository repository() {
        FolderTransport transport = new FolderTransport(folder.resolve("repository"));
        Trust trust = new Trust(folder.resolve("trust"));
        return new SignedRepository(
                transport,
                trust.requiredFor(transport),
                Expiry.strict(Clock.systemUTC().instant()));
    }
}
