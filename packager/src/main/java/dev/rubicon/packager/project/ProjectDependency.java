package dev.rubicon.packager.project;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.JsonObject;
import dev.rubicon.format.PackageFile;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.VersionQuery;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A dependency of a project file: {@code {id, version, optional, onlyRestrictVersion}}, or {@code {path}} of a package file. */
record ProjectDependency(ProjectFolder folder, String place, UnaryOperator<String> fill) {
    /**
     * Absent if its version is null for the target: it is none then.
     *
     * @param version works out the version; absent if it is null
     * @throws InvalidInput RB101, RB103, RB121 to RB123, RB186 or RB194; what {@code version} and reading a package refuse
     */
    Optional<Dependency> read(JsonNode node, Function<JsonNode, Optional<String>> version) {
        JsonObject json = JsonObject.ofAnyCase(node, "a dependency in " + place);
        Optional<String> path = json.optionalString("path");
        if (path.isPresent()) {
            json.end();
            return Optional.of(ofFile(path.get()));
        }
        PackageId id = json.parsed("id", text -> new PackageId(fill.apply(text)));
        boolean optional = json.flag("optional");
        boolean onlyRestrictVersion = json.flag("onlyRestrictVersion");
        Optional<JsonNode> written = json.optional("version");
        // A version that is written as null is left out; one that is not written is any.
        if (written.isEmpty() && json.has("version")) {
            return Optional.empty();
        }
        json.end();
        Optional<String> text = written.isEmpty() ? Optional.of("") : version.apply(written.get());
        return text.map(query -> new Dependency(id, query(id, query), optional, onlyRestrictVersion));
    }

    private VersionQuery query(PackageId id, String text) {
        try {
            return VersionQuery.parse(text);
        } catch (InvalidInput e) {
            throw new InvalidInput(e.problems().stream()
                    .map(problem -> problem.at("the dependency on " + id + " in " + place))
                    .toList());
        }
    }

    private Dependency ofFile(String path) {
        try (PackageFile file = PackageFile.open(
                folder.matching(folder.inside(fill.apply(path))).getFirst())) {
            PackageVersion identity = file.manifest().identity();
            return Dependency.on(identity.id(), VersionQuery.parse(">=" + identity.version()));
        } catch (InvalidInput e) {
            throw new InvalidInput(
                    e.problems().stream().map(problem -> problem.at(place)).toList());
        }
    }
}
