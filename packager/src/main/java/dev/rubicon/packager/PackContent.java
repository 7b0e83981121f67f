package dev.rubicon.packager;

import dev.rubicon.al.App;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.PackagedApp;
import dev.rubicon.model.Problem;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the given paths put into a package.
 *
 * @param files where each file stands in the package, and where its bytes are
 * @param apps by where they stand in the package
 * @param metadata the publisher's AppMetadata.json
 * @param warnings what was given and gives nothing
 */
record PackContent(
        SortedMap<PackagePath, Path> files,
        SortedMap<PackagePath, App> apps,
        Optional<Path> metadata,
        List<Problem> warnings) {
    PackContent {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        apps = Collections.unmodifiableSortedMap(new TreeMap<>(apps));
        warnings = List.copyOf(warnings);
    }

    /** As the manifest lists them. */
    List<PackagedApp> packagedApps() {
        return apps.entrySet().stream()
                .map(app -> new PackagedApp(app.getValue().identity(), app.getKey()))
                .toList();
    }
}
