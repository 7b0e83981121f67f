package dev.rubicon.fleet.rollout;

import dev.rubicon.fleet.protocol.ApplyTime;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Problem;

/** What follows from an event, beside the new state: for the audit log, and for the one who caused it. */
public sealed interface Decision {
    /** The first of a wave are scheduled. */
    record BeginWave(int wave) implements Decision {}

    record Schedule(InstanceName instance, long fence, ApplyTime time) implements Decision {}

    /** There were too many failures. */
    record Stop(int failures) implements Decision {}

    /** All instances have ended. */
    record Finish() implements Decision {}

    /** It had finished, and goes on. */
    record Reopen(InstanceName instance) implements Decision {}

    /** Approvals were of a plan that is no longer the instance's. */
    record DropApprovals(InstanceName instance, int approvals) implements Decision {}

    /** What an agent says is about the past, or not possible; nothing has changed. */
    record Ignore(InstanceName instance, Problem problem) implements Decision {}

    /** What somebody wants is not possible; nothing has changed. */
    record Reject(Problem problem) implements Decision {}
}
