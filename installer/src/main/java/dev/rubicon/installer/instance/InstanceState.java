package dev.rubicon.installer.instance;

import dev.rubicon.model.Arguments;
import dev.rubicon.model.PackageId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What an instance holds at one moment.
 *
 * @param companies ascending
 * @param packages by id
 * @param installedApps in the order they were first synced; their schemas are big, and many commands need none
 * @param arguments as stored, in effect for later updates
 */
public record InstanceState(
        InstanceName name,
        List<CompanyName> companies,
        SortedMap<PackageId, InstalledPackage> packages,
        InstalledApps installedApps,
        Arguments arguments) {
    public InstanceState {
        companies = companies.stream().sorted().toList();
        packages = Collections.unmodifiableSortedMap(new TreeMap<>(packages));
    }

    /** By id, in the order they were first synced. */
    public Map<UUID, InstalledApp> apps() {
        return installedApps.byId();
    }
}
