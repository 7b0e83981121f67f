package dev.rubicon.server.apps;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.fleet.protocol.Fields;
import dev.rubicon.format.Json;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.SyncMode;
import dev.rubicon.model.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A version of an app that was uploaded for a country. The same version has one content in all of its countries.
 *
 * @param inPackage the package that it is in
 * @param content of what was uploaded
 * @param revision grows with every change
 */
public record AppVersion(
        AppIdentity app,
        CountryCode country,
        PackageVersion inPackage,
        Availability availability,
        List<NeededApp> needs,
        Digest content,
        Instant uploadedAt,
        long revision) {
    public AppVersion {
        needs = List.copyOf(needs);
    }

    /** All four numbers, and the label if there is one: equal versions have one text. */
    static String key(Version version) {
        String label = version.label();
        return version.major() + "." + version.minor() + "." + version.patch() + "." + version.revision()
                + (label.isEmpty() ? "" : "-" + label);
    }

    /** How the API calls the modes. */
    static String text(SyncMode mode) {
        return switch (mode) {
            case ADD -> "Sync";
            case FORCE_SYNC -> "ForceSync";
        };
    }

    /** @param mode as the repository says it now */
    ObjectNode json(SyncMode mode) {
        Version version = app.version();
        ObjectNode json = Json.object()
                .put("version", version.toString())
                .put("appId", app.id().toString())
                .put("countryCode", country.value())
                .put("packageId", packageId().toString())
                .put("publisher", app.publisher())
                .put("name", app.name())
                .put("uploadedOn", Fields.write(uploadedAt))
                .put("availability", availability.toString())
                .put("status", "Uploaded");
        ArrayNode all = json.putArray("dependencies");
        needs.forEach(needed -> all.add(needed.json()));
        json.put("majorVersion", version.major())
                .put("minorVersion", version.minor())
                .put("buildVersion", version.patch())
                .put("revisionVersion", version.revision())
                .put("syncMode", text(mode));
        return Tags.tagged(json, revision);
    }

    /** Named by its content: the same upload has the same id in every country. */
    private UUID packageId() {
        return UUID.nameUUIDFromBytes(content.hex().getBytes(StandardCharsets.UTF_8));
    }
}
