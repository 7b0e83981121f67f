package dev.rubicon.repository.tuf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a repository begins: without files. */
public final class FirstState {
    private FirstState() {}

    /**
     * A root by which {@code rootKeys} decide who signs, and {@code onlineKey} signs all the rest.
     *
     * @param threshold how many of the root keys it takes
     */
    public static Signed.Root root(List<PublicKey> rootKeys, int threshold, PublicKey onlineKey, Instant expires) {
        SortedMap<String, PublicKey> keys = new TreeMap<>();
        rootKeys.forEach(key -> keys.put(key.id(), key));
        keys.put(onlineKey.id(), onlineKey);
        SortedMap<String, RoleKeys> roles = new TreeMap<>();
        roles.put("root", new RoleKeys(rootKeys.stream().map(PublicKey::id).toList(), threshold));
        RoleKeys online = new RoleKeys(List.of(onlineKey.id()), 1);
        List.of("timestamp", "snapshot", "targets").forEach(role -> roles.put(role, online));
        return new Signed.Root(1, expires, true, keys, roles);
    }

    /** The first files, in the order in which they are to be written. */
    public static List<NewFile> files(Signed.Root root, SigningKeys keys, Lifetimes lifetimes, Instant now) {
        List<NewFile> files = new ArrayList<>();
        files.add(new NewFile(
                "1.root.json",
                MetadataWriter.write(root, keys.of("root", root.roles().get("root")))));
        Signed.Targets none = new Signed.Targets(1, now.plus(lifetimes.targets()), new TreeMap<>(), Optional.empty());
        files.add(new NewFile(
                "1.targets.json",
                MetadataWriter.write(none, keys.of("targets", root.roles().get("targets")))));
        SortedMap<String, FileMeta> meta = new TreeMap<>();
        meta.put("targets.json", FileMeta.of(1));
        files.addAll(TopFiles.of(root, meta, 1, 1, keys, lifetimes, now));
        return List.copyOf(files);
    }
}
