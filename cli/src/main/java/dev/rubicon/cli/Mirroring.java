package dev.rubicon.cli;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.repository.FolderTransport;
import dev.rubicon.repository.Transport;
import dev.rubicon.repository.mirror.Arrival;
import dev.rubicon.repository.mirror.Departure;
import dev.rubicon.repository.mirror.FolderSource;
import dev.rubicon.repository.mirror.FolderTarget;
import dev.rubicon.repository.mirror.Mirror;
import dev.rubicon.repository.mirror.MirrorPlan;
import dev.rubicon.repository.mirror.MirrorState;
import dev.rubicon.repository.mirror.Origin;
import dev.rubicon.repository.mirror.Selection;
import dev.rubicon.repository.oci.OciAddress;
import dev.rubicon.repository.oci.OciPush;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The ways to mirror: over a network or between folders, to a file, from one. */
final class Mirroring {
    private final Network network;
    private final Optional<Path> root;
    private final Terminal terminal;
    private final boolean json;
    private final boolean dryRun;
    private final MirrorProgress progress;
    private final Repositories repositories;

    Mirroring(HomeOptions home, Network network, Optional<Path> root, Terminal terminal, boolean json, boolean dryRun) {
        this.network = network;
        this.root = root;
        this.terminal = terminal;
        this.json = json;
        this.dryRun = dryRun;
        this.progress = new MirrorProgress(terminal, System.console() != null, System::nanoTime);
        this.repositories = new Repositories(home.home(), Clock.systemUTC(), network.with(progress));
    }

    /** Makes a folder what the source is, whatever it lacks. */
    void mirror(RepositoryAddress source, Path folder, Selection selection, boolean prune) {
        mirror(mirror(source, new FolderTarget(folder)), folder, selection, prune);
    }

    /** The same, unless the mirror is whole, nothing is to be deleted, and the source has nothing new. */
    void mirrorIfChanged(RepositoryAddress source, Path folder, Selection selection, boolean prune) {
        Mirror mirror = mirror(source, new FolderTarget(folder));
        if (!prune && selection instanceof Selection.Everything && mirror.isCurrent()) {
            new MirrorReport(terminal, json).current(FolderTransport.location(folder));
        } else {
            mirror(mirror, folder, selection, prune);
        }
    }

    private void mirror(Mirror mirror, Path folder, Selection selection, boolean prune) {
        MirrorPlan plan = dryRun ? mirror.plan(selection, prune) : mirror.run(selection, prune);
        new MirrorReport(terminal, json).print(plan, dryRun, FolderTransport.location(folder));
    }

    private Mirror mirror(RepositoryAddress source, FolderTarget target) {
        Transport transport = transport(source);
        Origin origin = new Origin(
                transport, target, repositories.trusted(transport, root), repositories.expiry(), network.heeded());
        return new Mirror(origin, target, progress);
    }

    /** All of it to a registry, as {@code push} brings it there. */
    void push(RepositoryAddress source, OciAddress registry) {
        if (network.offline()) {
            throw new InvalidInput("RB333", "nothing can be pushed with --offline", "leave --offline out");
        }
        OciPush.Report report = repositories.push(source, root, registry).push(false);
        new PushReport(terminal, json).print(registry, report);
    }

    void toFile(RepositoryAddress source, Selection selection, Path file, Optional<String> state) {
        Transport transport = transport(source);
        MirrorState held = state.map(Conversions::path).map(Mirroring::read).orElse(MirrorState.NOTHING);
        Departure departure = new Departure(
                transport, held, repositories.trusted(transport, root), repositories.expiry(), network.heeded());
        MirrorPlan plan = departure.plan(selection);
        progress.planned(plan);
        long size = dryRun ? 0 : departure.write(plan, selection, file, progress);
        new MirrorReport(terminal, json).written(plan, dryRun, file, size);
    }

    void fromFile(Path file, Path folder) {
        FolderTarget target = new FolderTarget(folder);
        Arrival arrival = new Arrival(
                target, carried -> repositories.trusted(carried, root), repositories.expiry(), network.heeded());
        MirrorPlan plan = dryRun ? arrival.plan(file) : arrival.run(file, progress);
        new MirrorReport(terminal, json).print(plan, dryRun, target.location());
    }

    /** @param file empty for the terminal */
    void state(Path folder, String file) {
        FolderTarget target = new FolderTarget(folder);
        byte[] state = MirrorState.of(target).render();
        if (file.isEmpty()) {
            terminal.text(new String(state, StandardCharsets.UTF_8).stripTrailing());
            return;
        }
        try {
            Files.write(Conversions.path(file), state);
        } catch (IOException e) {
            throw new InvalidInput("RB356", "the state cannot be written to " + file, "check the path");
        }
    }

    private static MirrorState read(Path file) {
        return MirrorState.read(KeeperOptions.read(file), file.toString());
    }

    private Transport transport(RepositoryAddress source) {
        return switch (source) {
            case RepositoryAddress.Folder folder -> new FolderSource(folder.path());
            case RepositoryAddress.Web web -> repositories.transport(web);
            case RepositoryAddress.Oci oci -> repositories.transport(oci);
            case RepositoryAddress.S3 bucket -> repositories.transport(bucket);
        };
    }
}
