package dev.rubicon.installer.plan;

import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Version;
import dev.rubicon.schema.TableExtension;
import java.util.List;
import java.util.Optional;

/** Why a plan cannot be applied. All that would refuse is found at planning, while nothing is touched. */
public sealed interface Refusal {
    /** The step that cannot be done. */
    PackageVersion target();

    /**
     * Breaking changes, and nothing that allows them.
     *
     * @param changes the breaking ones
     */
    record NeedsForce(
            PackageVersion target,
            Optional<Version> from,
            AppIdentity app,
            List<PlannedChange> changes,
            Permission permission)
            implements Refusal {}

    /** What would allow breaking changes. */
    enum Permission {
        /** ForceVersion in the package, or the argument AllowForceSync. */
        FORCE_VERSION_OR_ARGUMENT,
        /** Synchronizing with ForceSync. */
        SYNC_MODE
    }

    /**
     * An app is to be synchronized in a way that only suits one that is not installed.
     *
     * @param installed the version that is
     */
    record StillInstalled(PackageVersion target, AppIdentity app, AppSyncMode mode, Version installed)
            implements Refusal {}

    /**
     * An app is older than its schema, which was synchronized further, but not than its data.
     *
     * @param schema the version whose schema the instance has
     */
    record LaterSchema(PackageVersion target, AppIdentity app, Version schema) implements Refusal {}

    /** The same version of an app has another schema than when it was synced before. */
    record SameVersion(PackageVersion target, AppIdentity app) implements Refusal {}

    /**
     * Rows would have the same key.
     *
     * @param company absent if the rows are shared
     * @param columns of the key
     * @param rows up to ten values of it that more than one row would have, each as text
     */
    record KeyClash(
            PackageVersion target,
            AppIdentity app,
            String table,
            Optional<CompanyName> company,
            List<String> columns,
            List<String> rows)
            implements Refusal {}

    /**
     * The app belongs to another installed package, which does not give it up in this run.
     *
     * @param owner the other package
     */
    record OwnedByOther(PackageVersion target, AppIdentity app, PackageVersion owner) implements Refusal {}

    /**
     * The instance has a newer version of the app.
     *
     * @param held that version
     */
    record OlderApp(PackageVersion target, AppIdentity app, Version held) implements Refusal {}

    /** A table extension of a table that no app of the instance declares. */
    record NoTarget(PackageVersion target, AppIdentity app, TableExtension extension) implements Refusal {}

    /**
     * A table extension of a table that several apps declare.
     *
     * @param owners names of the apps that do
     */
    record AmbiguousTarget(PackageVersion target, AppIdentity app, TableExtension extension, List<String> owners)
            implements Refusal {}

    /**
     * A table that goes, while other installed apps extend it.
     *
     * @param extenders names of the apps that do
     */
    record StillExtended(PackageVersion target, AppIdentity app, String table, List<String> extenders)
            implements Refusal {}

    /** Two fields would have one column: a name is the system's, or a field is named like one of a table extension. */
    record SameColumn(PackageVersion target, AppIdentity app, String table, String column) implements Refusal {}

    /**
     * A package that goes, while others that stay need it.
     *
     * @param needs of these, at least one
     */
    record StillNeeded(PackageVersion target, List<Needs.Need> needs) implements Refusal {
        public StillNeeded {
            needs = List.copyOf(needs);
        }
    }

    /**
     * DataPerCompany is switched, and it is not clear whose the rows are.
     *
     * @param companies that have rows, or that could get them
     */
    record AmbiguousRows(PackageVersion target, AppIdentity app, String table, List<CompanyName> companies)
            implements Refusal {}

    /**
     * A table is not what was synced: somebody has changed it since.
     *
     * @param table its name in the database
     * @param differences in words, at least one
     */
    record Drifted(PackageVersion target, AppIdentity app, String table, List<String> differences) implements Refusal {
        public Drifted {
            differences = List.copyOf(differences);
        }
    }

    /**
     * A table is to be made, and somebody else's has its name.
     *
     * @param table the name in the database
     */
    record NameTaken(PackageVersion target, AppIdentity app, String table) implements Refusal {}

    /**
     * Upgrade scripts name tables that they cannot have.
     *
     * @param places what is named, each behind {@code file:line}; at least one
     */
    record UnknownTables(PackageVersion target, AppIdentity app, List<String> places) implements Refusal {
        public UnknownTables {
            places = List.copyOf(places);
        }
    }

    /**
     * Upgrade or install code of an app that would run, and cannot.
     *
     * @param codeunit number and name
     * @param places what is not supported, each behind {@code file:line}; at least one
     */
    record UnsupportedCode(PackageVersion target, AppIdentity app, String codeunit, List<String> places)
            implements Refusal {
        public UnsupportedCode {
            places = List.copyOf(places);
        }
    }
}
