package dev.rubicon.resolver;

import dev.rubicon.model.PackageId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an instance has, one version of each package, ascending by id. */
public record Installed(List<InstalledRelease> packages) {
    public static final Installed NOTHING = new Installed(List.of());

    public Installed {
        SortedMap<PackageId, InstalledRelease> byId = new TreeMap<>();
        for (InstalledRelease installed : packages) {
            if (byId.put(installed.id(), installed) != null) {
                throw new IllegalArgumentException(installed.id() + " is installed twice");
            }
        }
        packages = List.copyOf(byId.values());
    }

    public Optional<InstalledRelease> find(PackageId id) {
        return packages.stream().filter(installed -> installed.id().equals(id)).findFirst();
    }

    /** What an update without a request asks for: the packages that were requested, with their stored queries. */
    public Request requested() {
        return new Request(packages.stream()
                .filter(InstalledRelease::requested)
                .map(installed -> new Request.Wish(installed.id(), installed.query()))
                .toList());
    }
}
