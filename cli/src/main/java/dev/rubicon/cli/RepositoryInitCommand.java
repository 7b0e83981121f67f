package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.repository.FolderPublisher;
import dev.rubicon.repository.KeyFiles;
import dev.rubicon.repository.Publishing;
import dev.rubicon.repository.tuf.FirstState;
import dev.rubicon.repository.tuf.Lifetimes;
import dev.rubicon.repository.tuf.PublicKey;
import dev.rubicon.repository.tuf.RootDraft;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "init",
        description = "Begin a repository, with keys of your choice.",
        footer = {
            "",
            "Without keys, two are made here. Where not all root keys are here, a draft is written; 'sign' it where they are,",
            "and begin with --apply.",
            "",
            "Examples:",
            "  rubicon repository init /srv/packages",
            "  rubicon repository init /srv/packages --root-key anna.pub --root-key bert.pub --threshold 2 --draft root.draft",
            "  rubicon repository init /srv/packages --apply root.draft"
        })
final class RepositoryInitCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "An empty or new folder.")
    private Path folder;

    @Mixin
    private HomeOptions home;

    @Option(
            names = "--root-key",
            paramLabel = "FILE",
            description = "A key of the root, private or public. Repeatable.")
    private List<Path> rootKeys = List.of();

    @Option(
            names = "--threshold",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many of them it takes. Default: ${DEFAULT-VALUE}.")
    private int threshold;

    @Option(names = "--online-key", paramLabel = "FILE", description = "A key that signs all the rest. Repeatable.")
    private List<Path> onlineKeys = List.of();

    @Option(
            names = "--expire-root",
            paramLabel = "TIME",
            converter = DayConverter.class,
            defaultValue = "1825d",
            description = "How long a root is believed. Default: ${DEFAULT-VALUE}.")
    private Duration root;

    @Option(
            names = "--expire-targets",
            paramLabel = "TIME",
            converter = DayConverter.class,
            defaultValue = "365d",
            description = "The same of lists of files. Default: ${DEFAULT-VALUE}.")
    private Duration targets;

    @Option(
            names = "--expire-snapshot",
            paramLabel = "TIME",
            converter = DayConverter.class,
            defaultValue = "365d",
            description = "The same of snapshots. Default: ${DEFAULT-VALUE}.")
    private Duration snapshot;

    @Option(
            names = "--expire-timestamp",
            paramLabel = "TIME",
            converter = DayConverter.class,
            defaultValue = "30d",
            description =
                    "The same of timestamps: so often somebody has to publish or refresh. Default: ${DEFAULT-VALUE}.")
    private Duration timestamp;

    @Option(
            names = "--draft",
            paramLabel = "FILE",
            defaultValue = "root-1.draft.json",
            description = "Where the draft goes, if there is one. Default: ${DEFAULT-VALUE}.")
    private Path draft;

    @Option(names = "--apply", paramLabel = "FILE", description = "Begin with a draft that is signed.")
    private Optional<Path> applied;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Publishing publishing = KeeperOptions.publishing(home);
        FolderPublisher publisher = new FolderPublisher(folder, publishing);
        publisher.requireNone();
        Terminal terminal = new Terminal(spec);
        RootDraft first = applied.map(RootText::read).orElseGet(() -> made(publishing));
        if (!first.missing().isEmpty() && applied.isEmpty()) {
            RootText.write(first, draft, terminal, json);
            return ExitCode.DONE.value();
        }
        publisher.create(first);
        if (json) {
            ObjectNode made = Json.object().put("outcome", "made").put("repository", folder.toString());
            made.set("root", RootText.json(first.root()));
            terminal.json(made);
        } else {
            terminal.line("made the repository " + folder + "; keys of this machine are in "
                    + publishing.keys().folder() + ": keep a copy of them in a safe place");
            RootText.lines(first.root()).forEach(terminal::line);
        }
        return ExitCode.DONE.value();
    }

    private RootDraft made(Publishing publishing) {
        Lifetimes lifetimes = new Lifetimes(root, targets, snapshot, timestamp);
        KeyFiles keys = publishing.keys();
        FirstState.requireThreshold(threshold, Math.max(1, rootKeys.size()));
        List<PublicKey> roots =
                rootKeys.isEmpty() ? List.of(keys.make("root").publicKey()) : KeyOptions.publicKeys(rootKeys, keys);
        List<PublicKey> online = onlineKeys.isEmpty()
                ? List.of(keys.make("online").publicKey())
                : KeyOptions.publicKeys(onlineKeys, keys);
        return RootDraft.of(
                        Optional.empty(),
                        FirstState.root(
                                roots,
                                threshold,
                                online,
                                publishing.clock().instant().plus(root).truncatedTo(ChronoUnit.SECONDS),
                                Optional.of(lifetimes)))
                .signedBy(KeyOptions.both(keys.all(), KeyOptions.signing(rootKeys, keys)));
    }
}
