package dev.rubicon.fleet.rollout;

import dev.rubicon.fleet.protocol.ApplyTime;
import dev.rubicon.fleet.protocol.Approval;
import dev.rubicon.fleet.protocol.Assignment;
import dev.rubicon.fleet.protocol.PlanOutline;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.InvalidInput;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A deployment on its way through a fleet.
 *
 * @param fence the last that was given
 * @param begun the last wave that has begun; -1 before the first
 * @param forgiven failures that somebody has seen and gone on after
 */
public record Rollout(Deployment deployment, Phase phase, long fence, int begun, int forgiven, Targets targets) {
    /**
     * Of these instances, all of which are to plan.
     *
     * @throws InvalidInput RB945 if there is none, or one is there twice
     */
    public static Rollout of(Deployment deployment, List<Waves.Member> members) {
        SortedMap<InstanceName, Target> targets = new TreeMap<>();
        for (Target target : Waves.of(deployment, members)) {
            if (targets.put(target.instance(), target) != null) {
                throw new InvalidInput(
                        "RB945", "the instance " + target.instance() + " is in two rings", "leave it in one of them");
            }
        }
        if (targets.isEmpty()) {
            throw new InvalidInput(
                    "RB945",
                    "no instance is in " + String.join(", ", deployment.rings()),
                    "put instances into the rings first");
        }
        return new Rollout(deployment, new Phase.Preparing(), 0, -1, 0, Targets.of(targets.values()));
    }

    /** What becomes of it. The same event twice changes nothing the second time. */
    public Change on(RolloutEvent event) {
        Change change = switch (event) {
            case RolloutEvent.PlanReported reported -> PlanRules.on(this, reported);
            case RolloutEvent.Progressed progressed -> ProgressRules.on(this, progressed);
            case RolloutEvent.FellSilent silent -> ProgressRules.on(this, silent);
            case RolloutEvent.Ticked ticked -> Change.to(this);
            case RolloutEvent.FromPerson wish -> PeopleRules.on(this, wish);
        };
        return WaveRules.advance(change, event.at());
    }

    /** What the agent of an instance is to do now; nothing, if it has no part in this. */
    public Assignment assignment(InstanceName instance) {
        return Optional.ofNullable(targets.get(instance)).map(this::assignment).orElseGet(Assignment.Nothing::new);
    }

    private Assignment assignment(Target target) {
        boolean isCanceled = phase instanceof Phase.Canceled;
        return switch (target.status()) {
            case Status.Planning planning -> prepare(target);
            case Status.Planned planned -> download(target, planned.plan());
            case Status.AwaitingApproval awaiting -> download(target, awaiting.plan());
            case Status.Scheduled scheduled ->
                applied(scheduled, scheduled.plan(), scheduled.time(), scheduled.approvals());
            // For an agent that has forgotten it; any other one knows better.
            case Status.Running running -> applied(running, running.plan(), running.time(), running.approvals());
            case Status.Canceling canceling -> cancel(canceling);
            case Status.Skipped skipped ->
                skipped.why() == Status.Why.SILENT && !isCanceled ? prepare(target) : new Assignment.Nothing();
            case Status.Refused refused -> new Assignment.Nothing();
            case Status.Succeeded succeeded -> new Assignment.Nothing();
            case Status.Failed failed -> new Assignment.Nothing();
            case Status.Canceled canceled -> new Assignment.Nothing();
        };
    }

    private Assignment prepare(Target target) {
        return new Assignment.Prepare(deployment.id(), target.number(), deployment.request());
    }

    private Assignment download(Target target, PlanOutline plan) {
        return new Assignment.Download(deployment.id(), target.number(), deployment.request(), plan.digest());
    }

    private Assignment applied(Status.Fenced fenced, PlanOutline plan, ApplyTime time, List<Approval> approvals) {
        return phase instanceof Phase.Going
                ? new Assignment.Apply(
                        deployment.id(),
                        fenced.fence(),
                        deployment.request(),
                        plan.digest(),
                        time,
                        approvals,
                        deployment.hours())
                : cancel(fenced);
    }

    private Assignment cancel(Status.Fenced fenced) {
        return new Assignment.Cancel(deployment.id(), fenced.fence());
    }

    /** Instances that failed, those included that only fell silent. */
    public int failures() {
        return targets.tally().failed();
    }

    Rollout with(Target target) {
        return new Rollout(deployment, phase, fence, begun, forgiven, targets.with(target));
    }

    Rollout with(Phase next) {
        return new Rollout(deployment, next, fence, begun, forgiven, targets);
    }

    Rollout withFence(long next) {
        return new Rollout(deployment, phase, next, begun, forgiven, targets);
    }

    Rollout withBegun(int wave) {
        return new Rollout(deployment, phase, fence, wave, forgiven, targets);
    }

    Rollout withForgiven(int failures) {
        return new Rollout(deployment, phase, fence, begun, failures, targets);
    }
}
