package dev.rubicon.repository.tuf;

import dev.rubicon.model.InvalidInput;
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
        return root(rootKeys, threshold, List.of(onlineKey), expires, Optional.empty());
    }

    /**
     * As above, but any one of several keys signs all the rest.
     *
     * @param lifetimes of all that is signed, if they are not the usual ones
     */
    public static Signed.Root root(
            List<PublicKey> rootKeys,
            int threshold,
            List<PublicKey> onlineKeys,
            Instant expires,
            Optional<Lifetimes> lifetimes) {
        SortedMap<String, PublicKey> keys = new TreeMap<>();
        rootKeys.forEach(key -> keys.put(key.id(), key));
        onlineKeys.forEach(key -> keys.put(key.id(), key));
        SortedMap<String, RoleKeys> roles = new TreeMap<>();
        roles.put("root", new RoleKeys(rootKeys.stream().map(PublicKey::id).toList(), threshold));
        RoleKeys online = new RoleKeys(onlineKeys.stream().map(PublicKey::id).toList(), 1);
        List.of("timestamp", "snapshot", "targets").forEach(role -> roles.put(role, online));
        return new Signed.Root(1, expires, true, keys, roles, lifetimes);
    }

    /** @throws InvalidInput RB342 if it can never be met */
    public static void requireThreshold(int threshold, int keys) {
        if (threshold < 1 || threshold > keys) {
            throw new InvalidInput(
                    "RB342",
                    "the root would take " + threshold + " signatures, and has fewer keys (" + keys + ")",
                    "give more --root-key, or another --threshold");
        }
    }

    /**
     * The first files, in the order in which they are to be written.
     *
     * @param signedRoot the file of {@code root}
     */
    public static List<NewFile> files(
            byte[] signedRoot, Signed.Root root, SigningKeys keys, Lifetimes lifetimes, Instant now) {
        List<NewFile> files = new ArrayList<>();
        files.add(new NewFile("1.root.json", signedRoot));
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
