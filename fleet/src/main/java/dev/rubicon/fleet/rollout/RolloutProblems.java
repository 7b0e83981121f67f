package dev.rubicon.fleet.rollout;

import dev.rubicon.fleet.protocol.PlannedStep;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Digest;
import dev.rubicon.model.Problem;

/** What is wrong with an event, in words. */
final class RolloutProblems {
    private RolloutProblems() {}

    static Problem minorMoves(PlannedStep step) {
        return new Problem(
                "RB946",
                "a hotfix keeps major and minor, and " + step.id() + " would go from "
                        + step.from().map(Object::toString).orElse("nothing") + " to " + step.to(),
                "deploy it as an upgrade, or name a version of the same major and minor");
    }

    static Problem hotfixForces(PlannedStep step) {
        return new Problem(
                "RB947",
                "a hotfix never forces, and " + step.id() + " " + step.to() + " would be forced",
                "deploy it as an upgrade");
    }

    static Problem otherPlan(InstanceName instance, Digest approved, Digest current) {
        return new Problem(
                "RB948",
                "the plan of " + instance + " is " + current.abbreviated() + ", not " + approved.abbreviated(),
                "look at the plan again, and approve that one");
    }

    static Problem nothingToApprove(InstanceName instance) {
        return new Problem(
                "RB948", "no plan of " + instance + " waits for an approval", "look at where the deployment is");
    }

    static Problem stale(InstanceName instance, long fence) {
        return new Problem(
                "RB949",
                "what " + instance + " says is about the assignment " + fence + ", which does not hold",
                "the agent asks for its assignment, and does that");
    }

    static Problem stalePlan(InstanceName instance, long number) {
        return new Problem(
                "RB949",
                "the plan " + number + " of " + instance + " was not asked for, or not any more",
                "the agent asks for its assignment, and does that");
    }

    static Problem stranger(InstanceName instance) {
        return new Problem("RB950", instance + " has no part in the deployment", "name one of its instances");
    }

    static Problem notNow(String wish, String where) {
        return new Problem("RB951", "it cannot be " + wish + ": " + where, "look at where the deployment is");
    }

    static Problem silent(InstanceName instance) {
        return new Problem(
                "RB952",
                "nothing has been heard of " + instance + " since it took the update",
                "look after the machine; its agent says what happened as soon as it runs");
    }
}
