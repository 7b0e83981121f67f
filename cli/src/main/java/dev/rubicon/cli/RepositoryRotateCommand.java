package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import dev.rubicon.repository.KeyFiles;
import dev.rubicon.repository.RepositoryFolder;
import dev.rubicon.repository.tuf.PublicKey;
import dev.rubicon.repository.tuf.SigningKeys;
import dev.rubicon.repository.upkeep.RootChange;
import dev.rubicon.repository.upkeep.Rotation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "rotate",
        description = "Change who signs for a repository, or let its root live longer.",
        footer = {
            "",
            "Without options the root is only signed anew. Where not all root keys are here, a draft is written; 'sign' it where",
            "they are, and publish it with --apply. What replaced keys had signed is signed anew.",
            "",
            "Examples:",
            "  rubicon repository rotate --role online --new --remove all",
            "  rubicon repository rotate --role root --add carla.pub --remove 3f2a90c1 --threshold 2",
            "  rubicon repository rotate --apply root-2.draft.json"
        })
final class RepositoryRotateCommand implements Callable<Integer> {
    @Mixin
    private KeeperOptions keeper;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description =
                    "Whose keys change: root, timestamp, snapshot, targets, or online for the last three. Repeatable.")
    private List<String> roles = List.of();

    @Option(names = "--add", paramLabel = "FILE", description = "A key that is to sign, private or public. Repeatable.")
    private List<Path> added = List.of();

    @Option(names = "--new", description = "Make a key here that is to sign.")
    private boolean makeKey;

    @Option(
            names = "--remove",
            paramLabel = "KEY",
            description = "The beginning of the id of one that is not to sign any more, or all. Repeatable.")
    private List<String> removed = List.of();

    @Option(names = "--threshold", paramLabel = "N", description = "How many signatures it takes.")
    private Optional<Integer> threshold;

    @Option(names = "--key", paramLabel = "FILE", description = "A private root key that is elsewhere. Repeatable.")
    private List<Path> others = List.of();

    @Option(
            names = "--draft",
            paramLabel = "FILE",
            description = "Where the draft goes, if there is one. Default: root-N.draft.json.")
    private Optional<Path> draft;

    @Option(names = "--apply", paramLabel = "FILE", description = "Publish a draft that is signed.")
    private Optional<Path> applied;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        RepositoryFolder folder = keeper.folder();
        KeyFiles keys = folder.publishing().keys();
        List<Path> signing = new ArrayList<>(others);
        signing.addAll(added);
        SigningKeys more = KeyOptions.signing(signing, keys);
        Rotation rotation = new Rotation(folder);
        Rotation.Outcome outcome = applied.map(file -> rotation.apply(RootText.read(file), more))
                .orElseGet(() -> rotation.change(change(keys), more));
        Terminal terminal = new Terminal(spec);
        switch (outcome) {
            case Rotation.Outcome.Rotated rotated -> {
                if (json) {
                    ObjectNode node = Json.object().put("outcome", "rotated");
                    node.set("root", RootText.json(rotated.root()));
                    terminal.json(node);
                } else {
                    RootText.lines(rotated.root()).forEach(terminal::line);
                }
            }
            case Rotation.Outcome.Unfinished unfinished ->
                RootText.write(
                        unfinished.draft(),
                        draft.or(() -> applied)
                                .orElse(Path.of(
                                        "root-" + unfinished.draft().root().version() + ".draft.json")),
                        terminal,
                        json);
        }
        return ExitCode.DONE.value();
    }

    private RootChange change(KeyFiles keys) {
        List<String> all = new ArrayList<>();
        roles.forEach(role -> all.addAll(named(role)));
        if (all.isEmpty() && (makeKey || !added.isEmpty() || !removed.isEmpty() || threshold.isPresent())) {
            throw new InvalidInput("RB342", "nobody has said whose keys change", "give --role root or --role online");
        }
        List<PublicKey> adding = new ArrayList<>(KeyOptions.publicKeys(added, keys));
        if (makeKey) {
            adding.add(keys.make(all.contains("root") ? "root" : "online").publicKey());
        }
        return new RootChange(all, adding, removed, threshold);
    }

    private static List<String> named(String role) {
        return switch (role) {
            case "online" -> RootChange.ONLINE;
            case "root", "timestamp", "snapshot", "targets" -> List.of(role);
            default ->
                throw new InvalidInput(
                        "RB342",
                        "there is no role '" + Quoted.shortened(role) + "'",
                        "expected root, timestamp, snapshot, targets or online");
        };
    }
}
