package dev.rubicon.fleet.agent;

import dev.rubicon.fleet.protocol.InstanceReport;
import dev.rubicon.model.AppIdentity;
import java.util.List;

/**
 * What an instance holds.
 *
 * @param database such as {@code SQLite}
 */
public record Holdings(String database, List<InstanceReport.Installed> packages, List<AppIdentity> apps) {
    public Holdings {
        packages = List.copyOf(packages);
        apps = List.copyOf(apps);
    }
}
