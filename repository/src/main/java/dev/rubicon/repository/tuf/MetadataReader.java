package dev.rubicon.repository.tuf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Untrusted;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads metadata files. Keys that it does not know are left alone, as the specification asks, and count for the signature. */
final class MetadataReader {
    private static final String SPECIFICATION = "1.";

    private MetadataReader() {}

    static Metadata<Signed.Root> root(byte[] bytes) {
        return read(bytes, "root", MetadataReader::root);
    }

    static Metadata<Signed.Timestamp> timestamp(byte[] bytes) {
        return read(bytes, "timestamp", MetadataReader::timestamp);
    }

    static Metadata<Signed.Snapshot> snapshot(byte[] bytes) {
        return read(bytes, "snapshot", MetadataReader::snapshot);
    }

    static Metadata<Signed.Targets> targets(byte[] bytes) {
        return read(bytes, "targets", MetadataReader::targets);
    }

    /** @throws Untrusted RB310 */
    private static <T extends Signed> Metadata<T> read(byte[] bytes, String type, Function<JsonNode, T> read) {
        JsonNode document;
        try {
            document = Json.read(bytes, "it");
        } catch (InvalidInput e) {
            throw MetadataProblems.malformed(e.getMessage());
        }
        JsonNode signed = object(document, "signed");
        if (!text(signed, "_type").equals(type)) {
            throw MetadataProblems.malformed(
                    "it is of type " + Quoted.shortened(text(signed, "_type")) + ", not " + type);
        }
        if (!text(signed, "spec_version").startsWith(SPECIFICATION)) {
            throw MetadataProblems.malformed("it follows another specification");
        }
        Map<String, String> signatures = new LinkedHashMap<>();
        for (JsonNode signature : array(document, "signatures")) {
            if (signatures.put(text(signature, "keyid"), text(signature, "sig")) != null) {
                throw MetadataProblems.malformed("it has two signatures of one key");
            }
        }
        return new Metadata<>(read.apply(signed), signed, signatures);
    }

    private static Signed.Root root(JsonNode signed) {
        SortedMap<String, RoleKeys> roles = map(signed, "roles", MetadataReader::roleKeys);
        for (String role : List.of("root", "timestamp", "snapshot", "targets")) {
            if (!roles.containsKey(role)) {
                throw MetadataProblems.malformed("it does not say who signs " + role);
            }
        }
        boolean consistent = optional(signed, "consistent_snapshot")
                .map(value -> {
                    require(value.isBoolean(), "consistent_snapshot");
                    return value.booleanValue();
                })
                .orElse(false);
        return new Signed.Root(
                version(signed),
                expires(signed),
                consistent,
                map(signed, "keys", MetadataReader::key),
                roles,
                optional(signed, MetadataWriter.LIFETIMES).map(MetadataReader::lifetimes));
    }

    private static Lifetimes lifetimes(JsonNode node) {
        return new Lifetimes(
                days(node, "root"), days(node, "targets"), days(node, "snapshot"), days(node, "timestamp"));
    }

    private static Duration days(JsonNode node, String role) {
        long days = number(object(node), role);
        require(days >= 1 && days <= Lifetimes.MOST_DAYS, role);
        return Duration.ofDays(days);
    }

    private static Signed.Timestamp timestamp(JsonNode signed) {
        FileMeta snapshot = Optional.ofNullable(
                        map(signed, "meta", MetadataReader::meta).get("snapshot.json"))
                .orElseThrow(() -> MetadataProblems.malformed("it names no snapshot"));
        Optional<Long> root =
                optional(signed, MetadataWriter.ROOT_VERSION).map(value -> number(value, MetadataWriter.ROOT_VERSION));
        return new Signed.Timestamp(version(signed), expires(signed), snapshot, root);
    }

    private static Signed.Snapshot snapshot(JsonNode signed) {
        SortedMap<String, FileMeta> meta = map(signed, "meta", MetadataReader::meta);
        if (!meta.containsKey("targets.json")) {
            throw MetadataProblems.malformed("it does not name targets.json");
        }
        return new Signed.Snapshot(version(signed), expires(signed), meta);
    }

    private static Signed.Targets targets(JsonNode signed) {
        return new Signed.Targets(
                version(signed),
                expires(signed),
                map(signed, "targets", MetadataReader::target),
                optional(signed, "delegations").map(MetadataReader::delegations));
    }

    private static Signed.Delegations delegations(JsonNode node) {
        require(node.isObject(), "delegations");
        List<Signed.DelegatedRole> roles = new ArrayList<>();
        if (node.has("roles")) {
            for (JsonNode role : array(node, "roles")) {
                String name = text(role, "name");
                if (name.isEmpty()
                        || List.of("root", "timestamp", "snapshot", "targets").contains(name)
                        || roles.stream().anyMatch(other -> other.name().equals(name))) {
                    throw MetadataProblems.malformed(
                            "a delegated role cannot be named '" + Quoted.shortened(name) + "'");
                }
                boolean terminating =
                        optional(role, "terminating").map(JsonNode::asBoolean).orElse(false);
                roles.add(new Signed.DelegatedRole(name, roleKeys(role), terminating, paths(role)));
            }
        }
        Optional<HashBins> bins = optional(node, "succinct_roles").map(MetadataReader::bins);
        if (node.has("roles") == bins.isPresent()) {
            throw MetadataProblems.malformed("its delegations have either roles or succinct_roles");
        }
        return new Signed.Delegations(map(node, "keys", MetadataReader::key), roles, bins);
    }

    private static PathMatch paths(JsonNode role) {
        if (role.has("paths") == role.has("path_hash_prefixes")) {
            throw MetadataProblems.malformed("a delegated role has either paths or path_hash_prefixes");
        }
        return role.has("paths")
                ? new PathMatch.Globs(texts(role, "paths"))
                : new PathMatch.HashPrefixes(texts(role, "path_hash_prefixes"));
    }

    private static HashBins bins(JsonNode node) {
        long bits = number(object(node), "bit_length");
        require(bits >= 1 && bits <= 32, "bit_length");
        return new HashBins(roleKeys(node), (int) bits, text(node, "name_prefix"));
    }

    private static RoleKeys roleKeys(JsonNode node) {
        List<String> ids = texts(node, "keyids");
        long threshold = number(node, "threshold");
        require(threshold >= 1 && threshold <= Integer.MAX_VALUE, "threshold");
        if (ids.stream().distinct().count() != ids.size()) {
            throw MetadataProblems.malformed("a role has one key twice");
        }
        return new RoleKeys(ids, (int) threshold);
    }

    private static PublicKey key(JsonNode node) {
        return new PublicKey(text(node, "keytype"), text(node, "scheme"), text(object(node, "keyval"), "public"));
    }

    private static FileMeta meta(JsonNode node) {
        return new FileMeta(
                version(object(node)),
                optional(node, "length").map(value -> number(value, "length")),
                optional(node, "hashes").map(any -> hashes(node)).orElseGet(TreeMap::new));
    }

    private static TargetFile target(JsonNode node) {
        SortedMap<String, String> hashes = hashes(node);
        require(!hashes.isEmpty(), "hashes");
        long length = number(node, "length");
        require(length >= 0, "length");
        return new TargetFile(
                length, hashes, optional(node, MetadataWriter.PUBLISHED).flatMap(MetadataReader::time));
    }

    private static Optional<Instant> time(JsonNode value) {
        try {
            return Optional.of(Instant.parse(value.asText()));
        } catch (DateTimeException e) {
            throw MetadataProblems.malformed("'" + MetadataWriter.PUBLISHED + "' is no time");
        }
    }

    private static SortedMap<String, String> hashes(JsonNode node) {
        return map(node, "hashes", value -> {
            require(value.isTextual(), "hashes");
            return value.textValue();
        });
    }

    private static long version(JsonNode node) {
        long version = number(node, "version");
        require(version >= 1, "version");
        return version;
    }

    private static Instant expires(JsonNode signed) {
        try {
            return OffsetDateTime.parse(text(signed, "expires")).toInstant();
        } catch (DateTimeException e) {
            throw MetadataProblems.malformed("'expires' is no time");
        }
    }

    private static <T> SortedMap<String, T> map(JsonNode node, String key, Function<JsonNode, T> read) {
        SortedMap<String, T> map = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : object(node, key).properties()) {
            map.put(entry.getKey(), read.apply(entry.getValue()));
        }
        return map;
    }

    private static Optional<JsonNode> optional(JsonNode node, String key) {
        return Optional.ofNullable(node.get(key)).filter(value -> !value.isNull());
    }

    private static JsonNode object(JsonNode node, String key) {
        return object(optional(node, key).orElseThrow(() -> MetadataProblems.malformed("it has no '" + key + "'")));
    }

    private static JsonNode object(JsonNode node) {
        if (!node.isObject()) {
            throw MetadataProblems.malformed("a part of it is no object");
        }
        return node;
    }

    private static JsonNode array(JsonNode node, String key) {
        JsonNode array = optional(node, key).orElseThrow(() -> MetadataProblems.malformed("it has no '" + key + "'"));
        require(array.isArray(), key);
        return array;
    }

    private static List<String> texts(JsonNode node, String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(node, key)) {
            require(element.isTextual(), key);
            texts.add(element.textValue());
        }
        return texts;
    }

    private static String text(JsonNode node, String key) {
        JsonNode value = optional(node, key).orElseThrow(() -> MetadataProblems.malformed("it has no '" + key + "'"));
        require(value.isTextual(), key);
        return value.textValue();
    }

    private static long number(JsonNode node, String key) {
        JsonNode value = node.isObject()
                ? optional(node, key).orElseThrow(() -> MetadataProblems.malformed("it has no '" + key + "'"))
                : node;
        require(value.isIntegralNumber() && value.canConvertToLong(), key);
        return value.longValue();
    }

    private static void require(boolean right, String key) {
        if (!right) {
            throw MetadataProblems.malformed("'" + key + "' has a wrong value");
        }
    }
}
