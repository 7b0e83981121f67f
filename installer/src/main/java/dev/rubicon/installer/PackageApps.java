package dev.rubicon.installer;

import dev.rubicon.al.App;
import dev.rubicon.al.AppDependency;
import dev.rubicon.al.appfile.PackagedApps;
import dev.rubicon.format.PackageFile;
import dev.rubicon.installer.instance.InstalledApp;
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

/** Opens a package file and reads the apps in it, as an instance is to know them. */
final class PackageApps {
    private PackageApps() {}

    /** In dependency order, else by path. */
    static List<InstalledApp> read(Path file) {
        try (PackageFile opened = PackageFile.open(file)) {
            Manifest manifest = opened.manifest();
            opened.metadata().checkedFor(manifest.identity());
            Map<UUID, InstalledApp> apps = new LinkedHashMap<>();
            for (PackagedApp packaged : manifest.apps()) {
                App app = PackagedApps.read(opened, packaged);
                apps.put(app.identity().id(), installed(app, manifest.identity()));
            }
            return inDependencyOrder(apps);
        }
    }

    static Manifest manifest(Path file) {
        try (PackageFile opened = PackageFile.open(file)) {
            return opened.manifest();
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
