package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.installer.InstanceSnapshots;
import dev.rubicon.installer.Rollback;
import dev.rubicon.installer.TableWrites;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.journal.JournalStep;
import dev.rubicon.installer.snapshot.SnapshotJson;
import dev.rubicon.installer.snapshot.Snapshots;
import dev.rubicon.model.Problem;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "rollback",
        description = "Go back to before the last install: schema, rows and versions.",
        footer = {
            "",
            "It needs the snapshot that was taken before that run. What was written since is named first, and is kept in",
            "another snapshot, so that the rollback can be undone.",
            "",
            "Examples:",
            "  rubicon rollback --instance LSCentral --dry-run",
            "  rubicon rollback --instance LSCentral --yes"
        })
final class RollbackCommand implements Callable<Integer> {
    private static final String APP_ID = "\\$[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=$|\\.)";

    @Mixin
    private HomeOptions home;

    @Mixin
    private KeepOptions keep;

    @Option(names = "--instance", required = true, paramLabel = "NAME", description = "The instance.")
    private InstanceName name;

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Instance instance = home.instance(name);
        Snapshots store = new Snapshots(home.home());
        Rollback rollback = new Rollback(instance, store, new InstanceSnapshots(instance, store, Clock.systemUTC()));
        Terminal terminal = new Terminal(spec);
        return switch (rollback.plan()) {
            case Rollback.Answer.Impossible impossible -> {
                new OutcomeReport(terminal, json).refused(List.of(impossible.problem()));
                yield ExitCode.REFUSED.value();
            }
            case Rollback.Answer.Possible possible ->
                run(rollback, possible, terminal).value();
        };
    }

    private ExitCode run(Rollback rollback, Rollback.Answer.Possible possible, Terminal terminal) {
        if (dryRun || !json) {
            print(possible, terminal);
        }
        if (dryRun) {
            return ExitCode.DONE;
        }
        if (!yes && !Confirmation.isPossible(json)) {
            terminal.errors(List.of(new Problem(
                    "RB577",
                    "a rollback has to be confirmed, and nobody is there to ask",
                    "add --yes if you mean it")));
            return ExitCode.REFUSED;
        }
        if (!yes && !Confirmation.given()) {
            terminal.message("stopped: nothing has been changed");
            return ExitCode.REFUSED;
        }
        InstanceSnapshots.Restored restored = rollback.run(possible, keep.automatic(), Who.runs("rollback"));
        SnapshotCommand.report(restored, name, json, terminal);
        return ExitCode.DONE;
    }

    private void print(Rollback.Answer.Possible possible, Terminal terminal) {
        if (json) {
            ObjectNode node = Json.object()
                    .put("outcome", "ready")
                    .put("undoes", possible.undone().id());
            node.set("snapshot", SnapshotJson.write(possible.to()));
            ArrayNode since = node.putArray("runsSince");
            possible.since()
                    .forEach(run -> since.addObject().put("run", run.id()).put("command", run.command()));
            ArrayNode written = node.putArray("writtenSince");
            possible.written()
                    .forEach(writes -> written.addObject()
                            .put("table", writes.table())
                            .put("new", writes.isNew())
                            .put("byKey", writes.byKey())
                            .put("added", writes.added())
                            .put("changed", writes.changed())
                            .put("deleted", writes.deleted()));
            ArrayNode unseen = node.putArray("notCompared");
            possible.unseen().forEach(unseen::add);
            terminal.json(node);
            return;
        }
        terminal.line("rollback of instance " + name + " to before run "
                + possible.undone().id() + ", snapshot "
                + terminal.bold(possible.to().name().value()));
        possible.undone()
                .steps()
                .forEach(step -> terminal.line("  " + step.packageId() + " "
                        + step.from().map(from -> step.to() + " → " + from).orElseGet(() -> fate(step))));
        possible.since().forEach(run -> terminal.line("  undone, too: run " + run.id() + ", " + run.command()));
        terminal.line("");
        if (!possible.unseen().isEmpty()) {
            terminal.line(
                    "nobody can tell whether these were written to since, because their type or values were altered:");
            possible.unseen().forEach(column -> terminal.line("  " + column.replaceFirst(APP_ID, "")));
        }
        if (possible.written().isEmpty()) {
            terminal.line(
                    possible.unseen().isEmpty()
                            ? "nothing was written since, as far as can be seen"
                            : "nothing else was written since");
            return;
        }
        terminal.line(terminal.warning("written since, and kept in another snapshot only:"));
        TextTable table = new TextTable("TABLE", "ADDED", "CHANGED", "DELETED");
        for (TableWrites writes : possible.written()) {
            table.row(
                    writes.table().replaceFirst(APP_ID, "") + (writes.isNew() ? " (new)" : ""),
                    String.valueOf(writes.added()),
                    writes.byKey() ? String.valueOf(writes.changed()) : "?",
                    String.valueOf(writes.deleted()));
        }
        table.lines().forEach(line -> terminal.line("  " + line));
    }

    private static String fate(JournalStep step) {
        boolean went = step.syncMode().equals("Uninstall") || step.syncMode().equals("Clean");
        return step.to() + (went ? " comes back" : " goes");
    }
}
