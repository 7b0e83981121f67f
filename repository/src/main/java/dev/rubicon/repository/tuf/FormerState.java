package dev.rubicon.repository.tuf;

import dev.rubicon.model.Untrusted;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

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

    /** The version of a snapshot or of a role that vouches for files; absent if these bytes are neither. */
    public static Optional<Long> version(byte[] bytes) {
        return version(MetadataReader::targets, bytes).or(() -> version(MetadataReader::snapshot, bytes));
    }

    private static Optional<Long> version(Function<byte[], ? extends Metadata<? extends Signed>> reader, byte[] bytes) {
        try {
            return Optional.of(reader.apply(bytes).unverified().version());
        } catch (Untrusted e) {
            return Optional.empty();
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
