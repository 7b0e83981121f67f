package dev.rubicon.fleet.protocol;

import dev.rubicon.model.Digest;
import java.util.List;

/** What a server wants an agent to do now. The next one takes the place of the last. */
public sealed interface Assignment {
    /** Nothing. */
    record Nothing() implements Assignment {}

    /** One of a deployment. */
    sealed interface Deployed extends Assignment {
        DeploymentId deployment();
    }

    /**
     * Plan this, and report the plan. Touches nothing.
     *
     * @param number goes back with the plan, so that it is known what it answers
     */
    record Prepare(DeploymentId deployment, long number, DeploymentRequest request) implements Deployed {}

    /**
     * Bring what this plan needs, so that applying it needs no network.
     *
     * @param number of the {@link Prepare} that the plan answered; if it is another plan now, that is reported with it
     */
    record Download(DeploymentId deployment, long number, DeploymentRequest request, Digest plan) implements Deployed {}

    /**
     * Apply the request if its plan still is this one.
     *
     * @param fence grows with every time that the deployment says so to anybody; an agent does nothing that has a lower one than
     *     it has seen
     * @param approvals of what the plan costs, by name
     * @param hours whether the agent's own hours count beside {@code time}
     */
    record Apply(
            DeploymentId deployment,
            long fence,
            DeploymentRequest request,
            Digest plan,
            ApplyTime time,
            List<Approval> approvals,
            Hours hours)
            implements Deployed {
        public Apply {
            approvals = List.copyOf(approvals);
        }
    }

    /** What was assigned with this fence is not to be done any more, unless it has begun. */
    record Cancel(DeploymentId deployment, long fence) implements Deployed {}
}
