package dev.rubicon.installer;

import dev.rubicon.al.App;
import dev.rubicon.al.AppDependency;
import dev.rubicon.al.AppFiles;
import dev.rubicon.al.AppReader;
import dev.rubicon.al.appfile.AppFile;
import dev.rubicon.al.appfile.Apps;
import dev.rubicon.format.PackageFile;
import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.PackagedApp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
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
                App app = app(opened, packaged.path());
                if (!app.identity().equals(packaged.app())) {
                    throw new Corrupt(
                            "RB510",
                            "the manifest of " + manifest.identity() + " says that " + packaged.path() + " is "
                                    + packaged.app() + ", but it says itself that it is " + app.identity(),
                            "pack it again");
                }
                apps.put(app.identity().id(), installed(app, manifest.identity()));
            }
            List<InstalledApp> ordered = new ArrayList<>();
            Set<UUID> seen = new HashSet<>();
            apps.keySet().forEach(id -> order(id, apps, seen, ordered));
            return ordered;
        }
    }

    private static App app(PackageFile opened, PackagePath path) {
        if (!Apps.isAppFile(path.fileName()) || !opened.paths().contains(path)) {
            return AppReader.read(new FilesBelow(opened, path.value() + "/"), Set.of());
        }
        try (AppFile file = AppFile.open(path.fileName(), out -> opened.copyTo(path, out))) {
            return file.app();
        }
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

    /** The files of a package below one folder. */
    private record FilesBelow(PackageFile file, String folder) implements AppFiles {
        @Override
        public SortedSet<String> paths() {
            SortedSet<String> paths = new TreeSet<>();
            for (PackagePath path : file.paths()) {
                if (path.value().startsWith(folder)) {
                    paths.add(path.value().substring(folder.length()));
                }
            }
            return paths;
        }

        @Override
        public byte[] read(String path) {
            return file.read(new PackagePath(folder + path));
        }
    }
}
