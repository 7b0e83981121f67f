package dev.rubicon.fleet.rollout;

import dev.rubicon.installer.instance.InstanceName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What somebody's wish makes of a deployment. */
final class PeopleRules {
    private PeopleRules() {}

    static Change on(Rollout rollout, RolloutEvent.FromPerson wish) {
        return switch (wish) {
            case RolloutEvent.Started started ->
                rollout.phase() instanceof Phase.Preparing
                        ? Change.to(rollout.with(new Phase.Going()))
                        : reject(rollout, "started");
            case RolloutEvent.Approved approved ->
                of(rollout, approved.instance(), target -> PlanRules.on(rollout, target, approved.approval()));
            case RolloutEvent.Paused paused ->
                rollout.phase() instanceof Phase.Going
                        ? Change.to(WaveRules.recall(rollout.with(new Phase.Paused(Optional.of(paused.by())))))
                        : reject(rollout, "paused");
            case RolloutEvent.Resumed resumed ->
                rollout.phase() instanceof Phase.Paused
                        ? Change.to(rollout.withForgiven(rollout.failures()).with(new Phase.Going()))
                        : reject(rollout, "resumed");
            case RolloutEvent.Canceled canceled -> cancel(rollout, canceled.by());
            case RolloutEvent.Withdrawn withdrawn ->
                of(rollout, withdrawn.instance(), target -> withdraw(rollout, target, withdrawn.by()));
            case RolloutEvent.Retried retried -> of(rollout, retried.instance(), target -> retry(rollout, target));
        };
    }

    private static Change of(Rollout rollout, InstanceName instance, Function<Target, Change> rule) {
        Target target = rollout.targets().get(instance);
        return target == null ? Change.reject(rollout, RolloutProblems.stranger(instance)) : rule.apply(target);
    }

    private static Change reject(Rollout rollout, String wish) {
        String where = switch (rollout.phase()) {
            case Phase.Preparing preparing -> "it has not started";
            case Phase.Going going -> "it is going on";
            case Phase.Paused paused -> "it is paused";
            case Phase.Canceled canceled -> canceled.by() + " has canceled it";
            case Phase.Finished finished -> "it has finished";
        };
        return Change.reject(rollout, RolloutProblems.notNow(wish, where));
    }

    private static Change cancel(Rollout rollout, String by) {
        return switch (rollout.phase()) {
            case Phase.Canceled canceled -> reject(rollout, "canceled");
            case Phase.Finished finished -> reject(rollout, "canceled");
            case Phase.Preparing preparing -> canceled(rollout, by);
            case Phase.Going going -> canceled(rollout, by);
            case Phase.Paused paused -> canceled(rollout, by);
        };
    }

    private static Change canceled(Rollout rollout, String by) {
        Rollout next = rollout.with(new Phase.Canceled(by));
        for (Target target : rollout.targets().values()) {
            next = next.with(target.with(canceled(target.status(), by)));
        }
        return Change.to(next);
    }

    // What has begun is finished, and what has ended stays as it ended.
    private static Status canceled(Status status, String by) {
        return switch (status) {
            case Status.Planning planning -> new Status.Canceled(by);
            case Status.Planned planned -> new Status.Canceled(by);
            case Status.AwaitingApproval awaiting -> new Status.Canceled(by);
            case Status.Scheduled scheduled ->
                scheduled.accepted() ? new Status.Canceling(by, scheduled) : new Status.Canceled(by);
            case Status.Skipped skipped -> skipped.why() == Status.Why.SILENT ? new Status.Canceled(by) : skipped;
            case Status.Running running -> running;
            case Status.Canceling canceling -> canceling;
            case Status.Refused refused -> refused;
            case Status.Succeeded succeeded -> succeeded;
            case Status.Failed failed -> failed;
            case Status.Canceled canceled -> canceled;
        };
    }

    private static Change withdraw(Rollout rollout, Target target, String by) {
        Status next = canceled(target.status(), by);
        return next.equals(target.status())
                ? Change.reject(
                        rollout,
                        RolloutProblems.notNow(
                                "left out",
                                target.instance() + " is "
                                        + Operation.of(target).text()))
                : Change.to(rollout.with(target.with(next)));
    }

    private static Change retry(Rollout rollout, Target target) {
        boolean possible = switch (target.status()) {
            case Status.Refused refused -> true;
            case Status.Failed failed -> true;
            case Status.Canceled canceled -> true;
            case Status.Skipped skipped -> true;
            case Status.Planning planning -> false;
            case Status.Planned planned -> false;
            case Status.AwaitingApproval awaiting -> false;
            case Status.Scheduled scheduled -> false;
            case Status.Running running -> false;
            case Status.Canceling canceling -> false;
            case Status.Succeeded succeeded -> false;
        };
        if (!possible || rollout.phase() instanceof Phase.Canceled) {
            return Change.reject(
                    rollout,
                    RolloutProblems.notNow(
                            "tried again",
                            target.instance() + " is " + Operation.of(target).text()));
        }
        Rollout next = rollout.with(target.again(new Status.Planning(List.of())));
        return rollout.phase() instanceof Phase.Finished
                ? Change.to(next.with(new Phase.Going()), new Decision.Reopen(target.instance()))
                : Change.to(next);
    }
}
