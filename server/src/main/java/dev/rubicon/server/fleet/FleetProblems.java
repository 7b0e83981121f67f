package dev.rubicon.server.fleet;

import dev.rubicon.fleet.protocol.DeploymentId;
import dev.rubicon.fleet.rollout.Change;
import dev.rubicon.fleet.rollout.Decision;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Problem;
import dev.rubicon.server.web.HttpProblem;
import java.util.Optional;

/** What is wrong with what somebody asks of the fleet. */
final class FleetProblems {
    private FleetProblems() {}

    static HttpProblem noInstance(InstanceName name) {
        return new HttpProblem(404, "RB975", "there is no instance " + name + " in the fleet");
    }

    static HttpProblem noDeployment(String id) {
        return new HttpProblem(404, "RB975", "there is no deployment " + id);
    }

    static HttpProblem noPlan(DeploymentId id, InstanceName name) {
        return new HttpProblem(404, "RB979", name + " has not reported a plan for " + id);
    }

    static HttpProblem usedInvitation() {
        return new HttpProblem(
                409,
                "RB976",
                "this token has registered an instance before, or is no registration token; ask for another");
    }

    static HttpProblem otherName(InstanceName invited, InstanceName given) {
        return new HttpProblem(409, "RB976", "this token registers the instance " + invited + ", not " + given);
    }

    static HttpProblem noAgent() {
        return new HttpProblem(403, "RB977", "the token is not that of a registered agent");
    }

    static HttpProblem otherInstance(InstanceName own, InstanceName given) {
        return new HttpProblem(
                403, "RB977", "the token is that of the agent of " + own + ", which cannot speak for " + given);
    }

    /** What the rules refused, if they did. */
    static Optional<Problem> refusal(Change change) {
        return change.decisions().stream()
                .flatMap(decision -> switch (decision) {
                    case Decision.Ignore ignore -> Optional.of(ignore.problem()).stream();
                    case Decision.Reject reject -> Optional.of(reject.problem()).stream();
                    case Decision.BeginWave begin -> Optional.<Problem>empty().stream();
                    case Decision.Schedule schedule -> Optional.<Problem>empty().stream();
                    case Decision.Stop stop -> Optional.<Problem>empty().stream();
                    case Decision.Finish finish -> Optional.<Problem>empty().stream();
                    case Decision.Reopen reopen -> Optional.<Problem>empty().stream();
                    case Decision.DropApprovals drop -> Optional.<Problem>empty().stream();
                })
                .findFirst();
    }
}
