package dev.rubicon.server.apps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.al.AppDependency;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Version;
import java.util.Optional;
import java.util.UUID;

/**
 * An app that a version needs.
 *
 * @param name empty if the manifest does not say it; so is the publisher
 * @param minimum the lowest version that will do
 * @param incompatibleFrom from this version on it will not do any more, as the publisher has found out since
 */
public record NeededApp(UUID id, String name, String publisher, Version minimum, Optional<Version> incompatibleFrom) {
    static NeededApp of(AppDependency dependency) {
        return new NeededApp(
                dependency.id(),
                dependency.name().orElse(""),
                dependency.publisher().orElse(""),
                dependency.minimum(),
                Optional.empty());
    }

    NeededApp withIncompatibleFrom(Optional<Version> version) {
        return new NeededApp(id, name, publisher, minimum, version);
    }

    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("appId", id.toString())
                .put("name", name)
                .put("publisher", publisher)
                .put("version", minimum.toString());
        incompatibleFrom.ifPresent(version -> json.put("incompatibleFromVersion", version.toString()));
        return json;
    }

    static NeededApp read(JsonNode node) {
        JsonObject json = JsonObject.of(node, "a dependency");
        NeededApp needed = new NeededApp(
                json.parsed("appId", AppIds::parse),
                json.string("name"),
                json.string("publisher"),
                json.parsed("version", Version::parse),
                json.optionalParsed("incompatibleFromVersion", Version::parse));
        json.end();
        return needed;
    }

    /** What is to be said of a dependency. @param incompatibleFrom absent to take it back */
    record Change(UUID id, Optional<Version> incompatibleFrom) {
        static Change read(JsonNode node) {
            JsonObject json = JsonObject.of(node, "a dependency");
            if (!json.has("incompatibleFromVersion")) {
                throw new InvalidInput(
                        "RB122",
                        "a dependency does not have the key 'incompatibleFromVersion'",
                        "add it; null takes it back");
            }
            Change change = new Change(
                    json.parsed("appId", AppIds::parse),
                    json.optionalParsed("incompatibleFromVersion", Version::parse));
            json.end();
            return change;
        }

        InvalidInput unknown() {
            return new InvalidInput(
                    "RB930",
                    "the version does not depend on " + Quoted.shortened(id.toString()),
                    "name one of its dependencies by appId");
        }
    }
}
