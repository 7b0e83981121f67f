package dev.rubicon.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.model.AppMetadata;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Version;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * {@code AppMetadata.json}, such as {@code {"ForceVersion": "2.0.0"}}. The key may be written in any letter case, as a
 * publisher who means to force must not be passed over for a capital; other keys are kept by name.
 */
public final class AppMetadataJson {
    private static final String FORCE_VERSION = "ForceVersion";

    private AppMetadataJson() {}

    /** Without the unknown keys: their values live only in the file they came from. */
    public static ObjectNode write(AppMetadata metadata) {
        ObjectNode json = Json.object();
        metadata.forceVersion().ifPresent(version -> json.put(FORCE_VERSION, version.toString()));
        return json;
    }

    /**
     * A document with all other keys of {@code document}.
     *
     * @param document one that {@link #read} has read; absent if there is none
     * @param forceVersion absent if it is not to say one
     */
    public static byte[] withForceVersion(Optional<byte[]> document, Optional<Version> forceVersion) {
        ObjectNode json = Json.object();
        forceVersion.ifPresent(version -> json.put(FORCE_VERSION, version.toString()));
        document.map(bytes -> Json.read(bytes, AppMetadata.FILE_NAME))
                .ifPresent(old -> old.properties().stream()
                        .filter(entry -> !entry.getKey().equalsIgnoreCase(FORCE_VERSION))
                        .forEach(entry -> json.set(entry.getKey(), entry.getValue())));
        return Json.write(json).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param what names the document in messages
     * @throws InvalidInput RB120, RB121 if it is no object, RB127 if ForceVersion is no string or stands twice, RB102 if it is
     *     no version
     */
    public static AppMetadata read(byte[] bytes, String what) {
        JsonObject json = JsonObject.read(bytes, what);
        List<String> spellings =
                json.unasked().stream().filter(FORCE_VERSION::equalsIgnoreCase).toList();
        if (spellings.size() > 1) {
            throw new InvalidInput(
                    "RB127",
                    what + " has both '" + spellings.get(0) + "' and '" + spellings.get(1) + "'",
                    "keep one of them, written " + FORCE_VERSION);
        }
        Optional<Version> forceVersion = spellings.stream().findFirst().flatMap(key -> forceVersion(json, key, what));
        return new AppMetadata(forceVersion, json.unasked());
    }

    private static Optional<Version> forceVersion(JsonObject json, String key, String what) {
        json.optional(key).filter(value -> !value.isTextual()).ifPresent(value -> {
            throw new InvalidInput(
                    "RB127",
                    key + " in " + what + " is " + JsonObject.kind(value) + ", expected a string that holds a version",
                    "put the version in quotes, such as \"ForceVersion\": \"2.0.0\"");
        });
        return json.optionalParsed(key, Version::parse);
    }
}
