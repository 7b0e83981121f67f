package dev.rubicon.cli;

import dev.rubicon.installer.Commit;
import dev.rubicon.installer.InstallRequest;
import dev.rubicon.installer.Installer;
import dev.rubicon.installer.PlanAnswer;
import dev.rubicon.installer.Progress;
import dev.rubicon.installer.SavedPlan;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.model.Problem;
import java.util.List;
import java.util.function.BiFunction;
import picocli.CommandLine.Option;

/** How install and update go about applying their plan. */
final class ApplyOptions {
    @Option(names = "--dry-run", description = "Only print the plan, as 'plan' does.")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask before values are lost.")
    private boolean yes;

    @Option(names = "--atomic", description = "Do all steps in one transaction: if one fails, none is done.")
    private boolean atomic;

    boolean isDry() {
        return dryRun;
    }

    ExitCode run(RequestOptions request, CodeOptions code, InstallRequest wanted, Terminal terminal, String command) {
        return code.run(terminal, settings -> {
            Installer installer = request.installer().committing(commit()).running(settings);
            return run(installer, request.json(), wanted, terminal, request.recorded(command));
        });
    }

    Commit commit() {
        return atomic ? Commit.WHOLE_PLAN : Commit.EACH_STEP;
    }

    ExitCode run(Installer installer, boolean json, InstallRequest wanted, Terminal terminal, String command) {
        if (dryRun) {
            return new OutcomeReport(terminal, json).planned(installer.plan(wanted));
        }
        return run(
                json,
                terminal,
                wanted.needsConfirmation(),
                (approval, progress) -> installer.run(wanted, Who.runs(command), approval, progress));
    }

    /** Applies a plan that was made before. */
    ExitCode run(Installer installer, SavedPlan saved, boolean json, Terminal terminal) {
        if (dryRun) {
            OutcomeReport report = new OutcomeReport(terminal, json);
            return switch (installer.check(saved)) {
                case Installer.Outcome.NotReady notReady -> report.planned(notReady.answer());
                case Installer.Outcome.MovedOn moved -> report.movedOn(moved);
                case Installer.Outcome.Declined holds -> report.planned(new PlanAnswer.Made(holds.plan()));
                case Installer.Outcome.Ended ended -> throw new IllegalStateException("a check applies nothing");
            };
        }
        return run(
                json,
                terminal,
                saved.request().needsConfirmation(),
                (approval, progress) -> installer.apply(saved, Who.runs("apply"), approval, progress));
    }

    private ExitCode run(
            boolean json,
            Terminal terminal,
            boolean dropsTables,
            BiFunction<Installer.Approval, Progress, Installer.Outcome> application) {
        OutcomeReport report = new OutcomeReport(terminal, json);
        boolean ask = !yes && Confirmation.isPossible(json);
        TerminalProgress shown = new TerminalProgress(terminal);
        Progress progress = Confirmation.isPossible(json) ? shown : Progress.SILENT;
        Installer.Outcome outcome = application.apply(
                ready -> {
                    if (!json) {
                        report.planned(new PlanAnswer.Made(ready));
                    }
                    boolean asks = loses(ready) || dropsTables;
                    return !asks || yes || approved(ready, ask, dropsTables, terminal);
                },
                progress);
        shown.code().clear();
        return switch (outcome) {
            case Installer.Outcome.NotReady notReady -> report.planned(notReady.answer());
            case Installer.Outcome.MovedOn moved -> report.movedOn(moved);
            case Installer.Outcome.Declined declined -> {
                terminal.message("stopped: nothing has been changed");
                yield ExitCode.REFUSED;
            }
            case Installer.Outcome.Ended ended -> report.applied(ended);
        };
    }

    // Nobody is asked where nobody is there; then only what is archived may be lost.
    private static boolean approved(Planned.Ready ready, boolean ask, boolean dropsTables, Terminal terminal) {
        if (ask) {
            return Confirmation.given();
        }
        boolean archived = ready.plan().archive();
        if (archived && dropsTables) {
            terminal.errors(List.of(new Problem(
                    "RB584",
                    "whole tables would be dropped, and nobody is there to ask",
                    "add --yes if you mean it; what is in them is archived first")));
            return false;
        }
        if (!archived) {
            terminal.errors(List.of(new Problem(
                    "RB826",
                    "--no-archive would lose values for good, and nobody is there to ask",
                    "add --yes if you mean it")));
        }
        return archived;
    }

    private static boolean loses(Planned.Ready ready) {
        return ready.plan().acting().stream().anyMatch(step -> step.lost() > 0);
    }
}
