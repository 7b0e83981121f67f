package dev.rubicon.packager.context;

import dev.rubicon.al.AppDependency;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What can be wrong with apps that are to become packages, in words. */
final class ContextProblems {
    private ContextProblems() {}

    static Problem noSuchPath(Path path) {
        return new Problem(
                "RB160", "there is no file or folder '" + Quoted.path(path.toString()) + "'", "check the path");
    }

    static Problem nothingGiven() {
        return new Problem("RB188", "no app is given", "name app files (.app) or folders with an app.json by --path");
    }

    static Problem noApp(Path path) {
        return new Problem(
                "RB188",
                "'" + Quoted.path(path.toString()) + "' is no app",
                "name an app file (.app) or a folder with an app.json; other files go in without --from-context");
    }

    static Problem oneIdForMany(int apps) {
        return new Problem(
                "RB195",
                "--id and --version go with one app, and " + apps + " are given",
                "leave them out, or say ids in the file of --app-map");
    }

    static Problem unmapped(AppIdentity dependant, AppDependency dependency) {
        String name = dependency.name().orElse("");
        String suggested = name.isEmpty() ? "set-package-id" : SuggestedId.of(name);
        return new Problem(
                "RB178",
                "no package is known for the app " + dependency.id()
                        + (name.isEmpty() ? "" : " '" + Quoted.shortened(name) + "'") + ", which "
                        + Quoted.shortened(dependant.name()) + " needs",
                "pack it together with the other, or add this line to the file of --app-map: \"" + dependency.id()
                        + "\": {\"id\": \"" + suggested + "\"}");
    }

    static Problem sameApp(AppIdentity app, Path first, Path second) {
        return new Problem(
                "RB181",
                "'" + Quoted.path(first.toString()) + "' and '" + Quoted.path(second.toString()) + "' are both the app "
                        + app.id() + " (" + Quoted.shortened(app.name()) + ")",
                "give only one of them");
    }

    static Problem samePackage(PackageId id, Path first, Path second) {
        return new Problem(
                "RB181",
                "'" + Quoted.path(first.toString()) + "' and '" + Quoted.path(second.toString())
                        + "' would both be the package " + id,
                "give each of them an id of its own in the file of --app-map, or pack one by itself");
    }

    static Problem circle(List<AppIdentity> apps) {
        return new Problem(
                "RB180",
                "apps need each other in a circle: "
                        + apps.stream().map(app -> Quoted.shortened(app.name())).collect(Collectors.joining(" -> ")),
                "remove one of these dependencies from its app.json");
    }
}
