package dev.rubicon.installer;

import dev.rubicon.al.App;
import dev.rubicon.al.AppDependency;
import dev.rubicon.format.PackageFile;
import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.installer.upgrade.CodeOfApps;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.PackagedApp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a package file holds.
 *
 * @param apps as an instance is to know them, in dependency order, else by path
 */
record PackageApps(Manifest manifest, List<InstalledApp> apps) {
    static PackageApps read(Path file, CodeOfApps codes) {
        try (PackageFile opened = PackageFile.open(file)) {
            Manifest manifest = opened.manifest();
            opened.metadata().checkedFor(manifest.identity());
            Map<UUID, InstalledApp> apps = new LinkedHashMap<>();
            for (PackagedApp packaged : manifest.apps()) {
                App app = codes.read(opened, packaged);
                apps.put(app.identity().id(), installed(app, manifest.identity()));
            }
            return new PackageApps(manifest, inDependencyOrder(apps));
        }
    }

    static List<InstalledApp> inDependencyOrder(Map<UUID, InstalledApp> apps) {
        List<InstalledApp> ordered = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        apps.keySet().forEach(id -> order(id, apps, seen, ordered));
        return ordered;
    }

    private static InstalledApp installed(App app, PackageVersion source) {
        List<UUID> dependencies =
                app.dependencies().stream().map(AppDependency::id).toList();
        return new InstalledApp(app.identity(), source, true, dependencies, app.schema());
    }

    private static void order(UUID id, Map<UUID, InstalledApp> apps, Set<UUID> seen, List<InstalledApp> ordered) {
        InstalledApp app = apps.get(id);
        if (app != null && seen.add(id)) {
            app.dependencies().forEach(dependency -> order(dependency, apps, seen, ordered));
            ordered.add(app);
        }
    }
}
