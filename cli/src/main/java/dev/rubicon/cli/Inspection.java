package dev.rubicon.cli;

import dev.rubicon.al.AppDependency;
import dev.rubicon.al.appfile.AppFile;
import dev.rubicon.al.appfile.Apps;
import dev.rubicon.al.appfile.Signature;
import dev.rubicon.al.symbolfile.Difference;
import dev.rubicon.format.PackageFile;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.FileEntry;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.Version;
import dev.rubicon.schema.Schema;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is inside a file. Everything is read; {@code check} also compares what can be compared. */
sealed interface Inspection {
    /** Whether nothing inside contradicts itself, as far as it was checked. */
    boolean agrees();

    /**
     * An app file.
     *
     * @param schema that of its symbols, or of its sources where there are none
     * @param files sizes in bytes by name
     * @param differences between symbols and sources; absent if they were not compared
     */
    record OfApp(
            AppIdentity identity,
            List<AppDependency> dependencies,
            Optional<Signature> signature,
            boolean readyToRun,
            boolean hasSymbols,
            boolean hasSource,
            Schema schema,
            Map<String, Long> files,
            Optional<List<Difference>> differences)
            implements Inspection {
        @Override
        public boolean agrees() {
            return differences.map(List::isEmpty).orElse(true);
        }
    }

    /**
     * A package file.
     *
     * @param apps the app files in it, by path
     */
    record OfPackage(Manifest manifest, Optional<Version> forceVersion, Map<PackagePath, OfApp> apps)
            implements Inspection {
        @Override
        public boolean agrees() {
            return apps.values().stream().allMatch(OfApp::agrees);
        }
    }

    static Inspection of(Path file, boolean check) {
        if (Apps.isAppFile(file.toAbsolutePath().getFileName().toString())) {
            try (AppFile app = AppFile.open(file)) {
                return of(app, check);
            }
        }
        try (PackageFile opened = PackageFile.open(file)) {
            return of(opened, check);
        }
    }

    private static OfPackage of(PackageFile opened, boolean check) {
        if (check) {
            opened.verifyAll();
        }
        Map<PackagePath, OfApp> apps = new LinkedHashMap<>();
        for (FileEntry entry : opened.manifest().files()) {
            PackagePath path = entry.path();
            if (Apps.isAppFile(path.fileName())) {
                try (AppFile app = AppFile.open(path.fileName(), out -> opened.copyTo(path, out))) {
                    apps.put(path, of(app, check));
                }
            }
        }
        return new OfPackage(opened.manifest(), opened.metadata().forceVersion(), apps);
    }

    private static OfApp of(AppFile app, boolean check) {
        Map<String, Long> files = new LinkedHashMap<>();
        app.names().forEach(name -> files.put(name, app.size(name)));
        boolean compared = check && app.hasSymbols() && app.hasSource();
        return new OfApp(
                app.identity(),
                app.dependencies(),
                app.signature(),
                app.isReadyToRun(),
                app.hasSymbols(),
                app.hasSource(),
                app.app().schema(),
                files,
                compared ? Optional.of(app.check()) : Optional.empty());
    }
}
