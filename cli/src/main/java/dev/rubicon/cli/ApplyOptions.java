package dev.rubicon.cli;

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

    ExitCode run(RequestOptions request, InstallRequest wanted, Terminal terminal, String command) {
        Installer installer = request.installer();
        OutcomeReport report = new OutcomeReport(terminal, request.json());
        if (dryRun) {
            return report.planned(installer.plan(wanted));
        }
        boolean ask = !yes && !request.json() && isTerminal();
        Progress progress = isTerminal() && !request.json() ? new TerminalProgress(terminal) : Progress.SILENT;
        Installer.Outcome outcome = installer.run(
                wanted,
                Who.runs(command),
                ready -> {
                    if (!request.json()) {
                        report.planned(new PlanAnswer.Made(ready));
                    }
                    return !loses(ready) || yes || approved(request, ask, terminal);
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
    private static boolean approved(RequestOptions request, boolean ask, Terminal terminal) {
        if (ask) {
            return confirmed();
        }
        if (!request.archive()) {
            terminal.errors(List.of(new Problem(
                    "RB826",
                    "--no-archive would lose values for good, and nobody is there to ask",
                    "add --yes if you mean it")));
        }
        return request.archive();
    }

    private static boolean loses(Planned.Ready ready) {
        return ready.plan().moves().stream().anyMatch(move -> move.lost() > 0);
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
        public void begins(Step.Move step, int number, int of) {
            terminal.message("[" + number + "/" + of + "] " + step.target() + " ...");
        }

        @Override
        public void done(Step.Move step, long archivedRows) {}
    }
}
