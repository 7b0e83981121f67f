package dev.rubicon.packager.project;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.packager.context.VersionRule;
import java.util.List;
import java.util.Optional;

/** How a project file says a version, a query for versions, or the value of a variable. */
sealed interface VersionValue {
    /** As it is, variables filled in. */
    record Literal(String text) implements VersionValue {}

    /**
     * By the version of an app that {@code app.json} names.
     *
     * @param app its id, the id of the project's own app, {@code application} or {@code platform}
     */
    record OfApp(String app, VersionRule rule, int parts) implements VersionValue {}

    /**
     * The version of a package that a query finds.
     *
     * @param script what would find it instead
     */
    record OfPackage(String id, String query, Optional<String> script) implements VersionValue {}

    /** The builds of the first of some branches that has any. */
    record OfBranches(List<String> branches) implements VersionValue {
        public OfBranches {
            branches = List.copyOf(branches);
        }
    }

    /**
     * @param what names it in messages
     * @throws InvalidInput RB121 to RB123, RB179 or RB194
     */
    static VersionValue read(JsonNode node, String what) {
        if (node.isTextual()) {
            return new Literal(node.textValue());
        }
        if (!node.isObject()) {
            throw new InvalidInput(new Problem(
                    "RB121",
                    what + " is " + JsonObject.kind(node) + ", expected a string or an object",
                    "correct the value; a version is written in quotes"));
        }
        JsonObject json = JsonObject.ofAnyCase(node, what);
        VersionValue value;
        if (json.has("alAppId")) {
            // The name that examples use for alAppIdParts has no effect where these files come from.
            json.optional("alAppParts");
            value = new OfApp(
                    json.string("alAppId"),
                    json.optionalString("alAppIdType")
                                    .filter(type -> !type.isEmpty())
                                    .isEmpty()
                            ? VersionRule.FROM_MINOR
                            : json.parsed("alAppIdType", VersionRule::parse),
                    parts(json));
        } else if (json.has("branchPriorityFilter")) {
            value = new OfBranches(json.strings("branchPriorityFilter"));
        } else if (json.has("id")) {
            Optional<String> function = json.optionalString("resolverFunction");
            value = new OfPackage(
                    json.string("id"),
                    json.optionalString("version").orElse(""),
                    json.optionalString("resolverPath").or(() -> function));
        } else {
            throw new InvalidInput(new Problem(
                    "RB187",
                    what + " has no 'default' and none of the ways to say a version",
                    "write a string, targets with a 'default', or one of alAppId, id and branchPriorityFilter"));
        }
        json.end();
        return value;
    }

    // 0 counts as not said.
    private static int parts(JsonObject json) {
        long parts = json.optional("alAppIdParts").isEmpty() ? 0 : json.integer("alAppIdParts");
        return parts == 0 ? VersionRule.ALL_PARTS : Math.clamp(parts, 1, VersionRule.ALL_PARTS);
    }
}
