package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.installer.History;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.journal.CodeReportJson;
import dev.rubicon.installer.journal.JournalStep;
import dev.rubicon.installer.journal.Run;
import dev.rubicon.model.Version;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "history",
        description = "Show what was done to an instance, newest first.",
        footer = {"", "Example:", "  rubicon history --instance LSCentral"})
final class HistoryCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions home;

    @Option(names = "--instance", required = true, paramLabel = "NAME", description = "The instance.")
    private InstanceName instance;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Run> runs = History.of(home.instance(instance));
        Terminal terminal = new Terminal(spec);
        if (json) {
            ArrayNode array = Json.array();
            runs.forEach(run -> array.add(json(run)));
            terminal.json(array);
        } else if (runs.isEmpty()) {
            terminal.message("nothing has been done to instance " + instance + " yet");
        } else {
            runs.forEach(run -> print(run, terminal));
        }
        return ExitCode.DONE.value();
    }

    private static void print(Run run, Terminal terminal) {
        terminal.line(terminal.bold("run " + run.id()) + "  " + when(run.startedAt()) + "  "
                + run.outcome().name().toLowerCase(Locale.ROOT) + "  " + run.command() + "  by " + run.who());
        for (JournalStep step : run.steps()) {
            terminal.line("  " + step.packageId() + " "
                    + step.from().map(from -> from + " → ").orElse("")
                    + step.to() + "  " + step.syncMode()
                    + (step.reasons().isEmpty() ? "" : " (" + step.reasons() + ")")
                    + (step.archivedRows() == 0
                            ? ""
                            : ", " + Terminal.count(step.archivedRows(), "row") + " archived"));
            CodeReportText.lines(step.code()).forEach(line -> terminal.line("    " + line));
        }
        run.restored().ifPresent(to -> terminal.line("  went back to snapshot " + to.snapshot()));
        run.snapshot().ifPresent(name -> terminal.line("  what it was before is in snapshot " + name));
        run.planned()
                .filter(planned -> planned > run.steps().size() && run.outcome() != Run.Outcome.RUNNING)
                .ifPresent(planned -> terminal.line(
                        run.steps().isEmpty()
                                ? "  none of " + Terminal.count(planned, "step")
                                        + " is done; the same command tries again"
                                : "  " + run.steps().size() + " of " + Terminal.count(planned, "step")
                                        + " are done, each complete; the same command again does the rest"));
        run.problem().ifPresent(problem -> problem.lines().forEach(line -> terminal.line("  " + line)));
    }

    // 2026-11-21T03:00:00.123Z is shown as 2026-11-21 03:00:00 UTC.
    private static String when(String instant) {
        return instant.substring(0, 19).replace('T', ' ') + " UTC";
    }

    private static ObjectNode json(Run run) {
        ObjectNode json = Json.object()
                .put("run", run.id())
                .put("command", run.command())
                .put("who", run.who())
                .put("plan", run.plan())
                .put("startedAt", run.startedAt());
        run.finishedAt().ifPresent(at -> json.put("finishedAt", at));
        json.put("outcome", run.outcome().name().toLowerCase(Locale.ROOT));
        run.problem().ifPresent(problem -> json.put("problem", problem));
        run.planned().ifPresent(planned -> json.put("planned", planned));
        run.snapshot().ifPresent(name -> json.put("snapshot", name));
        run.restored().ifPresent(to -> json.put("restored", to.snapshot()));
        ArrayNode steps = json.putArray("steps");
        for (JournalStep step : run.steps()) {
            ObjectNode node = steps.addObject().put("id", step.packageId().value());
            step.from().map(Version::toString).ifPresent(from -> node.put("from", from));
            node.put("to", step.to().toString())
                    .put("syncMode", step.syncMode())
                    .put("reasons", step.reasons())
                    .put("archivedRows", step.archivedRows())
                    .put("startedAt", step.startedAt())
                    .put("finishedAt", step.finishedAt());
            if (!step.code().isNothing()) {
                node.set("code", CodeReportJson.write(step.code()));
            }
        }
        return json;
    }
}
