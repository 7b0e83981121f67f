package dev.rubicon.fleet.agent;

import dev.rubicon.fleet.protocol.Assignment;
import dev.rubicon.fleet.protocol.Progress;
import dev.rubicon.model.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Assignments and outcomes on one line, for logs and for people. */
public final class AssignmentText {
    private AssignmentText() {}

    public static String of(Assignment assignment) {
        return switch (assignment) {
            case Assignment.Nothing nothing -> "nothing to do";
            case Assignment.Prepare prepare -> "plan deployment " + prepare.deployment();
            case Assignment.Download download -> "bring what deployment " + download.deployment() + " needs";
            case Assignment.Apply apply ->
                "deployment " + apply.deployment() + ", fence " + apply.fence() + ", plan "
                        + apply.plan().abbreviated();
            case Assignment.Cancel cancel ->
                "let go of deployment " + cancel.deployment() + ", fence " + cancel.fence();
        };
    }

    public static String of(Progress.State state) {
        return switch (state) {
            case Progress.State.Accepted accepted -> "accepted";
            case Progress.State.Running running -> "step " + running.step() + " of " + running.of();
            case Progress.State.Succeeded succeeded -> "succeeded";
            case Progress.State.Failed failed -> "failed: " + text(failed.problems());
            case Progress.State.Refused refused -> "refused: " + text(refused.problems());
            case Progress.State.Skipped skipped -> "not begun in its time, or canceled";
        };
    }

    private static String text(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.code() + ", " + problem.message())
                .collect(Collectors.joining("; "));
    }
}
