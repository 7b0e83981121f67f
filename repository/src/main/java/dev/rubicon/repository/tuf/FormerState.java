package dev.rubicon.repository.tuf;

import dev.rubicon.model.Untrusted;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What older states of a repository named, for whoever tidies up. Nothing of it is verified. */
public final class FormerState {
    private FormerState() {}

    /**
     * The files that a role of an older state vouched for, unverified; none if these bytes are no such role. Tells how long something has
     * been out of use, nothing else.
     */
    public static SortedMap<String, TargetFile> files(byte[] targets) {
        try {
            return MetadataReader.targets(targets).unverified().files();
        } catch (Untrusted e) {
            return new TreeMap<>();
        }
    }

    /** The metadata files that the timestamp or the snapshot of an older state named, likewise. */
    public static List<String> metadata(byte[] bytes) {
        try {
            return List.of(
                    MetadataReader.timestamp(bytes).unverified().snapshot().version() + ".snapshot.json");
        } catch (Untrusted e) {
            return roles(bytes);
        }
    }

    private static List<String> roles(byte[] snapshot) {
        try {
            return MetadataReader.snapshot(snapshot).unverified().meta().entrySet().stream()
                    .map(role -> role.getValue().version() + "." + role.getKey())
                    .toList();
        } catch (Untrusted e) {
            return List.of();
        }
    }
}
