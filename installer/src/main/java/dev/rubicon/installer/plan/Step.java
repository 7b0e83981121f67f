package dev.rubicon.installer.plan;

import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.installer.instance.InstalledPackage;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.SyncMode;
import dev.rubicon.model.Version;
import dev.rubicon.resolver.force.ForceReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What happens to one package. */
public sealed interface Step {
    PackageVersion target();

    /**
     * The package comes, or moves to another version; one transaction.
     *
     * @param from the version whose data the instance has
     * @param reasons why the mode is ForceSync, the first is the one to print; empty for Add
     * @param apps the apps inside, in dependency order
     * @param retired apps that the package no longer has; their data stays
     * @param arguments stored for the package from now on
     * @param appsAfter what the instance knows of each app that the step touches
     */
    record Move(
            Optional<Version> from,
            InstalledPackage to,
            SyncMode mode,
            List<ForceReason> reasons,
            List<AppSync> apps,
            List<InstalledApp> retired,
            Map<String, String> arguments,
            List<InstalledApp> appsAfter)
            implements Step {
        public Move {
            reasons = List.copyOf(reasons);
            apps = List.copyOf(apps);
            retired = List.copyOf(retired);
            arguments = new TreeMap<>(arguments);
            appsAfter = List.copyOf(appsAfter);
        }

        @Override
        public PackageVersion target() {
            return to.release().identity();
        }

        public boolean isForced() {
            return mode == SyncMode.FORCE_SYNC;
        }

        public List<PlannedChange> breakingChanges() {
            return apps.stream().flatMap(app -> app.breakingChanges().stream()).toList();
        }

        public long lost() {
            return apps.stream().mapToLong(AppSync::lost).sum();
        }
    }

    /**
     * The package was asked for, or is needed, and stays as it is.
     *
     * @param installed with the query that it is asked for by from now on
     */
    record Leave(InstalledPackage installed) implements Step {
        @Override
        public PackageVersion target() {
            return installed.release().identity();
        }
    }
}
