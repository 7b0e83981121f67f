package dev.rubicon.fleet.protocol;

import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What an instance holds, as its agent says.
 *
 * @param name in the fleet, where it is the only one of that name
 * @param client such as {@code rubicon 0.1.0}
 * @param database such as {@code SQLite} or {@code PostgreSQL}
 * @param packages that are installed, ascending by id
 * @param apps that are installed, in the order of the instance
 * @param window the instance's own hours; absent if any time will do
 * @param zone in which the hours are meant
 * @param last how the last update of the agent ended; absent if there was none
 * @param at when it was so
 */
public record InstanceReport(
        InstanceName name,
        AgentId agent,
        String client,
        UpdateStrategy strategy,
        String database,
        List<Installed> packages,
        List<AppIdentity> apps,
        Optional<UpdateWindow> window,
        ZoneId zone,
        Optional<Progress> last,
        Instant at) {
    /**
     * An installed package.
     *
     * @param asked whether somebody asked for it, as opposed to needing it
     */
    public record Installed(PackageId id, Version version, boolean asked) {}

    public InstanceReport {
        packages = List.copyOf(packages);
        apps = List.copyOf(apps);
    }
}
