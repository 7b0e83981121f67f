package dev.rubicon.installer;

import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.plan.InstallPlan;
import dev.rubicon.installer.plan.InstallPlanJson;
import dev.rubicon.installer.plan.PlanLines;
import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Release;
import java.util.List;

/**
 * A plan that somebody keeps, to have exactly that applied later.
 *
 * @param request what it was made for; it is planned again when it is applied
 * @param when a snapshot is taken first
 * @param hash of the plan
 * @param packages what it brings, in the order of its steps
 * @param lines the plan as {@link PlanLines}, to say how another one differs
 */
public record SavedPlan(
        InstanceName instance,
        InstallRequest.OfVersions request,
        Precautions.When when,
        Digest hash,
        List<Needed> packages,
        List<String> lines) {
    /** A package file that the plan needs. */
    public record Needed(PackageVersion identity, long size, Digest digest) {
        static Needed of(Release release) {
            return new Needed(release.identity(), release.size(), release.digest());
        }
    }

    public SavedPlan {
        packages = List.copyOf(packages);
        lines = List.copyOf(lines);
    }

    public static SavedPlan of(InstallRequest.OfVersions request, Precautions.When when, InstallPlan plan) {
        List<Needed> packages = plan.moves().stream()
                .map(move -> Needed.of(move.to().release()))
                .toList();
        return new SavedPlan(
                plan.instance(), request, when, InstallPlanJson.digest(plan), packages, PlanLines.of(plan));
    }
}
