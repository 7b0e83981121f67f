package dev.rubicon.installer.instance;

import dev.rubicon.model.Arguments;
import dev.rubicon.model.PackageId;
import java.util.Collections;
import java.util.LinkedHashMap;
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
 * @param apps in the order they were first synced
 * @param arguments as stored, in effect for later updates
 */
public record InstanceState(
        InstanceName name,
        List<CompanyName> companies,
        SortedMap<PackageId, InstalledPackage> packages,
        Map<UUID, InstalledApp> apps,
        Arguments arguments) {
    public InstanceState {
        companies = companies.stream().sorted().toList();
        packages = Collections.unmodifiableSortedMap(new TreeMap<>(packages));
        apps = Collections.unmodifiableMap(new LinkedHashMap<>(apps));
    }
}
