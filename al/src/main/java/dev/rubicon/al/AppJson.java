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

/**
 * What an {@code app.json} says that matters here. The format is Microsoft's and grows: keys that we do not use are not looked
 * at.
 */
record AppJson(
        AppIdentity identity, List<AppDependency> dependencies, List<String> preprocessorSymbols, IdRanges idRanges) {
    static final String PATH = "app.json";

    /** @throws InvalidInput with all that is wrong: RB12x, RB201 to RB203 */
    static AppJson read(byte[] bytes) {
        JsonObject json = JsonObject.read(bytes, PATH);
        List<Problem> problems = new ArrayList<>();
        Optional<UUID> id = attempt(() -> id(json.string("id"), PATH), problems);
        Optional<String> name = attempt(() -> name(json, "name"), problems);
        Optional<String> publisher = attempt(() -> name(json, "publisher"), problems);
        Optional<Version> version = attempt(() -> version(json.string("version"), PATH), problems);
        Optional<List<AppDependency>> dependencies =
                attempt(() -> json.list("dependencies", AppJson::dependency), problems);
        Optional<List<String>> symbols = attempt(() -> json.strings("preprocessorSymbols"), problems);
        // They only matter to a warning: an app is not refused for them.
        Optional<IdRanges> ranges = attempt(() -> idRanges(json), new ArrayList<>());
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return new AppJson(
                new AppIdentity(id.orElseThrow(), name.orElseThrow(), publisher.orElseThrow(), version.orElseThrow()),
                dependencies.orElseThrow(),
                symbols.orElseThrow(),
                ranges.orElse(new IdRanges(List.of())));
    }

    // Up to runtime 3 there was one.
    private static IdRanges idRanges(JsonObject json) {
        List<IdRanges.Range> ranges = new ArrayList<>(json.list("idRanges", AppJson::idRange));
        json.optional("idRange").ifPresent(range -> ranges.add(idRange(range)));
        return new IdRanges(ranges);
    }

    private static IdRanges.Range idRange(JsonNode node) {
        JsonObject range = JsonObject.of(node, "an id range in " + PATH);
        return new IdRanges.Range(range.integer("from"), range.integer("to"));
    }

    private static <T> Optional<T> attempt(Supplier<T> part, List<Problem> problems) {
        try {
            return Optional.of(part.get());
        } catch (InvalidInput e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    // Up to runtime 1 the id of a dependency was called appId.
    private static AppDependency dependency(JsonNode node) {
        JsonObject json = JsonObject.of(node, "a dependency in " + PATH);
        String id = json.optionalString("appId").orElseGet(() -> json.string("id"));
        Optional<String> name = json.optionalString("name");
        String what = "the dependency '" + Quoted.shortened(name.orElse(id)) + "' in " + PATH;
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

    private static String name(JsonObject json, String key) {
        String name = json.string(key);
        if (name.isBlank()) {
            throw new InvalidInput("RB203", "the " + key + " in " + PATH + " is empty", "write one");
        }
        return name;
    }
}
