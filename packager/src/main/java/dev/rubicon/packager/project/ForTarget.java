package dev.rubicon.packager.project;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import java.util.Locale;
import java.util.Optional;

/** Chooses among values for targets: {@code {"default": …, "release": …, "dev": …}}, names ignoring case; anything else is for all. */
final class ForTarget {
    static final String DEFAULT = "default";

    private ForTarget() {}

    /**
     * The value for a target, or for {@code default} if it has none of its own; absent if it is null: what it stands for is to be left
     * out then.
     *
     * @param what names the value in messages
     * @throws InvalidInput RB187 if there is none, RB194 if a target is there twice
     */
    static Optional<JsonNode> choose(JsonNode value, Optional<String> target, String what) {
        if (!value.isObject()) {
            return present(value);
        }
        JsonObject json = JsonObject.ofAnyCase(value, what);
        if (target.isPresent() && json.has(target.get()) && !isPlain(target.get())) {
            return json.optional(target.get());
        }
        if (json.has(DEFAULT)) {
            return json.optional(DEFAULT);
        }
        if (value.properties().stream().anyMatch(entry -> isPlain(entry.getKey()))) {
            return present(value);
        }
        throw new InvalidInput(new Problem(
                "RB187",
                what + " has no value for "
                        + target.map(name -> "the target '" + Quoted.shortened(name) + "'")
                                .orElse("'default'")
                        + (target.isPresent() ? " and no 'default'" : ""),
                "add one, or give a --target that it has: "
                        + Quoted.shortened(value.properties().stream()
                                .map(entry -> entry.getKey())
                                .reduce((left, right) -> left + ", " + right)
                                .orElse("there is none"))));
    }

    private static Optional<JsonNode> present(JsonNode value) {
        return value.isNull() ? Optional.empty() : Optional.of(value);
    }

    // Keys of an object that is no choice among targets.
    private static boolean isPlain(String key) {
        return switch (key.toLowerCase(Locale.ROOT)) {
            case "alappid", "id", "branchpriorityfilter", "sourcepath", "destination" -> true;
            default -> false;
        };
    }
}
