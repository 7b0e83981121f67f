package dev.rubicon.repository.tuf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;

/** Writes metadata files. The same content, signed by the same keys, gives the same bytes. */
public final class MetadataWriter {
    /** A key of Rubicon's own in {@code timestamp.json}: the newest root. Others ignore it. */
    static final String ROOT_VERSION = "x-rubicon-root-version";

    /** A key of Rubicon's own in a root: days by role. Others ignore it. */
    static final String LIFETIMES = "x-rubicon-lifetimes";

    private static final String SPECIFICATION = "1.0.31";

    /** Of a file. Not in {@code custom}, for which some clients have a form of their own. */
    static final String PUBLISHED = "x-rubicon-published";

    private MetadataWriter() {}

    public static byte[] write(Signed signed, List<SigningKey> keys) {
        ObjectNode json = json(signed);
        byte[] bytes = CanonicalJson.bytes(json);
        ObjectNode document = Json.object();
        ArrayNode signatures = document.putArray("signatures");
        for (SigningKey key : keys) {
            signatures.addObject().put("keyid", key.publicKey().id()).put("sig", key.sign(bytes));
        }
        document.set("signed", json);
        return (Json.writeLine(document) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static ObjectNode json(Signed signed) {
        return switch (signed) {
            case Signed.Root root -> root(root);
            case Signed.Timestamp timestamp -> {
                ObjectNode json = head(timestamp, "timestamp");
                json.putObject("meta").set("snapshot.json", meta(timestamp.snapshot()));
                timestamp.rootVersion().ifPresent(version -> json.put(ROOT_VERSION, version));
                yield json;
            }
            case Signed.Snapshot snapshot -> {
                ObjectNode json = head(snapshot, "snapshot");
                ObjectNode meta = json.putObject("meta");
                snapshot.meta().forEach((name, file) -> meta.set(name, meta(file)));
                yield json;
            }
            case Signed.Targets targets -> targets(targets);
        };
    }

    private static ObjectNode head(Signed signed, String type) {
        return Json.object()
                .put("_type", type)
                .put("spec_version", SPECIFICATION)
                .put("version", signed.version())
                .put("expires", signed.expires().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static ObjectNode root(Signed.Root root) {
        ObjectNode json = head(root, "root").put("consistent_snapshot", root.consistent());
        keys(json, root.keys());
        ObjectNode roles = json.putObject("roles");
        root.roles().forEach((name, keys) -> roleKeys(roles.putObject(name), keys));
        root.lifetimes()
                .ifPresent(lifetimes -> json.putObject(LIFETIMES)
                        .put("root", lifetimes.root().toDays())
                        .put("snapshot", lifetimes.snapshot().toDays())
                        .put("targets", lifetimes.targets().toDays())
                        .put("timestamp", lifetimes.timestamp().toDays()));
        return json;
    }

    private static ObjectNode targets(Signed.Targets targets) {
        ObjectNode json = head(targets, "targets");
        ObjectNode files = json.putObject("targets");
        targets.files().forEach((path, file) -> {
            ObjectNode node = files.putObject(path).put("length", file.length());
            hashes(node, file.hashes());
            file.published().ifPresent(time -> node.put(PUBLISHED, time.toString()));
        });
        targets.delegations().ifPresent(delegations -> {
            ObjectNode node = json.putObject("delegations");
            keys(node, delegations.keys());
            delegations.bins().ifPresent(bins -> {
                ObjectNode succinct = node.putObject("succinct_roles")
                        .put("bit_length", bins.bitLength())
                        .put("name_prefix", bins.prefix());
                roleKeys(succinct, bins.keys());
            });
            if (delegations.bins().isEmpty()) {
                ArrayNode roles = node.putArray("roles");
                delegations.roles().forEach(role -> delegated(roles.addObject(), role));
            }
        });
        return json;
    }

    private static void delegated(ObjectNode node, Signed.DelegatedRole role) {
        roleKeys(node.put("name", role.name()).put("terminating", role.terminating()), role.keys());
        switch (role.paths()) {
            case PathMatch.Globs globs -> globs.patterns().forEach(node.putArray("paths")::add);
            case PathMatch.HashPrefixes hashes -> hashes.prefixes().forEach(node.putArray("path_hash_prefixes")::add);
        }
    }

    private static void keys(ObjectNode json, SortedMap<String, PublicKey> keys) {
        ObjectNode node = json.putObject("keys");
        keys.forEach((id, key) -> node.set(id, key.json()));
    }

    private static void roleKeys(ObjectNode node, RoleKeys keys) {
        keys.keyIds().forEach(node.putArray("keyids")::add);
        node.put("threshold", keys.threshold());
    }

    private static ObjectNode meta(FileMeta file) {
        ObjectNode node = Json.object();
        file.length().ifPresent(length -> node.put("length", length));
        if (!file.hashes().isEmpty()) {
            hashes(node, file.hashes());
        }
        return node.put("version", file.version());
    }

    private static void hashes(ObjectNode node, SortedMap<String, String> hashes) {
        ObjectNode values = node.putObject("hashes");
        hashes.forEach(values::put);
    }
}
