package dev.rubicon.cli;

import dev.rubicon.installer.Commit;
import dev.rubicon.installer.InstallRequest;
import dev.rubicon.installer.Installer;
import dev.rubicon.installer.PlanAnswer;
import dev.rubicon.installer.Progress;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.model.Problem;
import java.util.List;
import java.util.Locale;
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

    ExitCode run(RequestOptions request, InstallRequest wanted, Terminal terminal, String command) {
        return run(request.installer(commit()), request.json(), wanted, terminal, command);
    }

    Commit commit() {
        return atomic ? Commit.WHOLE_PLAN : Commit.EACH_STEP;
    }

    ExitCode run(Installer installer, boolean json, InstallRequest wanted, Terminal terminal, String command) {
        OutcomeReport report = new OutcomeReport(terminal, json);
        if (dryRun) {
            return report.planned(installer.plan(wanted));
        }
        boolean ask = !yes && !json && isTerminal();
        Progress progress = isTerminal() && !json ? new TerminalProgress(terminal) : Progress.SILENT;
        Installer.Outcome outcome = installer.run(
                wanted,
                Who.runs(command),
                ready -> {
                    if (!json) {
                        report.planned(new PlanAnswer.Made(ready));
                    }
                    return !(loses(ready) || wanted.needsConfirmation()) || yes || approved(wanted, ask, terminal);
                },
                progress);
        return switch (outcome) {
            case Installer.Outcome.NotReady notReady -> report.planned(notReady.answer());
            case Installer.Outcome.Declined declined -> {
                terminal.message("stopped: nothing has been changed");
                yield ExitCode.REFUSED;
            }
            case Installer.Outcome.Ended ended -> report.applied(ended.plan(), ended.applied());
        };
    }

    // Nobody is asked where nobody is there; then only what is archived may be lost.
    private static boolean approved(InstallRequest wanted, boolean ask, Terminal terminal) {
        if (ask) {
            return confirmed();
        }
        if (wanted.archive() && wanted.needsConfirmation()) {
            terminal.errors(List.of(new Problem(
                    "RB584",
                    "whole tables would be dropped, and nobody is there to ask",
                    "add --yes if you mean it; what is in them is archived first")));
            return false;
        }
        if (!wanted.archive()) {
            terminal.errors(List.of(new Problem(
                    "RB826",
                    "--no-archive would lose values for good, and nobody is there to ask",
                    "add --yes if you mean it")));
        }
        return wanted.archive();
    }

    private static boolean loses(Planned.Ready ready) {
        return ready.plan().acting().stream().anyMatch(step -> step.lost() > 0);
    }

    private static boolean isTerminal() {
        return System.console() != null;
    }

    private static boolean confirmed() {
        String answer = System.console().readLine("Go on? [y/N] ");
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }

    /** Says what is being done, on a terminal. */
    private record TerminalProgress(Terminal terminal) implements Progress {
        @Override
        public void begins(Step.Acting step, int number, int of) {
            terminal.message("[" + number + "/" + of + "] " + step.target() + " ...");
        }

        @Override
        public void done(Step.Acting step, long archivedRows) {}
    }
}
