package dev.rubicon.repository.tuf;

import dev.rubicon.model.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The two files that every change ends with. */
final class TopFiles {
    private TopFiles() {}

    /** A snapshot, and the timestamp that names it: with that, it is the newest state. */
    static List<NewFile> of(
            Signed.Root root,
            SortedMap<String, FileMeta> meta,
            long snapshotVersion,
            long timestampVersion,
            SigningKeys keys,
            Lifetimes lifetimes,
            Instant now) {
        Signed.Snapshot snapshot = new Signed.Snapshot(snapshotVersion, now.plus(lifetimes.snapshot()), meta);
        byte[] bytes =
                MetadataWriter.write(snapshot, keys.of("snapshot", root.roles().get("snapshot")));
        SortedMap<String, String> hashes = new TreeMap<>();
        hashes.put("sha256", Digest.of(bytes).hex());
        FileMeta named = new FileMeta(snapshotVersion, Optional.of((long) bytes.length), hashes);
        return List.of(
                new NewFile(snapshotVersion + ".snapshot.json", bytes),
                timestamp(root, named, timestampVersion, keys, lifetimes, now));
    }

    static NewFile timestamp(
            Signed.Root root, FileMeta snapshot, long version, SigningKeys keys, Lifetimes lifetimes, Instant now) {
        Signed.Timestamp timestamp =
                new Signed.Timestamp(version, now.plus(lifetimes.timestamp()), snapshot, Optional.of(root.version()));
        return new NewFile(
                "timestamp.json",
                MetadataWriter.write(
                        timestamp, keys.of("timestamp", root.roles().get("timestamp"))));
    }
}
