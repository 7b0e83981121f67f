package dev.rubicon.installer.instance;

import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Version;
import dev.rubicon.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An app whose schema an instance has.
 *
 * @param identity of the version whose schema was last synced
 * @param source the package that brought this version of it
 * @param installed false if only its schema and data are left, or if it was synced and never installed
 * @param dependencies ids of the apps it says it depends on
 * @param schema what was last synced
 * @param dataVersion the version that is installed, or was last uninstalled with its data kept; absent if none ever was.
 *     Lower than that of the schema only between a sync and the install that follows it
 */
public record InstalledApp(
        AppIdentity identity,
        PackageVersion source,
        boolean installed,
        List<UUID> dependencies,
        Schema schema,
        Optional<Version> dataVersion) {
    public InstalledApp {
        dependencies = List.copyOf(dependencies);
    }

    /** One whose data is of the version of its schema. */
    public InstalledApp(
            AppIdentity identity, PackageVersion source, boolean installed, List<UUID> dependencies, Schema schema) {
        this(identity, source, installed, dependencies, schema, Optional.of(identity.version()));
    }

    public UUID id() {
        return identity.id();
    }

    public PackageId packageId() {
        return source.id();
    }

    public InstalledApp withSchema(Schema newSchema) {
        return new InstalledApp(identity, source, installed, dependencies, newSchema, dataVersion);
    }

    /** The same app, of which only schema and data are left. */
    public InstalledApp uninstalled() {
        return new InstalledApp(identity, source, false, dependencies, schema, dataVersion);
    }
}
