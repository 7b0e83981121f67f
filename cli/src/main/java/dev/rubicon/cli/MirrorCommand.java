package dev.rubicon.cli;

import dev.rubicon.repository.Transport;
import dev.rubicon.repository.mirror.FolderSource;
import dev.rubicon.repository.mirror.FolderTarget;
import dev.rubicon.repository.mirror.Mirror;
import dev.rubicon.repository.mirror.MirrorPlan;
import dev.rubicon.repository.mirror.MirrorTarget;
import dev.rubicon.repository.mirror.Origin;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "mirror",
        description = "Copy a repository, whole or in part, and keep the copy up to date.",
        footer = {
            "",
            "Only what is missing is brought; readers of the mirror see the old state or the new one. Clients trust it as they trust",
            "the origin: what is signed is copied byte for byte. A part has all metadata, and says so of a package that it lacks.",
            "",
            "Examples:",
            "  rubicon mirror https://packages.example.com /srv/mirror --root root.json",
            "  rubicon mirror https://packages.example.com /srv/mirror --include 'bundle/pos@^3' --closure --latest 3 --prune"
        })
final class MirrorCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SOURCE", description = "The repository: a folder, file:, http: or https:.")
    private RepositoryAddress source;

    @Parameters(index = "1", paramLabel = "DEST", description = "The mirror's folder.")
    private Path target;

    @Mixin
    private MirrorOptions options;

    @Option(names = "--prune", description = "Delete what is no longer named or asked for.")
    private boolean prune;

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dryRun;

    @Option(
            names = "--root",
            paramLabel = "FILE",
            description = "The root.json that the source is to be trusted by. Needed once.")
    private Optional<Path> root;

    @Mixin
    private HomeOptions home;

    @Mixin
    private NetworkOptions network;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Terminal terminal = new Terminal(spec);
        MirrorProgress progress = new MirrorProgress(terminal, System.console() != null, System::nanoTime);
        Network usual = network.network();
        Repositories repositories = new Repositories(home.home(), Clock.systemUTC(), usual.with(progress));
        MirrorTarget destination = new FolderTarget(target);
        Mirror mirror = new Mirror(origin(repositories, destination, usual), destination, progress);
        MirrorPlan plan = dryRun
                ? mirror.plan(options.selection(), prune)
                : mirror.run(options.selection(), prune);
        new MirrorReport(terminal, json).print(plan, dryRun, destination.location());
        return ExitCode.DONE.value();
    }

    private Origin origin(Repositories repositories, MirrorTarget destination, Network usual) {
        Transport transport =
                switch (source) {
                    case RepositoryAddress.Folder folder -> new FolderSource(folder.path());
                    case RepositoryAddress.Web web -> repositories.transport(web);
                };
        return new Origin(
                transport, destination, repositories.trusted(transport, root), repositories.expiry(), usual.heeded());
    }
}
