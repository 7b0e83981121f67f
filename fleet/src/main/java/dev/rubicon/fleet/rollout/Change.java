package dev.rubicon.fleet.rollout;

import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What an event makes of a deployment.
 *
 * @param decisions in order; none if the event said what was known
 */
public record Change(Rollout rollout, List<Decision> decisions) {
    public Change {
        decisions = List.copyOf(decisions);
    }

    static Change to(Rollout rollout, Decision... decisions) {
        return new Change(rollout, List.of(decisions));
    }

    static Change ignore(Rollout rollout, InstanceName instance, Problem problem) {
        return to(rollout, new Decision.Ignore(instance, problem));
    }

    static Change reject(Rollout rollout, Problem problem) {
        return to(rollout, new Decision.Reject(problem));
    }

    Change and(Rollout next, Decision decision) {
        List<Decision> all = new ArrayList<>(decisions);
        all.add(decision);
        return new Change(next, all);
    }
}
