package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.installer.Bytes;
import dev.rubicon.installer.InstanceSnapshots;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.snapshot.Snapshot;
import dev.rubicon.installer.snapshot.SnapshotJson;
import dev.rubicon.installer.snapshot.SnapshotName;
import dev.rubicon.installer.snapshot.Snapshots;
import dev.rubicon.model.PackageVersion;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "snapshot",
        addMethodSubcommands = false,
        description = "All that an instance is, in a file; and back.",
        footer = {
            "",
            "They are in the folder 'snapshots' of Rubicon's folder. Those that are taken before a run are deleted when there",
            "are newer ones, those taken by hand never.",
            "",
            "Examples:",
            "  rubicon snapshot create --instance LSCentral --name before-stocktaking",
            "  rubicon snapshot list --instance LSCentral",
            "  rubicon snapshot restore before-stocktaking --instance LSCentral"
        })
final class SnapshotCommand {
    /** Whose snapshots. */
    static final class Of {
        @Mixin
        private HomeOptions home;

        @Option(names = "--instance", required = true, paramLabel = "NAME", description = "The instance.")
        private InstanceName instance;

        @Option(names = "--json", description = "Print as JSON.")
        private boolean json;

        Snapshots store() {
            return new Snapshots(home.home());
        }

        InstanceSnapshots taking() {
            return new InstanceSnapshots(home.instance(instance), store(), Clock.systemUTC());
        }
    }

    @Spec
    private CommandSpec spec;

    @Command(
            name = "create",
            description = "Take a snapshot. Others may go on working.",
            footer = {"", "Example:", "  rubicon snapshot create --instance LSCentral --name before-stocktaking"})
    int create(
            @Mixin Of of,
            @Option(names = "--name", paramLabel = "SNAPSHOT", description = "Its name. Default: the time.")
                    Optional<SnapshotName> name) {
        InstanceSnapshots taking = of.taking();
        Snapshot taken = name.map(given -> taking.create(given, Who.runs("snapshot create")))
                .orElseGet(() -> taking.create(Who.runs("snapshot create")));
        Terminal terminal = new Terminal(spec);
        if (of.json) {
            terminal.json(SnapshotJson.write(taken));
        } else {
            terminal.line("snapshot " + taken.name() + " of instance " + of.instance + " (" + Bytes.text(taken.size())
                    + ") in " + taken.file());
        }
        return ExitCode.DONE.value();
    }

    @Command(
            name = "list",
            description = "List the snapshots of an instance, the oldest first.",
            footer = {"", "Example:", "  rubicon snapshot list --instance LSCentral"})
    int list(@Mixin Of of) {
        Snapshots.Listing listing = of.store().list(of.instance);
        Terminal terminal = new Terminal(spec);
        terminal.warnings(listing.problems());
        if (of.json) {
            ArrayNode array = Json.array();
            listing.snapshots().forEach(one -> array.add(SnapshotJson.write(one)));
            terminal.json(array);
        } else if (listing.snapshots().isEmpty()) {
            terminal.message("there are no snapshots of instance " + of.instance + " in "
                    + of.store().folder(of.instance));
        } else {
            TextTable table = new TextTable("SNAPSHOT", "TAKEN", "WHY", "MADE BY", "SIZE", "PACKAGES");
            listing.snapshots()
                    .forEach(one -> table.row(
                            one.name().value(),
                            one.about().takenAt().substring(0, 19).replace('T', ' ') + " UTC",
                            SnapshotJson.text(one.about().reason()),
                            one.madeBy().orElse("-"),
                            Bytes.text(one.size()),
                            one.about().packages().stream()
                                    .map(PackageVersion::toString)
                                    .collect(Collectors.joining(", "))));
            table.lines().forEach(terminal::line);
        }
        return ExitCode.DONE.value();
    }

    @Command(
            name = "restore",
            description =
                    "Make an instance what it was when the snapshot was taken. What it is now is kept in another one.",
            footer = {
                "",
                "The journal stays. A database file must not be open anywhere else.",
                "",
                "Examples:",
                "  rubicon snapshot restore before-stocktaking --instance LSCentral",
                "  rubicon snapshot restore nightly --instance Test --from LSCentral"
            })
    int restore(
            @Mixin Of of,
            @Mixin KeepOptions keep,
            @Parameters(paramLabel = "SNAPSHOT", description = "Its name.") SnapshotName name,
            @Option(names = "--from", paramLabel = "NAME", description = "Take the snapshot of this other instance.")
                    Optional<InstanceName> from) {
        Snapshot snapshot = of.store().find(from.orElse(of.instance), name);
        InstanceSnapshots.Restored restored =
                of.taking().restore(snapshot, keep.automatic(), Who.runs("snapshot restore"));
        report(restored, of.instance, of.json, new Terminal(spec));
        return ExitCode.DONE.value();
    }

    /** Prints what an instance is now, and what it was. */
    static void report(InstanceSnapshots.Restored restored, InstanceName instance, boolean json, Terminal terminal) {
        if (json) {
            ObjectNode node = Json.object().put("outcome", "done");
            node.set("restored", SnapshotJson.write(restored.snapshot()));
            restored.present().ifPresent(present -> node.set("present", SnapshotJson.write(present)));
            node.set("deleted", names(restored.deleted()));
            terminal.json(node);
            return;
        }
        terminal.line(terminal.good("done") + ": instance " + instance + " is what it was when snapshot "
                + restored.snapshot().name() + " was taken");
        restored.present()
                .ifPresent(present -> terminal.line(terminal.atHome("what it was before is in snapshot "
                        + present.name() + "; to undo this: rubicon snapshot restore " + present.name() + " --instance "
                        + instance)));
        deleted(restored.deleted(), terminal);
    }

    static ArrayNode names(List<Snapshot> snapshots) {
        ArrayNode array = Json.array();
        snapshots.forEach(one -> array.add(one.name().value()));
        return array;
    }

    /** Says which automatic snapshots are gone. */
    static void deleted(List<Snapshot> snapshots, Terminal terminal) {
        if (!snapshots.isEmpty()) {
            terminal.message("deleted, as there are newer automatic ones: snapshot "
                    + snapshots.stream().map(one -> one.name().value()).collect(Collectors.joining(", ")));
        }
    }

    @Command(
            name = "delete",
            description = "Delete a snapshot.",
            footer = {"", "Example:", "  rubicon snapshot delete before-stocktaking --instance LSCentral"})
    int delete(@Mixin Of of, @Parameters(paramLabel = "SNAPSHOT", description = "Its name.") SnapshotName name) {
        Snapshot snapshot = of.store().find(of.instance, name);
        of.store().delete(snapshot);
        Terminal terminal = new Terminal(spec);
        if (of.json) {
            ObjectNode node = Json.object().put("outcome", "done");
            node.set("deleted", names(List.of(snapshot)));
            terminal.json(node);
        } else {
            terminal.line("deleted snapshot " + name + " of instance " + of.instance);
        }
        return ExitCode.DONE.value();
    }
}
