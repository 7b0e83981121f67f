package dev.rubicon.cli;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.repository.mirror.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "mirror",
        description = "Copy a repository, whole or in part, and keep the copy up to date.",
        customSynopsis = {
            "rubicon mirror [OPTIONS] SOURCE DEST",
            "       rubicon mirror [OPTIONS] SOURCE --to-file FILE [--state STATE]",
            "       rubicon mirror [OPTIONS] --from-file FILE DEST",
            "       rubicon mirror DEST --state [STATE]"
        },
        footer = {
            "",
            "Only what is missing is brought; readers of the mirror see the old state or the new one. Clients trust it as they trust",
            "the origin: what is signed is copied byte for byte. A part has all metadata, and says so of a package that it lacks.",
            "To a place without a network goes a file; with --state, what that place has printed before, only what it lacks.",
            "",
            "Examples:",
            "  rubicon mirror https://packages.example.com /srv/mirror --root root.json",
            "  rubicon mirror https://packages.example.com /srv/mirror --include 'bundle/pos@^3' --closure --latest 3 --prune",
            "  rubicon mirror /srv/mirror --to-file store.tar.zst --state state.json",
            "  rubicon mirror --from-file store.tar.zst /srv/packages",
            "  rubicon mirror /srv/packages --state > state.json"
        })
final class MirrorCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..2",
            paramLabel = "SOURCE DEST",
            description =
                    "The repository (a folder, file:, http:, https:, oci: or s3:), and the mirror (a folder, or all to oci:).")
    private List<String> places = List.of();

    @Mixin
    private MirrorOptions options;

    @Option(names = "--prune", description = "Delete what is no longer named or asked for.")
    private boolean prune;

    @Option(
            names = "--check",
            description = "Look at each file of DEST, and bring what is missing, even if SOURCE has not changed.")
    private boolean check;

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dryRun;

    @Option(
            names = "--to-file",
            paramLabel = "FILE",
            description = "Write a .tar.zst to be carried, instead of to DEST.")
    private Optional<Path> toFile;

    @Option(names = "--from-file", paramLabel = "FILE", description = "Read such a file, instead of SOURCE.")
    private Optional<Path> fromFile;

    @Option(
            names = "--state",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "STATE",
            description = "What DEST has: print it, or write it to that file. With --to-file: leave that out.")
    private Optional<String> state;

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
        Mirroring mirroring = new Mirroring(home, network.network(), root, terminal, json, dryRun);
        Selection selection = options.selection();
        if (toFile.isPresent()) {
            need(
                    1,
                    fromFile.isEmpty()
                            && !prune
                            && !check
                            && state.filter(String::isEmpty).isEmpty());
            mirroring.toFile(RepositoryAddress.parse(places.getFirst()), selection, toFile.get(), state);
        } else if (fromFile.isPresent()) {
            need(1, state.isEmpty() && !prune && !check && selection instanceof Selection.Everything);
            mirroring.fromFile(fromFile.get(), Conversions.path(places.getFirst()));
        } else if (state.isPresent()) {
            need(1, !prune && !check && !dryRun && selection instanceof Selection.Everything);
            mirroring.state(Conversions.path(places.getFirst()), state.get());
        } else {
            need(2, true);
            copy(mirroring, RepositoryAddress.parse(places.getFirst()), selection);
        }
        return ExitCode.DONE.value();
    }

    private void copy(Mirroring mirroring, RepositoryAddress source, Selection selection) {
        switch (RepositoryAddress.parse(places.getLast())) {
            case RepositoryAddress.Folder folder
            when check -> mirroring.mirror(source, folder.path(), selection, prune);
            case RepositoryAddress.Folder folder -> mirroring.mirrorIfChanged(source, folder.path(), selection, prune);
            case RepositoryAddress.Oci oci -> {
                if (prune || check || dryRun || !(selection instanceof Selection.Everything)) {
                    throw new InvalidInput(
                            "RB393",
                            "'" + oci.shown() + "' is a registry, which gets all of a repository and deletes nothing",
                            "leave out --prune, --check, --dry-run and what selects packages");
                }
                mirroring.push(source, oci.address());
            }
            case RepositoryAddress.Web web -> throw readOnly(web);
            case RepositoryAddress.S3 bucket -> throw readOnly(bucket);
        }
    }

    private static InvalidInput readOnly(RepositoryAddress place) {
        return new InvalidInput(
                "RB333",
                "'" + place.shown() + "' cannot be written to",
                "mirror to a folder that a web server serves, or to a file: --to-file");
    }

    private void need(int number, boolean goesTogether) {
        if (places.size() != number || !goesTogether) {
            throw new ParameterException(
                    spec.commandLine(),
                    "give SOURCE DEST, SOURCE --to-file FILE, --from-file FILE DEST, or DEST --state");
        }
    }
}
