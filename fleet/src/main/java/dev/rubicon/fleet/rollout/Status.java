package dev.rubicon.fleet.rollout;

import dev.rubicon.fleet.protocol.ApplyTime;
import dev.rubicon.fleet.protocol.Approval;
import dev.rubicon.fleet.protocol.PlanOutline;
import dev.rubicon.model.Problem;
import java.time.Instant;
import java.util.List;

/** Where one instance of a deployment is. */
public sealed interface Status {
    /** An assignment that the agent may be at. */
    sealed interface Fenced extends Status {
        long fence();
    }

    /** Its agent is to plan. @param delayed why it could not yet; empty if it has not said anything */
    record Planning(List<Problem> delayed) implements Status {
        public Planning {
            delayed = List.copyOf(delayed);
        }
    }

    /** It can be scheduled. @param approvals of exactly this plan */
    record Planned(PlanOutline plan, List<Approval> approvals) implements Status {
        public Planned {
            approvals = List.copyOf(approvals);
        }
    }

    /** There is no plan that can be applied. */
    record Refused(List<Problem> problems) implements Status {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** Its plan crosses, and too few people have approved. */
    record AwaitingApproval(PlanOutline plan, List<Approval> approvals) implements Status {
        public AwaitingApproval {
            approvals = List.copyOf(approvals);
        }
    }

    /**
     * Its agent is to apply the plan.
     *
     * @param accepted whether the agent has it, and may apply it without asking again
     */
    record Scheduled(PlanOutline plan, List<Approval> approvals, long fence, ApplyTime time, boolean accepted)
            implements Fenced {
        public Scheduled {
            approvals = List.copyOf(approvals);
        }
    }

    /**
     * Its agent is applying the plan.
     *
     * @param time in which it may begin again, should it turn out that it has not
     * @param step from 1
     */
    record Running(
            PlanOutline plan, List<Approval> approvals, long fence, ApplyTime time, Instant since, int step, int of)
            implements Fenced {
        public Running {
            approvals = List.copyOf(approvals);
        }
    }

    record Succeeded(long fence, Instant at) implements Fenced {}

    /**
     * It was tried, and everything is as it was, as far as anybody knows.
     *
     * @param plan what was tried
     * @param silent whether this is only said because nothing has been heard since; the truth may still come
     */
    record Failed(
            PlanOutline plan, List<Approval> approvals, long fence, Instant at, List<Problem> problems, boolean silent)
            implements Fenced {
        public Failed {
            approvals = List.copyOf(approvals);
            problems = List.copyOf(problems);
        }
    }

    /** Somebody does not want it any more. Nothing of it is with the agent. */
    record Canceled(String by) implements Status {}

    /** The same, but the agent has accepted it, and has not said yet that it has let go of it. */
    record Canceling(String by, Scheduled accepted) implements Fenced {
        @Override
        public long fence() {
            return accepted.fence();
        }
    }

    record Skipped(Why why) implements Status {}

    /** Why an instance is left out. */
    enum Why {
        /** It has already all that the deployment wants. */
        NOTHING_TO_DO,
        /** Its agent says nothing; it has its turn when it is back. */
        SILENT
    }

    /** Whether the next wave need not wait for it. */
    default boolean isEnded() {
        return switch (this) {
            case Planning planning -> false;
            case Planned planned -> false;
            case AwaitingApproval awaiting -> false;
            case Scheduled scheduled -> false;
            case Running running -> false;
            case Canceling canceling -> false;
            case Refused refused -> true;
            case Succeeded succeeded -> true;
            case Failed failed -> true;
            case Canceled canceled -> true;
            case Skipped skipped -> true;
        };
    }

    /** Whether its agent may be at it, or may come to be. */
    default boolean isInFlight() {
        return this instanceof Scheduled || this instanceof Running || this instanceof Canceling;
    }
}
