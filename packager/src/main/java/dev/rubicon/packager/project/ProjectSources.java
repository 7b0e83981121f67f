package dev.rubicon.packager.project;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The key {@code files} of a project file: paths, and {@code {SourcePath, Destination}}, all or each of them for all targets or for some. */
record ProjectSources(ProjectFolder folder, String place, Optional<String> target, UnaryOperator<String> fill) {
    /**
     * @param files absent if there is no such key
     * @throws InvalidInput RB107, RB121 to RB123, RB186, RB187 or RB194; what {@code fill} refuses
     */
    List<ProjectSource> read(Optional<JsonNode> files) {
        List<ProjectSource> sources = new ArrayList<>();
        files.flatMap(node -> ForTarget.choose(node, target, place)).ifPresent(node -> {
            if (node.isArray()) {
                node.forEach(element -> add(element, sources));
            } else {
                add(node, sources);
            }
        });
        return sources;
    }

    private void add(JsonNode element, List<ProjectSource> sources) {
        ForTarget.choose(element, target, place).ifPresent(chosen -> {
            if (chosen.isTextual()) {
                sources.add(source(chosen.textValue(), Optional.empty()));
            } else if (chosen.isObject()) {
                placed(JsonObject.ofAnyCase(chosen, "an element of " + place), sources);
            } else {
                throw wrong(chosen);
            }
        });
    }

    private InvalidInput wrong(JsonNode element) {
        return new InvalidInput(new Problem(
                "RB121",
                place + " holds " + JsonObject.kind(element) + ", expected a path",
                "write a string, or {\"SourcePath\": […], \"Destination\": \"folder\"}"));
    }

    private void placed(JsonObject json, List<ProjectSource> sources) {
        boolean single = json.optional("SourcePath").filter(JsonNode::isTextual).isPresent();
        List<String> paths = single ? List.of(json.string("SourcePath")) : json.strings("SourcePath");
        if (paths.isEmpty()) {
            throw new InvalidInput(
                    "RB122", "an element of " + place + " has no path in 'SourcePath'", "name at least one file");
        }
        Optional<PackagePath> destination = json.optionalParsed("Destination", this::destination)
                .filter(path -> !path.isEmpty())
                .map(PackagePath::new);
        json.end();
        paths.forEach(path -> sources.add(source(path, destination)));
    }

    // Checked here, so that the key is named; the root of the package is no folder in it.
    private String destination(String text) {
        String path = fill.apply(text)
                .replace('\\', '/')
                .replaceAll("^(\\./)+|^\\.$", "")
                .replaceAll("/$", "");
        return path.isEmpty() ? path : new PackagePath(path).value();
    }

    private ProjectSource source(String path, Optional<PackagePath> destination) {
        try {
            return new ProjectSource(folder.inside(fill.apply(path)), destination);
        } catch (InvalidInput e) {
            throw new InvalidInput(e.problems().stream()
                    .map(problem -> problem.message().startsWith("'files' in") ? problem : problem.at(place))
                    .toList());
        }
    }
}
