package dev.rubicon.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.VersionQuery;
import java.util.List;
import java.util.Optional;

/** Dependencies, in manifests and in a repository's index. Without a version, any version will do. */
public final class DependencyJson {
    private DependencyJson() {}

    /** Puts the list under {@code dependencies}, unless it is empty. */
    static void write(ObjectNode owner, List<Dependency> dependencies) {
        JsonFields.putUnlessEmpty(owner, "dependencies", dependencies, DependencyJson::write);
    }

    private static ObjectNode write(Dependency dependency) {
        ObjectNode json = Json.object().put("id", dependency.id().value());
        if (!dependency.version().equals(VersionQuery.ANY)) {
            json.put("version", dependency.version().toString());
        }
        JsonFields.putIfTrue(json, "optional", dependency.optional());
        JsonFields.putIfTrue(json, "onlyRestrictVersion", dependency.onlyRestrictVersion());
        return json;
    }

    static List<Dependency> read(JsonObject owner, String what) {
        return owner.list("dependencies", node -> read(node, what));
    }

    private static Dependency read(JsonNode node, String what) {
        JsonObject json = JsonObject.of(node, "a dependency in " + what);
        Dependency dependency = new Dependency(
                json.parsed("id", PackageId::new),
                json.optionalParsed("version", VersionQuery::parse).orElse(VersionQuery.ANY),
                json.flag("optional"),
                json.flag("onlyRestrictVersion"));
        json.end();
        return dependency;
    }

    /**
     * One as people write it for PowerShell: keys in any letter case, {@code PackageId} for {@code id} and {@code VersionQuery} for
     * {@code version}.
     *
     * @throws dev.rubicon.model.InvalidInput RB101, RB103, RB121 to RB123 or RB194
     */
    public static Dependency readAnyCase(JsonNode node, String what) {
        JsonObject json = JsonObject.ofAnyCase(node, "a dependency in " + what);
        Optional<PackageId> packageId = json.optionalParsed("packageId", PackageId::new);
        Optional<VersionQuery> query = json.optionalParsed("versionQuery", VersionQuery::parse);
        Dependency dependency = new Dependency(
                packageId.orElseGet(() -> json.parsed("id", PackageId::new)),
                query.or(() -> json.optionalParsed("version", VersionQuery::parse))
                        .orElse(VersionQuery.ANY),
                json.flag("optional"),
                json.flag("onlyRestrictVersion"));
        json.end();
        return dependency;
    }
}
