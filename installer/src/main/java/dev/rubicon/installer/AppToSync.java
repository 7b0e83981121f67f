package dev.rubicon.installer;

import dev.rubicon.al.App;
import dev.rubicon.al.appfile.Apps;
import dev.rubicon.al.appfile.PackagedApps;
import dev.rubicon.format.PackageFile;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Quoted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An app that is to be synchronized.
 *
 * @param source the package that it belongs to if the instance does not know it yet; an app without one is taken for a package
 *     of its own, whose id is the app's
 */
public record AppToSync(App app, PackageVersion source) {
    /**
     * The apps at a path: a project folder, an app file, or a package file with all its apps.
     *
     * @throws InvalidInput RB588 if it is a folder without app.json; what the readers of these refuse
     */
    public static List<AppToSync> at(Path path) {
        Optional<App> single = Apps.at(path);
        if (single.isPresent()) {
            App app = single.get();
            PackageId own = new PackageId(app.identity().id().toString());
            return List.of(
                    new AppToSync(app, new PackageVersion(own, app.identity().version())));
        }
        if (Files.isDirectory(path)) {
            throw new InvalidInput(
                    "RB588",
                    "the folder '" + Quoted.path(path.toString())
                            + "' has no app.json, and no schema.json of an app without AL",
                    "name the folder of a project, an app file (.app) or a package file (.zip)");
        }
        try (PackageFile opened = PackageFile.open(path)) {
            PackageVersion identity = opened.manifest().identity();
            return opened.manifest().apps().stream()
                    .map(packaged -> new AppToSync(PackagedApps.read(opened, packaged), identity))
                    .toList();
        }
    }
}
