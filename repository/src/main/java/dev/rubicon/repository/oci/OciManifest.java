package dev.rubicon.repository.oci;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An image manifest (image specification 1.1) of one of our artifacts. Its type is the media type of its config, which is an empty
 * object: registries older than 1.1 take that, and none takes it for an image.
 *
 * @param layers ascending by title, each title once
 * @param annotations for people, and for those who push
 */
record OciManifest(Type type, List<Layer> layers, SortedMap<String, String> annotations) {
    static final String MEDIA_TYPE = "application/vnd.oci.image.manifest.v1+json";
    static final byte[] CONFIG = "{}".getBytes(StandardCharsets.UTF_8);

    static final String VERSION = "org.opencontainers.image.version";
    static final String TITLE = "org.opencontainers.image.title";

    /** What an artifact is. */
    enum Type {
        STATE("application/vnd.rubicon.repository.v1+json", "application/vnd.rubicon.repository.file.v1"),
        INDEX("application/vnd.rubicon.index.v1+json", "application/vnd.rubicon.index.v1+jsonl"),
        PACKAGE("application/vnd.rubicon.package.v1+json", "application/vnd.rubicon.package.v1+zip");

        private final String config;
        private final String layer;

        Type(String config, String layer) {
            this.config = config;
            this.layer = layer;
        }
    }

    /**
     * A file.
     *
     * @param size in bytes
     * @param data its content in base64 as the manifest has it, for those who would ask for it next; not compared with the digest
     */
    record Layer(String title, long size, Digest digest, Optional<String> data) {
        private static final int SMALL = 4_096;

        /** One whose content is only a blob. */
        Layer(String title, long size, Digest digest) {
            this(title, size, digest, Optional.empty());
        }

        /** One whose content is in the manifest, too, if that is small. */
        static Layer holding(String title, byte[] content) {
            Optional<String> data = content.length > SMALL
                    ? Optional.empty()
                    : Optional.of(Base64.getEncoder().encodeToString(content));
            return new Layer(title, content.length, Digest.of(content), data);
        }

        /** The content, if the manifest has it and it is the one that the digest names. */
        Optional<byte[]> content() {
            try {
                return data.map(Base64.getDecoder()::decode)
                        .filter(bytes ->
                                bytes.length == size && Digest.of(bytes).equals(digest));
            } catch (IllegalArgumentException e) {
                // No base64: there is still the blob.
                return Optional.empty();
            }
        }
    }

    OciManifest {
        List<Layer> sorted = new ArrayList<>(layers);
        sorted.sort(Comparator.comparing(Layer::title));
        layers = List.copyOf(sorted);
        annotations = new TreeMap<>(annotations);
    }

    /**
     * Reads one that a registry gave.
     *
     * @throws InvalidInput RB120 to RB122 or RB106 if these bytes are none of that type
     */
    static OciManifest read(byte[] bytes, Type type) {
        JsonObject json = JsonObject.read(bytes, "it");
        JsonObject config = object(json, "config");
        if (json.integer("schemaVersion") != 2 || !config.string("mediaType").equals(type.config)) {
            throw new InvalidInput("RB121", "it is another kind of artifact", "expected " + type.config);
        }
        List<Layer> layers = json.list("layers", node -> layer(JsonObject.of(node, "a layer")));
        if (layers.stream().map(Layer::title).distinct().count() < layers.size()) {
            throw new InvalidInput("RB121", "it has two files of the same name", "expected each once");
        }
        SortedMap<String, String> annotations = new TreeMap<>();
        json.optional("annotations")
                .map(node -> JsonObject.of(node, "annotations"))
                .ifPresent(all -> all.unasked().forEach(key -> annotations.put(key, all.string(key))));
        return new OciManifest(type, layers, annotations);
    }

    private static Layer layer(JsonObject json) {
        long size = json.integer("size");
        String digest = json.string("digest");
        if (size < 0 || !digest.startsWith("sha256:")) {
            throw new InvalidInput("RB121", "a layer has no size or SHA-256", "expected both");
        }
        return new Layer(
                object(json, "annotations").string(TITLE),
                size,
                new Digest(digest.substring("sha256:".length())),
                json.optionalString("data"));
    }

    private static JsonObject object(JsonObject json, String key) {
        return json.optional(key)
                .map(node -> JsonObject.of(node, "'" + key + "'"))
                .orElseThrow(() -> new InvalidInput("RB122", "it has no '" + key + "'", "expected an artifact"));
    }

    Optional<Layer> layer(String title) {
        return layers.stream().filter(layer -> layer.title().equals(title)).findFirst();
    }

    /** The same manifest gives the same bytes, and so the same digest. */
    byte[] render() {
        ObjectNode json = Json.object();
        json.put("schemaVersion", 2).put("mediaType", MEDIA_TYPE).put("artifactType", type.config);
        json.set("config", descriptor(type.config, CONFIG.length, Digest.of(CONFIG)));
        ArrayNode array = json.putArray("layers");
        for (Layer layer : layers) {
            ObjectNode node = descriptor(type.layer, layer.size(), layer.digest());
            layer.data().ifPresent(data -> node.put("data", data));
            node.putObject("annotations").put(TITLE, layer.title());
            array.add(node);
        }
        if (!annotations.isEmpty()) {
            ObjectNode notes = json.putObject("annotations");
            annotations.forEach(notes::put);
        }
        return Json.writeLine(json).getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode descriptor(String mediaType, long size, Digest digest) {
        return Json.object()
                .put("mediaType", mediaType)
                .put("digest", "sha256:" + digest.hex())
                .put("size", size);
    }
}
