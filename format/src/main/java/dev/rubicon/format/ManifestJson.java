package dev.rubicon.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.Digest;
import dev.rubicon.model.FileEntry;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.PackagedApp;
import dev.rubicon.model.Parameter;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;

/** {@code manifest.json}. Keys in a fixed order; what is empty or false is left out. */
public final class ManifestJson {
    private ManifestJson() {}

    public static ObjectNode write(Manifest manifest) {
        ObjectNode json = Json.object()
                .put("id", manifest.id().value())
                .put("version", manifest.version().toString())
                .put("name", manifest.name());
        JsonFields.putIfPresent(json, "displayName", manifest.displayName());
        JsonFields.putIfPresent(json, "description", manifest.description());
        DependencyJson.write(json, manifest.dependencies());
        JsonFields.putUnlessEmpty(json, "parameters", manifest.parameters(), ManifestJson::write);
        if (!manifest.fillParameters().isEmpty()) {
            json.set("fillParameters", ArgumentsJson.write(manifest.fillParameters()));
        }
        JsonFields.putIfPresent(json, "substituteFor", manifest.substituteFor());
        JsonFields.putIfTrue(json, "platform", manifest.platform());
        JsonFields.putUnlessEmpty(json, "apps", manifest.apps(), ManifestJson::write);
        JsonFields.putUnlessEmpty(json, "files", manifest.files(), ManifestJson::write);
        JsonFields.putIfPresent(json, "minClientVersion", manifest.minClientVersion());
        JsonFields.putIfPresent(json, "updatesFrom", manifest.updatesFrom());
        manifest.forceProof().ifPresent(proof -> json.set("forceProof", ForceProofJson.write(proof)));
        return json;
    }

    private static ObjectNode write(Parameter parameter) {
        ObjectNode json = Json.object().put("key", parameter.key());
        JsonFields.putIfPresent(json, "description", parameter.description());
        JsonFields.putIfPresent(json, "default", parameter.defaultValue());
        JsonFields.putIfPresent(json, "hint", parameter.hint());
        JsonFields.putIfTrue(json, "required", parameter.required());
        JsonFields.putIfTrue(json, "hidden", parameter.hidden());
        return json;
    }

    private static ObjectNode write(PackagedApp app) {
        return AppJson.write(app.app()).put("path", app.path().value());
    }

    private static ObjectNode write(FileEntry file) {
        return Json.object()
                .put("path", file.path().value())
                .put("size", file.size())
                .put("sha256", file.digest().hex());
    }

    /**
     * @param what names the document in messages
     * @throws InvalidInput RB120 to RB128 if it is not what {@link #write} writes, RB110 if it contradicts itself
     */
    public static Manifest read(byte[] bytes, String what) {
        JsonObject json = JsonObject.read(bytes, what);
        Manifest manifest = new Manifest(
                new PackageVersion(json.parsed("id", PackageId::new), json.parsed("version", Version::parse)),
                json.string("name"),
                json.optionalString("displayName"),
                json.optionalString("description"),
                DependencyJson.read(json, what),
                json.list("parameters", node -> readParameter(node, what)),
                json.optional("fillParameters")
                        .map(node -> ArgumentsJson.read(node, "fillParameters of " + what))
                        .orElse(Arguments.NONE),
                json.optionalParsed("substituteFor", PackageId::new),
                json.flag("platform"),
                json.list("apps", node -> readApp(node, what)),
                json.list("files", node -> readFile(node, what)),
                json.optionalParsed("minClientVersion", Version::parse),
                json.optionalParsed("updatesFrom", VersionQuery::parse),
                json.optional("forceProof").map(node -> ForceProofJson.read(node, what)));
        json.end();
        return manifest;
    }

    static Parameter readParameter(JsonNode node, String what) {
        JsonObject json = JsonObject.of(node, "a parameter in " + what);
        Parameter parameter = new Parameter(
                json.string("key"),
                json.optionalString("description"),
                json.optionalString("default"),
                json.optionalString("hint"),
                json.flag("required"),
                json.flag("hidden"));
        json.end();
        return parameter;
    }

    private static PackagedApp readApp(JsonNode node, String what) {
        JsonObject json = JsonObject.of(node, "an app in " + what);
        PackagedApp app = new PackagedApp(AppJson.read(json), json.parsed("path", PackagePath::new));
        json.end();
        return app;
    }

    private static FileEntry readFile(JsonNode node, String what) {
        JsonObject json = JsonObject.of(node, "a file in " + what);
        FileEntry file = new FileEntry(
                json.parsed("path", PackagePath::new), json.integer("size"), json.parsed("sha256", Digest::new));
        json.end();
        return file;
    }
}
