package dev.rubicon.installer.plan;

import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an install or update does to an instance, step by step.
 *
 * @param steps in the order in which they are done
 * @param warnings what will not do what its writer expects
 * @param archive whether what is lost is archived first
 * @param snapshot bytes, about, of the snapshot that is taken first; absent if none is
 */
public record InstallPlan(
        InstanceName instance, List<Step> steps, List<Problem> warnings, boolean archive, Optional<Long> snapshot) {
    public InstallPlan {
        steps = List.copyOf(steps);
        warnings = List.copyOf(warnings);
    }

    /** Without a snapshot. */
    public InstallPlan(InstanceName instance, List<Step> steps, List<Problem> warnings, boolean archive) {
        this(instance, steps, warnings, archive, Optional.empty());
    }

    public InstallPlan withSnapshot(long bytes) {
        return new InstallPlan(instance, steps, warnings, archive, Optional.of(bytes));
    }

    /** The same with other steps, and warnings after its own. */
    public InstallPlan withSteps(List<Step> newSteps, List<Problem> more) {
        List<Problem> all = new ArrayList<>(warnings);
        all.addAll(more);
        return new InstallPlan(instance, newSteps, all, archive, snapshot);
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
