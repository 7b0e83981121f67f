package dev.rubicon.al;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Guid;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Who an app is and what it needs, as {@code app.json} and {@code schema.json} say it. */
record AppHead(AppIdentity identity, List<AppDependency> dependencies) {
    /** @throws InvalidInput with all that is wrong: RB12x, RB201 to RB203 */
    static AppHead read(JsonObject json, String path) {
        List<Problem> problems = new ArrayList<>();
        Optional<UUID> id = attempt(() -> id(json.string("id"), path), problems);
        Optional<String> name = attempt(() -> name(json, "name", path), problems);
        Optional<String> publisher = attempt(() -> name(json, "publisher", path), problems);
        Optional<Version> version = attempt(() -> version(json.string("version"), path), problems);
        Optional<List<AppDependency>> dependencies =
                attempt(() -> json.list("dependencies", node -> dependency(node, path)), problems);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return new AppHead(
                new AppIdentity(id.orElseThrow(), name.orElseThrow(), publisher.orElseThrow(), version.orElseThrow()),
                dependencies.orElseThrow());
    }

    /** The part; absent if it is wrong, and {@code problems} has why. */
    static <T> Optional<T> attempt(Supplier<T> part, List<Problem> problems) {
        try {
            return Optional.of(part.get());
        } catch (InvalidInput e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    // Up to runtime 1 the id of a dependency was called appId.
    private static AppDependency dependency(JsonNode node, String path) {
        JsonObject json = JsonObject.of(node, "a dependency in " + path);
        String id = json.optionalString("appId").orElseGet(() -> json.string("id"));
        Optional<String> name = json.optionalString("name");
        String what = "the dependency '" + Quoted.shortened(name.orElse(id)) + "' in " + path;
        return new AppDependency(
                id(id, what), name, json.optionalString("publisher"), version(json.string("version"), what));
    }

    private static UUID id(String text, String what) {
        return Guid.parse(text)
                .orElseThrow(() -> new InvalidInput(
                        "RB201",
                        "the id '" + Quoted.shortened(text) + "' of " + what + " is not a GUID",
                        "write it like 12345678-90ab-cdef-1234-567890abcdef"));
    }

    private static Version version(String text, String what) {
        String problem = "the version '" + Quoted.shortened(text) + "' of " + what + " is not four numbers";
        if (text.contains("$(")) {
            throw new InvalidInput(
                    "RB202", problem, "it is a template: put the version there that the build would, such as 1.0.0.0");
        }
        InvalidInput notFour = new InvalidInput("RB202", problem, "write four numbers, such as 1.0.0.0");
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.')) {
            throw notFour;
        }
        try {
            Version version = Version.parse(text);
            if (version.partsGiven() == 4) {
                return version;
            }
        } catch (InvalidInput notAVersion) {
            throw notFour;
        }
        throw notFour;
    }

    private static String name(JsonObject json, String key, String path) {
        String name = json.string(key);
        if (name.isBlank()) {
            throw new InvalidInput("RB203", "the " + key + " in " + path + " is empty", "write one");
        }
        return name;
    }
}
