package dev.rubicon.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import java.util.List;
import java.util.Optional;

/**
 * {@code bundle.json}: what an author declares of a package that holds no files. The keys of {@code manifest.json} that are not
 * made by packing, and {@code $schema}, which editors go by. Source: {@code docs/schemas/bundle.schema.json}.
 */
public final class BundleJson {
    public static final String FILE_NAME = "bundle.json";

    private BundleJson() {}

    /**
     * A manifest without apps and files. The name is the id if there is none.
     *
     * @param what names the document in messages
     * @throws InvalidInput RB120 to RB128 if it is not as the schema says, RB110 if it contradicts itself
     */
    public static Manifest read(byte[] bytes, String what) {
        JsonObject json = JsonObject.read(bytes, what);
        json.optionalString("$schema");
        PackageId id = json.parsed("id", PackageId::new);
        Manifest manifest = new Manifest(
                new PackageVersion(id, json.parsed("version", Version::parse)),
                json.optionalString("name").orElse(id.value()),
                json.optionalString("displayName"),
                json.optionalString("description"),
                DependencyJson.read(json, what),
                json.list("parameters", node -> ManifestJson.readParameter(node, what)),
                json.optional("fillParameters")
                        .map(node -> ArgumentsJson.read(node, "fillParameters of " + what))
                        .orElse(Arguments.NONE),
                json.optionalParsed("substituteFor", PackageId::new),
                json.flag("platform"),
                List.of(),
                List.of(),
                json.optionalParsed("minClientVersion", Version::parse),
                json.optionalParsed("updatesFrom", VersionQuery::parse),
                Optional.empty());
        json.end();
        return manifest;
    }

    /** The inverse of {@link #read}, of a manifest without apps, files and proof. */
    public static ObjectNode write(Manifest bundle) {
        return ManifestJson.write(bundle.withContent(List.of(), List.of()).withForceProof(Optional.empty()));
    }
}
