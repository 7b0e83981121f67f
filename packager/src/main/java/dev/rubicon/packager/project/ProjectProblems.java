package dev.rubicon.packager.project;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** What can be wrong with projects, in words. */
final class ProjectProblems {
    private ProjectProblems() {}

    static InvalidInput noProjectFile(Path folder) {
        return new InvalidInput(
                "RB182",
                "there is no " + ProjectFolder.NAME + " in '" + Quoted.path(folder.toString()) + "', nor in "
                        + ProjectFolder.HIDDEN + " there",
                "name the folder of a project that has one; other apps are packed by --from-context");
    }

    static InvalidInput unknownVariable(String name, Collection<String> known) {
        return new InvalidInput(
                "RB183",
                "the variable '" + Quoted.shortened(name) + "' is unknown",
                "give it by --var " + Quoted.shortened(name) + "=VALUE; known are " + String.join(", ", known));
    }

    static InvalidInput reserved(String name) {
        return new InvalidInput(
                "RB183",
                "'" + Quoted.shortened(name) + "' is no variable that --var or 'variables' can set",
                "it comes from the project itself; choose another name");
    }

    static InvalidInput circle(List<String> names) {
        return new InvalidInput(
                "RB185",
                "variables refer to each other in a circle: " + Quoted.sentence(String.join(" -> ", names)),
                "give one of them a value without the others");
    }

    static InvalidInput tooLong(int characters) {
        return new InvalidInput(
                "RB185", "the text grows beyond " + characters + " characters", "check what its variables refer to");
    }

    static InvalidInput tooDeep(int variables) {
        return new InvalidInput(
                "RB185",
                "more than " + variables + " variables refer to one another",
                "give one of them a plain value");
    }

    static InvalidInput outside(String path, Path root) {
        return new InvalidInput(
                "RB186",
                "'" + Quoted.path(path) + "' leads out of the project '" + Quoted.path(root.toString()) + "'",
                "put the file into the project; --path takes files from elsewhere");
    }

    static InvalidInput noSuchApp(String app) {
        return new InvalidInput(
                "RB187",
                "app.json names no version of '" + Quoted.shortened(app) + "'",
                "write the id of one of its dependencies, its own id, application or platform");
    }

    static InvalidInput noAppJson(Path folder) {
        return new InvalidInput(
                "RB187",
                "there is no app.json in or above '" + Quoted.path(folder.toString()) + "'",
                "say the version in another way");
    }

    static InvalidInput script(String script, String hint) {
        return new InvalidInput(
                "RB189",
                "the script '" + Quoted.shortened(script) + "' would have to be run, which is never done",
                hint);
    }

    static InvalidInput notFound(String id, String query, String hint) {
        return new InvalidInput(
                "RB189", "no version of " + Quoted.shortened(id) + " fits '" + Quoted.shortened(query) + "'", hint);
    }

    static InvalidInput noBranch() {
        return new InvalidInput("RB190", "the name of the branch is not known", "give it by --branch");
    }

    static Problem withoutEffect(String key, String what) {
        return new Problem(
                "RB193",
                "'" + Quoted.shortened(key) + "' in " + what + " has no effect",
                "it is not in the package; remove it if nobody else reads the file");
    }
}
