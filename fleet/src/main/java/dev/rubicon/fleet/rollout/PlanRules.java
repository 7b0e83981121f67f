package dev.rubicon.fleet.rollout;

import dev.rubicon.fleet.protocol.Approval;
import dev.rubicon.fleet.protocol.PlanOutline;
import dev.rubicon.fleet.protocol.PlanReport;
import dev.rubicon.fleet.protocol.PlannedStep;
import dev.rubicon.model.Problem;
import java.util.ArrayList;
import java.util.List;

/** What a reported plan, and an approval of one, make of a deployment. */
final class PlanRules {
    private PlanRules() {}

    static Change on(Rollout rollout, RolloutEvent.PlanReported event) {
        Target target = rollout.targets().get(event.instance());
        if (target == null) {
            return Change.ignore(rollout, event.instance(), RolloutProblems.stranger(event.instance()));
        }
        PlanReport report = event.report();
        boolean wanted = report.deployment().equals(rollout.deployment().id())
                && report.number() == target.number()
                && !(rollout.phase() instanceof Phase.Canceled)
                && isPlannable(target.status());
        if (!wanted) {
            return Change.ignore(
                    rollout, event.instance(), RolloutProblems.stalePlan(event.instance(), report.number()));
        }
        Status next = next(rollout.deployment(), target.status(), report.answer());
        Change change = Change.to(rollout.with(target.with(next)));
        int dropped = approvals(target.status()).size() - approvals(next).size();
        if (dropped > 0) {
            change = change.and(change.rollout(), new Decision.DropApprovals(event.instance(), dropped));
        }
        return rollout.phase() instanceof Phase.Finished && !next.isEnded()
                ? change.and(change.rollout().with(new Phase.Going()), new Decision.Reopen(event.instance()))
                : change;
    }

    private static boolean isPlannable(Status status) {
        return switch (status) {
            case Status.Planning planning -> true;
            case Status.Planned planned -> true;
            case Status.AwaitingApproval awaiting -> true;
            case Status.Refused refused -> true;
            case Status.Skipped skipped -> true;
            case Status.Scheduled scheduled -> false;
            case Status.Running running -> false;
            case Status.Canceling canceling -> false;
            case Status.Succeeded succeeded -> false;
            case Status.Failed failed -> false;
            case Status.Canceled canceled -> false;
        };
    }

    private static Status next(Deployment deployment, Status status, PlanReport.Answer answer) {
        return switch (answer) {
            case PlanReport.Answer.Delayed delayed -> new Status.Planning(delayed.problems());
            case PlanReport.Answer.Refused refused -> new Status.Refused(refused.problems());
            case PlanReport.Answer.Ready ready
            when ready.plan().steps().isEmpty() -> new Status.Skipped(Status.Why.NOTHING_TO_DO);
            case PlanReport.Answer.Ready ready -> {
                List<Problem> problems = hotfixProblems(deployment, ready.plan());
                yield problems.isEmpty()
                        ? planned(deployment, ready.plan(), stillHolding(status, ready.plan()))
                        : new Status.Refused(problems);
            }
        };
    }

    private static List<Problem> hotfixProblems(Deployment deployment, PlanOutline plan) {
        List<Problem> problems = new ArrayList<>();
        if (deployment.kind() == Deployment.Kind.HOTFIX) {
            for (PlannedStep step : plan.steps()) {
                if (step.from().isPresent() && !keepsMinor(step)) {
                    problems.add(RolloutProblems.minorMoves(step));
                }
                if (step.forced()) {
                    problems.add(RolloutProblems.hotfixForces(step));
                }
            }
        }
        return problems;
    }

    private static boolean keepsMinor(PlannedStep step) {
        return step.from()
                .filter(from -> from.major() == step.to().major()
                        && from.minor() == step.to().minor())
                .isPresent();
    }

    private static List<Approval> stillHolding(Status status, PlanOutline plan) {
        return approvals(status).stream()
                .filter(approval -> approval.plan().equals(plan.digest()))
                .toList();
    }

    private static List<Approval> approvals(Status status) {
        return switch (status) {
            case Status.Planned planned -> planned.approvals();
            case Status.AwaitingApproval awaiting -> awaiting.approvals();
            case Status.Scheduled scheduled -> scheduled.approvals();
            case Status.Running running -> running.approvals();
            case Status.Failed failed -> failed.approvals();
            case Status.Planning planning -> List.of();
            case Status.Refused refused -> List.of();
            case Status.Canceling canceling -> List.of();
            case Status.Succeeded succeeded -> List.of();
            case Status.Canceled canceled -> List.of();
            case Status.Skipped skipped -> List.of();
        };
    }

    /** A plan that crosses waits until enough people have approved of exactly it. */
    static Status planned(Deployment deployment, PlanOutline plan, List<Approval> approvals) {
        return plan.crossings().isEmpty() || approvals.size() >= deployment.approvals()
                ? new Status.Planned(plan, approvals)
                : new Status.AwaitingApproval(plan, approvals);
    }

    static Change on(Rollout rollout, Target target, Approval approval) {
        if (!(target.status() instanceof Status.AwaitingApproval awaiting)
                || rollout.phase() instanceof Phase.Canceled) {
            return Change.reject(rollout, RolloutProblems.nothingToApprove(target.instance()));
        }
        if (!approval.plan().equals(awaiting.plan().digest())) {
            return Change.reject(
                    rollout,
                    RolloutProblems.otherPlan(
                            target.instance(), approval.plan(), awaiting.plan().digest()));
        }
        if (awaiting.approvals().stream().anyMatch(one -> one.by().equalsIgnoreCase(approval.by()))) {
            return Change.to(rollout);
        }
        List<Approval> all = new ArrayList<>(awaiting.approvals());
        all.add(approval);
        return Change.to(rollout.with(target.with(planned(rollout.deployment(), awaiting.plan(), all))));
    }
}
