package dev.rubicon.fleet.rollout;

import dev.rubicon.fleet.protocol.ApplyTime;
import dev.rubicon.fleet.protocol.Approval;
import dev.rubicon.fleet.protocol.PlanOutline;
import dev.rubicon.fleet.protocol.Progress;
import dev.rubicon.installer.instance.InstanceName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the progress of an agent, or its silence, makes of a deployment. What has happened at the instance counts, whatever the
 * deployment has become meanwhile; only whoever speaks of another assignment than the last is not heard.
 */
final class ProgressRules {
    private ProgressRules() {}

    /** What was to be applied. */
    private record Work(PlanOutline plan, List<Approval> approvals, long fence, ApplyTime time) {}

    static Change on(Rollout rollout, RolloutEvent.Progressed event) {
        InstanceName instance = event.instance();
        Target target = rollout.targets().get(instance);
        if (target == null) {
            return Change.ignore(rollout, instance, RolloutProblems.stranger(instance));
        }
        Progress progress = event.progress();
        boolean holds = progress.deployment().equals(rollout.deployment().id())
                && target.status() instanceof Status.Fenced fenced
                && fenced.fence() == progress.fence();
        Optional<Target> next = holds ? next(rollout, target, progress, event.at()) : Optional.empty();
        return next.map(after -> Change.to(rollout.with(settled(rollout.phase(), after))))
                .orElseGet(() -> Change.ignore(rollout, instance, RolloutProblems.stale(instance, progress.fence())));
    }

    // Nothing is to begin again in a deployment that is canceled.
    private static Target settled(Phase phase, Target target) {
        boolean begins = target.status() instanceof Status.Planning || target.status() instanceof Status.Planned;
        return begins && phase instanceof Phase.Canceled canceled
                ? target.with(new Status.Canceled(canceled.by()))
                : target;
    }

    // Absent if that cannot be any more.
    private static Optional<Target> next(Rollout rollout, Target target, Progress progress, Instant at) {
        return switch (target.status()) {
            case Status.Scheduled scheduled -> {
                boolean acceptable = rollout.phase() instanceof Phase.Going
                        && (scheduled.accepted() || !scheduled.time().isOver(at));
                yield progress.state() instanceof Progress.State.Accepted
                        ? Optional.of(target.with(accepted(scheduled))).filter(any -> acceptable)
                        : Optional.of(told(target, work(scheduled), progress.state(), at));
            }
            case Status.Running running ->
                switch (progress.state()) {
                    case Progress.State.Accepted accepted -> Optional.of(target);
                    case Progress.State.Running further ->
                        Optional.of(further.step() >= running.step() ? step(target, running, further) : target);
                    case Progress.State.Succeeded succeeded -> Optional.of(ended(target, running, progress, at));
                    case Progress.State.Failed failed -> Optional.of(ended(target, running, progress, at));
                    case Progress.State.Refused refused -> Optional.of(ended(target, running, progress, at));
                    case Progress.State.Skipped skipped -> Optional.of(ended(target, running, progress, at));
                };
            case Status.Canceling canceling ->
                switch (progress.state()) {
                    case Progress.State.Accepted accepted -> Optional.empty();
                    case Progress.State.Skipped skipped ->
                        Optional.of(target.with(new Status.Canceled(canceling.by())));
                    case Progress.State.Refused refused ->
                        Optional.of(target.with(new Status.Canceled(canceling.by())));
                    case Progress.State.Running running -> truth(target, canceling, progress, at);
                    case Progress.State.Succeeded succeeded -> truth(target, canceling, progress, at);
                    case Progress.State.Failed failed -> truth(target, canceling, progress, at);
                };
            case Status.Failed failed
            when failed.silent() ->
                progress.state() instanceof Progress.State.Accepted
                        ? Optional.empty()
                        : Optional.of(told(
                                target,
                                new Work(failed.plan(), failed.approvals(), failed.fence(), new ApplyTime(at, at)),
                                progress.state(),
                                at));
            case Status.Failed failed ->
                Optional.of(target).filter(same -> progress.state() instanceof Progress.State.Failed);
            case Status.Succeeded succeeded ->
                Optional.of(target).filter(same -> progress.state() instanceof Progress.State.Succeeded);
            case Status.Planning planning -> Optional.empty();
            case Status.Planned planned -> Optional.empty();
            case Status.AwaitingApproval awaiting -> Optional.empty();
            case Status.Refused refused -> Optional.empty();
            case Status.Canceled canceled -> Optional.empty();
            case Status.Skipped skipped -> Optional.empty();
        };
    }

    private static Status accepted(Status.Scheduled scheduled) {
        return new Status.Scheduled(scheduled.plan(), scheduled.approvals(), scheduled.fence(), scheduled.time(), true);
    }

    private static Work work(Status.Scheduled scheduled) {
        return new Work(scheduled.plan(), scheduled.approvals(), scheduled.fence(), scheduled.time());
    }

    private static Work work(Status.Running running) {
        return new Work(running.plan(), running.approvals(), running.fence(), running.time());
    }

    private static Target step(Target target, Status.Running running, Progress.State.Running further) {
        return target.with(new Status.Running(
                running.plan(),
                running.approvals(),
                running.fence(),
                running.time(),
                running.since(),
                further.step(),
                further.of()));
    }

    private static Target ended(Target target, Status.Running running, Progress progress, Instant at) {
        return told(target, work(running), progress.state(), at);
    }

    private static Optional<Target> truth(Target target, Status.Canceling canceling, Progress progress, Instant at) {
        return Optional.of(told(target, work(canceling.accepted()), progress.state(), at));
    }

    private static Target told(Target target, Work work, Progress.State state, Instant at) {
        return switch (state) {
            case Progress.State.Accepted accepted -> target;
            case Progress.State.Running running ->
                target.with(new Status.Running(
                        work.plan(), work.approvals(), work.fence(), work.time(), at, running.step(), running.of()));
            case Progress.State.Succeeded succeeded -> target.with(new Status.Succeeded(work.fence(), at));
            case Progress.State.Failed failed ->
                target.with(
                        new Status.Failed(work.plan(), work.approvals(), work.fence(), at, failed.problems(), false));
            // What was seen and approved is not what would be done: all of it begins anew.
            case Progress.State.Refused refused -> target.again(new Status.Planning(refused.problems()));
            case Progress.State.Skipped skipped -> target.with(new Status.Planned(work.plan(), work.approvals()));
        };
    }

    static Change on(Rollout rollout, RolloutEvent.FellSilent event) {
        Target target = rollout.targets().get(event.instance());
        return target == null || !(rollout.phase() instanceof Phase.Going)
                ? Change.to(rollout)
                : Change.to(rollout.with(silent(target, event.at())));
    }

    private static Target silent(Target target, Instant at) {
        return switch (target.status()) {
            case Status.Planning planning -> target.again(new Status.Skipped(Status.Why.SILENT));
            case Status.Planned planned -> target.again(new Status.Skipped(Status.Why.SILENT));
            case Status.AwaitingApproval awaiting -> target.again(new Status.Skipped(Status.Why.SILENT));
            case Status.Scheduled scheduled -> silent(target, scheduled, at);
            case Status.Running running -> lost(target, work(running), at);
            case Status.Canceling canceling -> silent(target, canceling.accepted(), at);
            case Status.Refused refused -> target;
            case Status.Succeeded succeeded -> target;
            case Status.Failed failed -> target;
            case Status.Canceled canceled -> target;
            case Status.Skipped skipped -> target;
        };
    }

    // Who has accepted may be silent until the time comes. From then on nobody knows what has become of it.
    private static Target silent(Target target, Status.Scheduled scheduled, Instant at) {
        if (!scheduled.accepted()) {
            return target.again(new Status.Skipped(Status.Why.SILENT));
        }
        return at.isBefore(scheduled.time().notBefore()) ? target : lost(target, work(scheduled), at);
    }

    private static Target lost(Target target, Work work, Instant at) {
        return target.with(new Status.Failed(
                work.plan(),
                work.approvals(),
                work.fence(),
                at,
                List.of(RolloutProblems.silent(target.instance())),
                true));
    }
}
