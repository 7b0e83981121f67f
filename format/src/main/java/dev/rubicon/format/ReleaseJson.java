package dev.rubicon.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Release;
import dev.rubicon.model.SyncMode;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;

/** A line of a repository's index. Keys in a fixed order; what is empty, false or {@code Add} is left out. */
public final class ReleaseJson {
    private ReleaseJson() {}

    public static ObjectNode write(Release release) {
        ObjectNode json = Json.object()
                .put("id", release.id().value())
                .put("version", release.version().toString())
                .put("name", release.name());
        DependencyJson.write(json, release.dependencies());
        JsonFields.putIfPresent(json, "substituteFor", release.substituteFor());
        JsonFields.putIfTrue(json, "platform", release.platform());
        JsonFields.putIfPresent(json, "forceVersion", release.forceVersion());
        JsonFields.putUnlessEmpty(json, "apps", release.apps(), AppJson::write);
        json.put("size", release.size()).put("sha256", release.digest().hex());
        JsonFields.putIfTrue(json, "yanked", release.yanked());
        JsonFields.putIfPresent(json, "yankReason", release.yankReason());
        if (release.syncMode() != SyncMode.ADD) {
            json.put("syncMode", release.syncMode().toString());
        }
        JsonFields.putIfPresent(json, "updatesFrom", release.updatesFrom());
        return json;
    }

    /**
     * @param what names the line in messages
     * @throws InvalidInput RB120 to RB128 if it is not what {@link #write} writes
     */
    public static Release read(byte[] line, String what) {
        JsonObject json = JsonObject.read(line, what);
        Release release = new Release(
                new PackageVersion(json.parsed("id", PackageId::new), json.parsed("version", Version::parse)),
                json.string("name"),
                DependencyJson.read(json, what),
                json.optionalParsed("substituteFor", PackageId::new),
                json.flag("platform"),
                json.optionalParsed("forceVersion", Version::parse),
                json.list("apps", node -> readApp(node, what)),
                json.integer("size"),
                json.parsed("sha256", Digest::new),
                json.flag("yanked"),
                json.optionalString("yankReason"),
                json.optionalParsed("syncMode", ReleaseJson::syncMode).orElse(SyncMode.ADD),
                json.optionalParsed("updatesFrom", VersionQuery::parse));
        json.end();
        return release;
    }

    private static AppIdentity readApp(JsonNode node, String what) {
        JsonObject json = JsonObject.of(node, "an app in " + what);
        AppIdentity app = AppJson.read(json);
        json.end();
        return app;
    }

    private static SyncMode syncMode(String text) {
        for (SyncMode mode : SyncMode.values()) {
            if (mode.toString().equals(text)) {
                return mode;
            }
        }
        throw new InvalidInput(
                "RB124", "'" + Quoted.shortened(text) + "' is an unknown value", "a newer Rubicon may have written it");
    }
}
