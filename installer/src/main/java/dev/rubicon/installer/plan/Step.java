package dev.rubicon.installer.plan;

import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.installer.instance.InstalledPackage;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.SyncMode;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.force.ForceReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What happens to one package. */
public sealed interface Step {
    PackageVersion target();

    /** A step that does something; one transaction. */
    sealed interface Acting extends Step {
        /** Apps whose tables change, in the order in which they do. */
        List<AppSync> apps();

        default List<PlannedChange> breakingChanges() {
            return apps().stream()
                    .flatMap(app -> app.breakingChanges().stream())
                    .toList();
        }

        default long lost() {
            return apps().stream().mapToLong(AppSync::lost).sum();
        }
    }

    /**
     * The package comes, or moves to another version.
     *
     * @param from the version whose data the instance has
     * @param reasons why the mode is ForceSync, the first is the one to print; empty for Add
     * @param apps the apps inside, in dependency order
     * @param retired apps that the package no longer has; their data stays
     * @param arguments stored for the package from now on
     * @param appsAfter what the instance knows of each app that the step touches
     * @param upgrades code that runs once the tables are what the apps want, in the order of the apps
     */
    record Move(
            Optional<Version> from,
            InstalledPackage to,
            SyncMode mode,
            List<ForceReason> reasons,
            List<AppSync> apps,
            List<InstalledApp> retired,
            Map<String, String> arguments,
            List<InstalledApp> appsAfter,
            List<DataUpgrade> upgrades)
            implements Acting {
        public Move {
            reasons = List.copyOf(reasons);
            apps = List.copyOf(apps);
            retired = List.copyOf(retired);
            arguments = new TreeMap<>(arguments);
            appsAfter = List.copyOf(appsAfter);
            upgrades = List.copyOf(upgrades);
        }

        /** The same, running that code. */
        public Move withUpgrades(List<DataUpgrade> code) {
            return new Move(from, to, mode, reasons, apps, retired, arguments, appsAfter, code);
        }

        @Override
        public PackageVersion target() {
            return to.release().identity();
        }

        public boolean isForced() {
            return mode == SyncMode.FORCE_SYNC;
        }

        /** Whether the instance has data of an earlier version. */
        public boolean isUpdate() {
            return from.filter(version -> !version.equals(target().version())).isPresent();
        }
    }

    /** Why a package goes. */
    sealed interface Why {
        /** Somebody asked for it. */
        record Asked() implements Why {}

        /**
         * It needs another one that goes.
         *
         * @param needed that one
         */
        record NeedsOther(PackageId needed) implements Why {}

        /** It is neither asked for nor needed any more. */
        record NotNeeded() implements Why {}
    }

    /** What becomes of the tables and rows of a package that goes. */
    enum Data {
        STAYS,
        /** Archived, unless that is turned off, then dropped. */
        GOES
    }

    /**
     * The package goes.
     *
     * @param target the version that is installed, or that left its data
     * @param held its apps in the instance as they were, dependants first
     * @param apps whose tables go; before them, other apps that lose their fields in these tables
     */
    record Remove(PackageVersion target, Why why, Data data, List<InstalledApp> held, List<AppSync> apps)
            implements Acting {
        public Remove {
            held = List.copyOf(held);
            apps = List.copyOf(apps);
        }
    }

    /**
     * The schema of one app is synchronized, or all that it has goes; what is installed stays as it is.
     *
     * @param app as the instance knows it afterwards; as it was, if it goes
     * @param apps whose tables change
     * @param appsAfter what the instance knows of each app that is touched; none if it goes
     */
    record Sync(InstalledApp app, AppSyncMode mode, List<AppSync> apps, List<InstalledApp> appsAfter)
            implements Acting {
        public Sync {
            apps = List.copyOf(apps);
            appsAfter = List.copyOf(appsAfter);
        }

        /** The package that the app belongs to, in the version of the app. */
        @Override
        public PackageVersion target() {
            return new PackageVersion(app.packageId(), app.identity().version());
        }

        /** The version whose schema the instance had. */
        public Optional<Version> from() {
            return apps.stream()
                    .filter(sync -> sync.app().id().equals(app.id()))
                    .findFirst()
                    .flatMap(AppSync::from);
        }
    }

    /**
     * The package was asked for, or is needed, and stays as it is.
     *
     * @param request the query that it is asked for by from now on; absent if that stays, too
     */
    record Leave(PackageVersion target, Optional<VersionQuery> request) implements Step {}
}
