package dev.rubicon.installer;

import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.plan.InstallPlan;
import dev.rubicon.installer.plan.InstallPlanJson;
import dev.rubicon.installer.plan.PlanLines;
import dev.rubicon.model.Digest;
import java.util.List;

/**
 * A plan that somebody keeps, to have exactly that applied later.
 *
 * @param request what it was made for; it is planned again when it is applied
 * @param when a snapshot is taken first
 * @param hash of the plan
 * @param lines the plan as {@link PlanLines}, to say how another one differs
 */
public record SavedPlan(
        InstanceName instance,
        InstallRequest.OfVersions request,
        Precautions.When when,
        Digest hash,
        List<String> lines) {
    public SavedPlan {
        lines = List.copyOf(lines);
    }

    public static SavedPlan of(InstallRequest.OfVersions request, Precautions.When when, InstallPlan plan) {
        return new SavedPlan(plan.instance(), request, when, InstallPlanJson.digest(plan), PlanLines.of(plan));
    }
}
