package dev.rubicon.server.console.fleet;

import dev.rubicon.fleet.protocol.PlanOutline;
import dev.rubicon.fleet.protocol.PlannedStep;
import dev.rubicon.fleet.rollout.Phase;
import dev.rubicon.fleet.rollout.Status;
import dev.rubicon.model.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where things are, in words for people. */
final class StatusText {
    private StatusText() {}

    static String word(Status status) {
        return switch (status) {
            case Status.Planning planning -> "planning";
            case Status.Planned planned -> "planned";
            case Status.Refused refused -> "refused";
            case Status.AwaitingApproval awaiting -> "awaiting approval";
            case Status.Scheduled scheduled -> "scheduled";
            case Status.Running running -> "running";
            case Status.Succeeded succeeded -> "succeeded";
            case Status.Failed failed -> "failed";
            case Status.Canceled canceled -> "left out";
            case Status.Canceling canceling -> "being left out";
            case Status.Skipped skipped -> "skipped";
        };
    }

    /** The name of its look. */
    static String tone(Status status) {
        return switch (status) {
            case Status.Planning planning -> "waiting";
            case Status.Planned planned -> "waiting";
            case Status.Scheduled scheduled -> "waiting";
            case Status.AwaitingApproval awaiting -> "asks";
            case Status.Running running -> "moves";
            case Status.Canceling canceling -> "moves";
            case Status.Succeeded succeeded -> "well";
            case Status.Refused refused -> "bad";
            case Status.Failed failed -> "bad";
            case Status.Canceled canceled -> "over";
            case Status.Skipped skipped -> "over";
        };
    }

    /** What else there is to say; empty if nothing. */
    static String note(Status status) {
        return switch (status) {
            case Status.Planning planning -> problems(planning.delayed());
            case Status.Planned planned -> moves(planned.plan());
            case Status.AwaitingApproval awaiting -> moves(awaiting.plan());
            case Status.Scheduled scheduled -> moves(scheduled.plan());
            case Status.Running running -> "step " + running.step() + " of " + running.of();
            case Status.Canceling canceling -> "by " + canceling.by() + "; its agent has not let go yet";
            case Status.Succeeded succeeded -> "";
            case Status.Refused refused -> problems(refused.problems());
            case Status.Failed failed -> problems(failed.problems());
            case Status.Canceled canceled -> "by " + canceled.by();
            case Status.Skipped skipped ->
                switch (skipped.why()) {
                    case NOTHING_TO_DO -> "has all of it already";
                    case SILENT -> "its agent says nothing; it has its turn when it is back";
                };
        };
    }

    private static String problems(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.code() + " " + problem.message())
                .collect(Collectors.joining("; "));
    }

    private static String moves(PlanOutline plan) {
        return plan.steps().stream().map(StatusText::move).collect(Collectors.joining(", "));
    }

    private static String move(PlannedStep step) {
        return switch (step.action()) {
            case INSTALL -> step.id() + " " + step.to();
            case UPDATE ->
                step.id() + " " + step.from().map(from -> from + " → ").orElse("") + step.to();
            case UNINSTALL -> step.id() + " goes";
            case CLEAN -> step.id() + " goes with its tables";
        };
    }

    /** The plan that it is about, as far as there is one. */
    static Optional<PlanOutline> plan(Status status) {
        return switch (status) {
            case Status.Planned planned -> Optional.of(planned.plan());
            case Status.AwaitingApproval awaiting -> Optional.of(awaiting.plan());
            case Status.Scheduled scheduled -> Optional.of(scheduled.plan());
            case Status.Running running -> Optional.of(running.plan());
            case Status.Failed failed -> Optional.of(failed.plan());
            case Status.Canceling canceling -> Optional.of(canceling.accepted().plan());
            case Status.Planning planning -> Optional.empty();
            case Status.Refused refused -> Optional.empty();
            case Status.Succeeded succeeded -> Optional.empty();
            case Status.Canceled canceled -> Optional.empty();
            case Status.Skipped skipped -> Optional.empty();
        };
    }

    static String phase(Phase phase) {
        return switch (phase) {
            case Phase.Preparing preparing -> "Plans are made and shown. Nothing is applied before it is started.";
            case Phase.Going going -> "It is under way.";
            case Phase.Paused paused ->
                paused.by()
                        .map(by -> "Paused by " + by + ": nothing new begins.")
                        .orElse("Stopped, since too many instances failed: nothing new begins.");
            case Phase.Canceled canceled -> "Canceled by " + canceled.by() + ": nothing new will ever begin.";
            case Phase.Finished finished -> "All instances have ended.";
        };
    }
}
