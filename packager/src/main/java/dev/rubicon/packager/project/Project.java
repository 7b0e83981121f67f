package dev.rubicon.packager.project;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.ArgumentsJson;
import dev.rubicon.format.JsonObject;
import dev.rubicon.format.ParameterJson;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Parameter;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Version;
import dev.rubicon.packager.Declaration;
import dev.rubicon.packager.context.DescribedApp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A project file, read for one target and branch, its variables filled in. */
final class Project {
    private static final List<String> OF_TOOLS = List.of(
            "$schema",
            "alAppSourceCopVersionQuery",
            "alIncludeServerAssemblies",
            "devPackageGroups",
            "devTarget",
            "instance",
            "servers");

    private final ProjectFolder folder;
    private final ProjectFacts facts;
    private final JsonObject json;
    private final BuildSettings settings;
    private final VersionText versions;
    private final Variables variables;

    private Project(ProjectFolder folder, BuildSettings settings, VersionLookup lookup) {
        this.folder = folder;
        this.facts = new ProjectFacts(folder, folder.appFolder().map(DescribedApp::read));
        this.json = folder.read();
        this.settings = settings;
        BranchLabels labels = labels();
        this.versions = new VersionText(facts, settings, labels, lookup);
        this.variables = new Variables(facts.variables(settings), declaredVariables(), labels, this::variable);
    }

    /**
     * @throws InvalidInput RB182 if there is none; RB120 to RB123, RB179, RB183, RB190 or RB194 if it cannot be read; what reading
     *     its app refuses
     */
    static Project read(Path given, BuildSettings settings, VersionLookup lookup) {
        return new Project(ProjectFolder.find(given), settings, lookup);
    }

    ProjectFolder folder() {
        return folder;
    }

    Optional<DescribedApp> app() {
        return facts.app();
    }

    private String variable(VersionValue value) {
        return versions.of(value, variables::fill);
    }

    private BranchLabels labels() {
        String key = "branchToPreReleaseLabelMap";
        return json.optional(key)
                .map(node -> at(key, () -> new BranchLabels(strings(node, place(key)))))
                .orElse(BranchLabels.USUAL);
    }

    private static SortedMap<String, String> strings(JsonNode node, String what) {
        JsonObject object = JsonObject.ofAnyCase(node, what);
        SortedMap<String, String> strings = new TreeMap<>();
        node.properties().forEach(entry -> strings.put(entry.getKey(), object.string(entry.getKey())));
        return strings;
    }

    private SortedMap<String, VersionValue> declaredVariables() {
        SortedMap<String, VersionValue> declared = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        // Their name before is read where the new one is not there.
        String key = json.has("variables") ? "variables" : "versionVariables";
        json.optional("versionVariables");
        json.optional(key).ifPresent(node -> {
            JsonObject.ofAnyCase(node, place(key));
            node.properties().forEach(entry -> {
                String what = place(key + "." + entry.getKey());
                ForTarget.choose(entry.getValue(), settings.target(), what)
                        .ifPresent(chosen -> declared.put(entry.getKey(), VersionValue.read(chosen, what)));
            });
        });
        settings.variables().forEach((name, value) -> declared.put(name, new VersionValue.Literal(value)));
        SortedMap<String, Optional<String>> builtIn = facts.variables(settings);
        declared.keySet().stream().filter(builtIn::containsKey).findFirst().ifPresent(name -> {
            throw ProjectProblems.reserved(name);
        });
        return declared;
    }

    /** @throws InvalidInput as {@link #declaration} */
    PackageVersion identity() {
        PackageId id = json.parsed("id", text -> new PackageId(variables.fill(text)));
        JsonNode version = json.optional("version")
                .orElseThrow(() -> new InvalidInput("RB122", folder.what() + " has no 'version'", "add that key"));
        String text = version(version, "version")
                .orElseThrow(() -> new InvalidInput(new Problem(
                        "RB187", place("version") + " is null for this target", "a package has a version: write one")));
        return new PackageVersion(id, at("version", () -> Version.parse(text)));
    }

    private Optional<String> version(JsonNode node, String key) {
        return ForTarget.choose(node, settings.target(), place(key)).map(chosen -> {
            VersionValue value = VersionValue.read(chosen, place(key));
            return at(key, () -> versions.of(value, variables::fill));
        });
    }

    /** @throws InvalidInput RB101 to RB104, RB120 to RB126, RB179, RB183 to RB190 or RB194, led by the key */
    Declaration declaration() {
        List<Parameter> parameters = json.list("parameters", node -> ParameterJson.readAnyCase(node, folder.what()));
        List<String> later = parameters.stream().map(Parameter::key).toList();
        return new Declaration(
                text("name"),
                text("displayName"),
                text("description"),
                dependencies("dependencies"),
                parameters.stream().map(parameter -> filled(parameter, later)).toList(),
                json.optional("fillParameters")
                        .map(node -> ArgumentsJson.read(node, place("fillParameters")))
                        .map(arguments -> at("fillParameters", () -> filled(arguments, later)))
                        .orElse(Arguments.NONE),
                json.optionalParsed("substituteFor", PackageId::new),
                false,
                Optional.empty());
    }

    /** What is needed to compile the project, and not to install its package. */
    List<Dependency> devDependencies() {
        return dependencies("devDependencies");
    }

    private Optional<String> text(String key) {
        return json.optionalString(key)
                .map(text -> at(key, () -> variables.fillNow(text, List.of())))
                .filter(text -> !text.isBlank());
    }

    private Parameter filled(Parameter parameter, List<String> later) {
        return new Parameter(
                parameter.key(),
                parameter.description(),
                parameter.defaultValue().map(text -> at("parameters", () -> variables.fillNow(text, later))),
                parameter.hint(),
                parameter.required(),
                parameter.hidden());
    }

    private Arguments filled(Arguments arguments, List<String> later) {
        Arguments filled = Arguments.NONE;
        for (PackageId id : arguments.packages()) {
            for (Map.Entry<String, String> value : arguments.of(id).entrySet()) {
                filled = filled.with(id, value.getKey(), variables.fillNow(value.getValue(), later));
            }
        }
        return filled;
    }

    private List<Dependency> dependencies(String key) {
        List<Dependency> dependencies = new ArrayList<>();
        json.list(
                        key,
                        node -> new ProjectDependency(folder, place(key), variables::fill)
                                .read(node, version -> version(version, key)))
                .forEach(found -> found.ifPresent(dependencies::add));
        return dependencies;
    }

    /** The files to pack, in the order written. */
    List<ProjectSource> sources() {
        return new ProjectSources(
                        folder, place("files"), settings.target(), text -> at("files", () -> variables.fill(text)))
                .read(json.optional("files"));
    }

    /** Where the package is to go; absent if the project does not say. */
    Optional<Path> outputFolder() {
        return json.optionalString("outputDir")
                .map(text -> at("outputDir", () -> folder.toWrite(variables.fill(text))));
    }

    /** Keys that have no effect, in the order written. To be asked last. */
    List<Problem> warnings() {
        OF_TOOLS.forEach(json::optional);
        return json.unasked().stream()
                .map(key -> ProjectProblems.withoutEffect(key, folder.what()))
                .toList();
    }

    private String place(String key) {
        return "'" + key + "' in " + folder.what();
    }

    /** What {@code part} gives; what it refuses is led by the key and the file. */
    <T> T at(String key, Supplier<T> part) {
        try {
            return part.get();
        } catch (InvalidInput e) {
            throw new InvalidInput(
                    e.problems().stream().map(problem -> problem.at(place(key))).toList());
        }
    }
}
