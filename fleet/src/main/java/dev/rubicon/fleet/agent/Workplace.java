package dev.rubicon.fleet.agent;

import dev.rubicon.fleet.protocol.Assignment;
import dev.rubicon.fleet.protocol.DeploymentRequest;
import dev.rubicon.fleet.protocol.PlanReport;
import dev.rubicon.fleet.protocol.Progress;
import java.util.Optional;
import java.util.function.Consumer;

/** The instance, as its agent sees it. Every method may throw {@link dev.rubicon.model.ProblemException}. */
public interface Workplace {
    /** What the instance would do; whatever applying it needs is on this machine afterwards. Touches nothing. */
    PlanReport.Answer plan(DeploymentRequest request);

    /**
     * Applies, if the plan is still that of the assignment, and everything that it costs is approved.
     *
     * @param told is told of each step that begins
     * @return {@code Succeeded}, {@code Failed} or {@code Refused}
     * @throws dev.rubicon.model.ProblemException if it is not known how it ended, or if it could not begin
     */
    Progress.State apply(Assignment.Apply work, Consumer<Progress.State.Running> told);

    /** What has become of {@link #apply}, whoever's process did it; absent if nothing of it has happened. */
    Optional<Progress.State> outcome(Assignment.Apply work);

    /** What there is to say of the instance, but for its agent. */
    Holdings holdings();
}
