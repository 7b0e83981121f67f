package dev.rubicon.fleet.protocol;

import dev.rubicon.model.Digest;
import java.util.List;

/**
 * What a plan does, without the rest of what it says.
 *
 * @param steps those that do something; none if there is nothing to do
 */
public record PlanOutline(Digest digest, List<PlannedStep> steps) {
    public PlanOutline {
        steps = List.copyOf(steps);
    }

    /** Steps that somebody has to approve of. */
    public List<PlannedStep> crossings() {
        return steps.stream().filter(PlannedStep::isCrossing).toList();
    }
}
