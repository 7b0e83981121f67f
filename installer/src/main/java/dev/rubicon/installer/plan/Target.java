package dev.rubicon.installer.plan;

import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.installer.instance.InstalledPackage;
import dev.rubicon.model.SyncMode;
import dev.rubicon.model.Version;
import dev.rubicon.resolver.force.ForceReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A package version that is to be brought in, opened and decided on: what the planner turns into a step.
 *
 * @param from the version whose data the instance has
 * @param apps the apps inside, in dependency order, as the instance will know them
 * @param arguments stored for the package from then on
 */
public record Target(
        Optional<Version> from,
        InstalledPackage to,
        SyncMode mode,
        List<ForceReason> reasons,
        List<InstalledApp> apps,
        Map<String, String> arguments) {
    public Target {
        reasons = List.copyOf(reasons);
        apps = List.copyOf(apps);
    }
}
