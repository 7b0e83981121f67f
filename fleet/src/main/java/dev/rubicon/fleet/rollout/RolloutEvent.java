package dev.rubicon.fleet.rollout;

import dev.rubicon.fleet.protocol.Approval;
import dev.rubicon.fleet.protocol.PlanReport;
import dev.rubicon.fleet.protocol.Progress;
import dev.rubicon.installer.instance.InstanceName;
import java.time.Instant;

/** What happens to a deployment. */
public sealed interface RolloutEvent {
    /** By the clock of the server. */
    Instant at();

    /** An agent says something of one instance. */
    sealed interface FromAgent extends RolloutEvent {
        InstanceName instance();
    }

    /** Somebody wants something. */
    sealed interface FromPerson extends RolloutEvent {
        String by();
    }

    record PlanReported(InstanceName instance, PlanReport report, Instant at) implements FromAgent {}

    record Progressed(InstanceName instance, Progress progress, Instant at) implements FromAgent {}

    /** Waves may begin. */
    record Started(String by, Instant at) implements FromPerson {}

    record Approved(InstanceName instance, Approval approval) implements FromPerson {
        @Override
        public String by() {
            return approval.by();
        }

        @Override
        public Instant at() {
            return approval.at();
        }
    }

    record Paused(String by, Instant at) implements FromPerson {}

    /** Failures so far are known, and do not count any more. */
    record Resumed(String by, Instant at) implements FromPerson {}

    record Canceled(String by, Instant at) implements FromPerson {}

    /** One instance is to be left out. */
    record Withdrawn(InstanceName instance, String by, Instant at) implements FromPerson {}

    /** One instance that failed, was refused or was left out is to be planned again. */
    record Retried(InstanceName instance, String by, Instant at) implements FromPerson {}

    /** Time has passed. */
    record Ticked(Instant at) implements RolloutEvent {}

    /** Nothing has been heard of an agent for longer than its server waits. */
    record FellSilent(InstanceName instance, Instant at) implements RolloutEvent {}
}
