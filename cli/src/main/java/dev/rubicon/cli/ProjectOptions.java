package dev.rubicon.cli;

import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import dev.rubicon.packager.project.AppMaker;
import dev.rubicon.packager.project.BuildSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Packages of projects that have a gocurrent.json. */
final class ProjectOptions {
    @Option(
            names = "--project",
            paramLabel = "DIR",
            description =
                    "A project with a gocurrent.json, or .gocurrent/gocurrent.json, which says all else. Repeatable.")
    private List<Path> folders = List.of();

    @Option(
            names = "--target",
            paramLabel = "NAME",
            description = "Which of a project's values to take: release, releaseCandidate, dev or others.")
    private Optional<String> target;

    @Option(names = "--branch", paramLabel = "NAME", description = "The branch that is built, for $${currentBranch}.")
    private Optional<String> branch;

    @Option(
            names = "--var",
            paramLabel = "NAME=VALUE|FILE.json",
            description = "A variable of the projects, such as buildNumber=12, or a JSON object of them. Repeatable.")
    private List<String> variables = List.of();

    @ArgGroup
    private Maker maker;

    /** Where the app file comes from; built here if neither is given. */
    static final class Maker {
        @Option(
                names = "--compiler",
                paramLabel = "PROGRAM",
                description = "Compile apps with this alc; without it, app files are made without checking their code.")
        private Optional<Path> compiler;

        @Option(names = "--no-build", description = "Take the app files that are in the projects.")
        private boolean noBuild;
    }

    boolean asked() {
        return !folders.isEmpty();
    }

    List<Path> folders() {
        return folders;
    }

    BuildSettings settings() {
        return new BuildSettings(target, branch, values(), maker());
    }

    private AppMaker maker() {
        if (maker == null) {
            return new AppMaker.Builder();
        }
        return maker.compiler.<AppMaker>map(AppMaker.Compiler::new).orElseGet(AppMaker.Made::new);
    }

    private TreeMap<String, String> values() {
        TreeMap<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String text : variables) {
            int equals = text.indexOf('=');
            if (equals < 0 && text.endsWith(".json")) {
                values.putAll(ofFile(new OptionFile("--var", Conversions.path(text))));
            } else if (equals < 1 || !text.substring(0, equals).matches("[a-zA-Z0-9]+")) {
                throw new InvalidInput(
                        "RB183",
                        "'" + Quoted.shortened(text) + "' is not a variable",
                        "write NAME=VALUE, a name of letters and digits, such as --var buildNumber=12");
            } else {
                values.put(text.substring(0, equals), text.substring(equals + 1));
            }
        }
        return values;
    }

    private static TreeMap<String, String> ofFile(OptionFile file) {
        var document = Json.readRelaxed(file.bytes(), file.what());
        JsonObject json = JsonObject.ofAnyCase(document, file.what());
        TreeMap<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        document.fieldNames().forEachRemaining(name -> values.put(name, json.string(name)));
        return values;
    }
}
