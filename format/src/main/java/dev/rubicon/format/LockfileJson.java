package dev.rubicon.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Lockfile;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;

/** A lock file: {@code {"format": 1, "requests": [{"id", "version"}], "packages": [{"id", "version", "sha256"}]}}. */
public final class LockfileJson {
    private static final int FORMAT = 1;

    private LockfileJson() {}

    public static ObjectNode write(Lockfile lockfile) {
        ObjectNode json = Json.object().put("format", FORMAT);
        ArrayNode requests = json.putArray("requests");
        for (Dependency request : lockfile.requests()) {
            ObjectNode node = requests.addObject().put("id", request.id().value());
            if (!request.version().equals(VersionQuery.ANY)) {
                node.put("version", request.version().toString());
            }
        }
        ArrayNode packages = json.putArray("packages");
        for (Lockfile.Locked locked : lockfile.packages()) {
            packages.addObject()
                    .put("id", locked.identity().id().value())
                    .put("version", locked.identity().version().toString())
                    .put("sha256", locked.digest().hex());
        }
        return json;
    }

    /**
     * @param what names the document in messages
     * @throws InvalidInput RB120 to RB124 if it is not what {@link #write} writes
     */
    public static Lockfile read(byte[] bytes, String what) {
        JsonObject json = JsonObject.read(bytes, what);
        if (json.integer("format") != FORMAT) {
            throw new InvalidInput(
                    "RB124", "the format of " + what + " is not " + FORMAT, "a newer Rubicon may have written it");
        }
        Lockfile lockfile = new Lockfile(
                json.list("requests", node -> request(node, what)), json.list("packages", node -> locked(node, what)));
        json.end();
        return lockfile;
    }

    private static Dependency request(JsonNode node, String what) {
        JsonObject json = JsonObject.of(node, "a request in " + what);
        Dependency request = Dependency.on(
                json.parsed("id", PackageId::new),
                json.optionalParsed("version", VersionQuery::parse).orElse(VersionQuery.ANY));
        json.end();
        return request;
    }

    private static Lockfile.Locked locked(JsonNode node, String what) {
        JsonObject json = JsonObject.of(node, "a package in " + what);
        Lockfile.Locked locked = new Lockfile.Locked(
                new PackageVersion(json.parsed("id", PackageId::new), json.parsed("version", Version::parse)),
                json.parsed("sha256", Digest::new));
        json.end();
        return locked;
    }
}
