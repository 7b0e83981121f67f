package dev.rubicon.fleet.rollout;

import dev.rubicon.fleet.protocol.ApplyTime;
import dev.rubicon.fleet.protocol.Approval;
import dev.rubicon.fleet.protocol.PlanOutline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What goes on by itself, after whatever has happened: stop, schedule, finish. */
final class WaveRules {
    private WaveRules() {}

    static Change advance(Change change, Instant now) {
        Rollout rollout = change.rollout();
        // A failure that turned out to be none is not to allow another one.
        Rollout counted = rollout.withForgiven(Math.min(rollout.forgiven(), rollout.failures()));
        Change next = new Change(counted, change.decisions());
        return counted.phase() instanceof Phase.Going ? going(next, now) : next;
    }

    private static Change going(Change change, Instant now) {
        Rollout rollout = change.rollout();
        int failures = rollout.failures() - rollout.forgiven();
        if (failures >= rollout.deployment().maxFailures()) {
            Rollout recalled = recall(rollout.with(new Phase.Paused(Optional.empty())));
            return change.and(recalled, new Decision.Stop(rollout.failures()));
        }
        OptionalInt open = rollout.targets().tally().openWave();
        if (open.isEmpty()) {
            return change.and(rollout.with(new Phase.Finished()), new Decision.Finish());
        }
        return schedule(missed(change, now), open.getAsInt(), now);
    }

    /** What no agent has accepted is not scheduled while nothing is to begin. */
    static Rollout recall(Rollout rollout) {
        Rollout next = rollout;
        for (Target target : rollout.targets().values()) {
            if (target.status() instanceof Status.Scheduled scheduled && !scheduled.accepted()) {
                next = next.with(target.with(new Status.Planned(scheduled.plan(), scheduled.approvals())));
            }
        }
        return next;
    }

    // Nobody took it in its time: it has another one, under a new fence. What was accepted is the agent's to say.
    private static Change missed(Change change, Instant now) {
        Change next = change;
        if (change.rollout().targets().tally().inFlight() == 0) {
            return next;
        }
        for (Target target : change.rollout().targets().values()) {
            if (target.status() instanceof Status.Scheduled scheduled
                    && !scheduled.accepted()
                    && scheduled.time().isOver(now)) {
                next = schedule(next, target, scheduled.plan(), scheduled.approvals(), now);
            }
        }
        return next;
    }

    // All plans of a wave are to be seen before it begins.
    private static Change schedule(Change change, int wave, Instant now) {
        Rollout rollout = change.rollout();
        Tally tally = rollout.targets().tally();
        int inFlight = tally.inFlight();
        if (tally.isUnknown(wave) || inFlight >= rollout.deployment().waveSize()) {
            return change;
        }
        Change next = change;
        for (Target target : rollout.targets().values()) {
            boolean fits =
                    target.wave() == wave && inFlight < rollout.deployment().waveSize();
            if (fits && target.status() instanceof Status.Planned planned) {
                if (next.rollout().begun() < wave) {
                    next = next.and(next.rollout().withBegun(wave), new Decision.BeginWave(wave));
                }
                next = schedule(next, target, planned.plan(), planned.approvals(), now);
                inFlight++;
            }
        }
        return next;
    }

    private static Change schedule(
            Change change, Target target, PlanOutline plan, List<Approval> approvals, Instant now) {
        Rollout rollout = change.rollout();
        long fence = rollout.fence() + 1;
        ApplyTime time = switch (rollout.deployment().hours()) {
            case OWN ->
                target.window()
                        .or(rollout.deployment()::window)
                        .map(window -> window.at(now, target.zone()))
                        .orElse(ApplyTime.ANY);
            case ANY -> ApplyTime.ANY;
        };
        Rollout next =
                rollout.withFence(fence).with(target.with(new Status.Scheduled(plan, approvals, fence, time, false)));
        return change.and(next, new Decision.Schedule(target.instance(), fence, time));
    }
}
