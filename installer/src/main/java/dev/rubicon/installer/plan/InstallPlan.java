package dev.rubicon.installer.plan;

import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Problem;
import java.util.List;

/**
 * What an install or update does to an instance, step by step.
 *
 * @param steps in the order in which they are done
 * @param warnings what will not do what its writer expects
 * @param archive whether what is lost is archived first
 */
public record InstallPlan(InstanceName instance, List<Step> steps, List<Problem> warnings, boolean archive) {
    public InstallPlan {
        steps = List.copyOf(steps);
        warnings = List.copyOf(warnings);
    }

    /** The steps that do something. */
    public List<Step.Acting> acting() {
        return steps.stream()
                .filter(Step.Acting.class::isInstance)
                .map(Step.Acting.class::cast)
                .toList();
    }

    /** Those that bring packages. */
    public List<Step.Move> moves() {
        return steps.stream()
                .filter(Step.Move.class::isInstance)
                .map(Step.Move.class::cast)
                .toList();
    }
}
