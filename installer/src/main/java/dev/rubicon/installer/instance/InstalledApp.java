package dev.rubicon.installer.instance;

import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.schema.Schema;
import java.util.List;
import java.util.UUID;

/**
 * An app whose schema an instance has.
 *
 * @param source the package that brought this version of it
 * @param installed false if only its schema and data are left
 * @param dependencies ids of the apps it says it depends on
 * @param schema what was last synced
 */
public record InstalledApp(
        AppIdentity identity, PackageVersion source, boolean installed, List<UUID> dependencies, Schema schema) {
    public InstalledApp {
        dependencies = List.copyOf(dependencies);
    }

    public UUID id() {
        return identity.id();
    }

    public PackageId packageId() {
        return source.id();
    }

    public InstalledApp withSchema(Schema newSchema) {
        return new InstalledApp(identity, source, installed, dependencies, newSchema);
    }
}
