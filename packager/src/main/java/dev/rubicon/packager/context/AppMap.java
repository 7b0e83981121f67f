package dev.rubicon.packager.context;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.AppMetadataJson;
import dev.rubicon.format.DependencyJson;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.Guid;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Quoted;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Which package an app is in, by the app's id: what somebody says, then what everybody knows. */
public final class AppMap {
    /** One without what somebody says. */
    public static final AppMap KNOWN = new AppMap(Collections.emptySortedMap());

    private final SortedMap<UUID, Entry> entries;

    private AppMap(SortedMap<UUID, Entry> entries) {
        this.entries = entries;
    }

    /**
     * What is said of one app.
     *
     * @param rule which versions of its package those need that depend on the app
     * @param parts how many numbers of a version count for that
     * @param extraDependencies of its package, besides those that the app's manifest names
     * @param metadata its AppMetadata.json
     */
    record Entry(
            Optional<PackageId> id,
            Optional<String> name,
            VersionRule rule,
            int parts,
            List<Dependency> extraDependencies,
            Optional<byte[]> metadata) {
        private static final Entry NOTHING = new Entry(
                Optional.empty(),
                Optional.empty(),
                VersionRule.FROM_MINOR,
                VersionRule.ALL_PARTS,
                List.of(),
                Optional.empty());

        /** A query for a version of the app. */
        String query(dev.rubicon.model.Version minimum) {
            boolean exact = rule == VersionRule.VERSION && parts >= VersionRule.ALL_PARTS;
            return (exact ? "=" : "") + rule.apply(minimum, parts);
        }
    }

    /**
     * {@code {"<app id>": {"id": "my-app", "name": "…", "versionRule": "fromMinor", "parts": 4, "extraDependencies": […],
     * "appMetadata": {…}}}}, keys in any letter case; {@code type} is the other name of {@code versionRule}.
     *
     * @param what names the document in messages
     * @throws InvalidInput RB101, RB102, RB120 to RB123, RB127, RB128, RB179 or RB194
     */
    public static AppMap read(byte[] bytes, String what) {
        SortedMap<UUID, Entry> entries = new TreeMap<>();
        JsonNode document = Json.readRelaxed(bytes, what);
        JsonObject.ofAnyCase(document, what);
        document.properties().forEach(app -> {
            UUID id = Guid.parse(app.getKey())
                    .orElseThrow(() -> new InvalidInput(
                            "RB128",
                            "'" + Quoted.shortened(app.getKey()) + "' in " + what + " is not an app id",
                            "write it as in app.json, such as 5b6a1c2e-0f3d-4c8a-9b7e-1d2c3b4a5f60"));
            entries.put(id, entry(app.getValue(), "'" + id + "' in " + what));
        });
        return new AppMap(entries);
    }

    private static Entry entry(JsonNode node, String what) {
        JsonObject json = JsonObject.ofAnyCase(node, what);
        Optional<VersionRule> type = json.optionalParsed("type", VersionRule::parse);
        if (type.isPresent() && json.has("versionRule")) {
            throw new InvalidInput(
                    "RB194", what + " has both 'type' and 'versionRule'", "keep one of them: both say the same");
        }
        Entry entry = new Entry(
                json.optionalParsed("id", PackageId::new),
                json.optionalString("name"),
                json.optionalParsed("versionRule", VersionRule::parse)
                        .or(() -> type)
                        .orElse(VersionRule.FROM_MINOR),
                parts(json, what),
                json.list("extraDependencies", element -> DependencyJson.readAnyCase(element, what)),
                json.optional("appMetadata").map(metadata -> metadata(metadata, what)));
        json.end();
        return entry;
    }

    private static int parts(JsonObject json, String what) {
        long parts = json.optional("parts").isEmpty() ? VersionRule.ALL_PARTS : json.integer("parts");
        if (parts < 0) {
            throw new InvalidInput(
                    "RB121", "'parts' in " + what + " is " + parts + ", expected 1 to 4", "correct the value");
        }
        return (int) Math.min(VersionRule.ALL_PARTS, parts);
    }

    // Judged here, so that the place is named.
    private static byte[] metadata(JsonNode node, String what) {
        byte[] document = Json.write(node).getBytes(StandardCharsets.UTF_8);
        AppMetadataJson.read(document, "'appMetadata' in " + what);
        return document;
    }

    Entry entry(UUID app) {
        return Optional.ofNullable(entries.get(app)).orElse(Entry.NOTHING);
    }

    /** The package of an app; absent if nobody knows. */
    Optional<PackageId> packageOf(UUID app) {
        return entry(app).id().or(() -> KnownApps.packageOf(app));
    }
}
