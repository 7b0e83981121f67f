package dev.rubicon.installer.instance;

import dev.rubicon.model.Arguments;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
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
 * @param packages that are installed, by id
 * @param kept packages that are not installed any longer, but whose apps have left their tables and rows, by id
 * @param installedApps in the order they were first synced; their schemas are big, and many commands need none
 * @param arguments as stored, in effect for later updates
 */
public record InstanceState(
        InstanceName name,
        List<CompanyName> companies,
        SortedMap<PackageId, InstalledPackage> packages,
        SortedMap<PackageId, Release> kept,
        InstalledApps installedApps,
        Arguments arguments) {
    public InstanceState {
        companies = companies.stream().sorted().toList();
        packages = Collections.unmodifiableSortedMap(new TreeMap<>(packages));
        kept = Collections.unmodifiableSortedMap(new TreeMap<>(kept));
    }

    /** By id, in the order they were first synced. */
    public Map<UUID, InstalledApp> apps() {
        return installedApps.byId();
    }
}
