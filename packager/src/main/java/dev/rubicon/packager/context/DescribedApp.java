package dev.rubicon.packager.context;

import dev.rubicon.al.AppDependency;
import dev.rubicon.al.AppFiles;
import dev.rubicon.al.PlainApp;
import dev.rubicon.al.appfile.AppFile;
import dev.rubicon.al.appfile.Apps;
import dev.rubicon.al.appfile.NavxManifest;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An app, by its manifest.
 *
 * @param path its app file or project folder
 * @param description absent if it is empty
 * @param application the lowest version of Microsoft's applications that will do
 * @param platform the lowest version of the server that will do
 */
public record DescribedApp(
        Path path,
        AppIdentity identity,
        Optional<String> description,
        List<AppDependency> dependencies,
        Optional<Version> application,
        Optional<Version> platform) {
    public DescribedApp {
        dependencies = List.copyOf(dependencies);
    }

    /**
     * Reads an app file, or a folder with an {@code app.json}.
     *
     * @throws InvalidInput RB160 if nothing is there, RB178 if it is neither, what {@link AppFile#open} and {@link Apps#at} refuse
     * @throws Unavailable RB206
     */
    public static DescribedApp read(Path path) {
        if (!Files.exists(path)) {
            throw new InvalidInput(ContextProblems.noSuchPath(path));
        }
        if (Files.isRegularFile(path) && Apps.isAppFile(path.getFileName().toString())) {
            try (AppFile file = AppFile.open(path)) {
                return of(path, file.manifest());
            }
        }
        return Apps.at(path)
                .map(app -> ofProject(path, app.identity(), app.dependencies()))
                .orElseThrow(() -> new InvalidInput(ContextProblems.noApp(path)));
    }

    private static DescribedApp of(Path path, NavxManifest manifest) {
        return new DescribedApp(
                path,
                manifest.identity(),
                text(manifest.attributes().get("Description"))
                        .or(() -> text(manifest.attributes().get("Brief"))),
                manifest.dependencies(),
                manifest.application(),
                text(manifest.attributes().get("Platform")).map(Version::parse));
    }

    // Null is what the map of attributes says of one that is not there.
    private static Optional<String> text(String attribute) {
        return Optional.ofNullable(attribute).filter(text -> !text.isBlank());
    }

    private static DescribedApp ofProject(Path path, AppIdentity identity, List<AppDependency> dependencies) {
        AppFiles files = AppFiles.ofFolder(path);
        String file = PlainApp.isIn(files) ? "schema.json" : "app.json";
        JsonObject json = JsonObject.read(files.read(file), file);
        return new DescribedApp(
                path,
                identity,
                json.optionalString("description")
                        .filter(text -> !text.isBlank())
                        .or(() -> json.optionalString("brief").filter(text -> !text.isBlank())),
                dependencies,
                version(json, "application"),
                version(json, "platform"));
    }

    // Old projects leave them empty.
    private static Optional<Version> version(JsonObject json, String key) {
        return json.optionalString(key).filter(text -> !text.isEmpty()).isEmpty()
                ? Optional.empty()
                : json.optionalParsed(key, Version::parse);
    }
}
