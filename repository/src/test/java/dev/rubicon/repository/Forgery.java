package dev.rubicon.repository;

import dev.rubicon.model.Digest;
import dev.rubicon.repository.tuf.FileMeta;
import dev.rubicon.repository.tuf.MetadataWriter;
import dev.rubicon.repository.tuf.PublicKey;
import dev.rubicon.repository.tuf.RoleKeys;
import dev.rubicon.repository.tuf.Signed;
import dev.rubicon.repository.tuf.SigningKey;
import dev.rubicon.repository.tuf.TargetFile;
import dev.rubicon.repository.tuf.Updater;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What attackers sign: with keys of their own, or with the one that is online, if they have stolen it. */
record Forgery(Attacked attacked, Path served) {
    private static final Instant FAR = Attacked.NOW.plus(Duration.ofDays(1000));

    private Updater state() {
        return attacked.repository().state().state();
    }

    private List<SigningKey> stolen() {
        return attacked.keys().all().listedIn(state().root().roles().get("timestamp"));
    }

    private void write(String name, Signed signed, List<SigningKey> keys) throws IOException {
        Files.write(served.resolve("metadata").resolve(name), MetadataWriter.write(signed, keys));
    }

    private void timestamp(long version, long snapshot, List<SigningKey> keys) throws IOException {
        byte[] bytes = Files.readAllBytes(served.resolve("metadata/" + snapshot + ".snapshot.json"));
        SortedMap<String, String> hashes = new TreeMap<>();
        hashes.put("sha256", Digest.of(bytes).hex());
        FileMeta named = new FileMeta(snapshot, Optional.of((long) bytes.length), hashes);
        write("timestamp.json", new Signed.Timestamp(version, FAR, named, Optional.of(1L)), keys);
    }

    private void snapshot(long version, long targets) throws IOException {
        SortedMap<String, FileMeta> meta = new TreeMap<>();
        meta.put("targets.json", new FileMeta(targets, Optional.empty(), new TreeMap<>()));
        write(version + ".snapshot.json", new Signed.Snapshot(version, FAR, meta), stolen());
        timestamp(version, version, stolen());
    }

    /** A newer timestamp that names snapshot 2, signed with the stolen key. */
    void namesAnOlderSnapshot() throws IOException {
        timestamp(100, 2, stolen());
    }

    /** A newer snapshot that names version 2 of the list of files. */
    void namesAnOlderListOfFiles() throws IOException {
        snapshot(100, 2);
    }

    /** Everything as it is, but so high in number that no honest state follows. */
    void windsForward() throws IOException {
        snapshot(1_000_000, state().topTargets().version());
    }

    /** A new list of files in which one has that path. */
    void lists(String path) throws IOException {
        SortedMap<String, TargetFile> files = new TreeMap<>(state().allFiles());
        files.put(path, files.firstEntry().getValue());
        write("9.targets.json", new Signed.Targets(9, FAR, files, Optional.empty()), stolen());
        snapshot(9, 9);
    }

    /** A timestamp that a stranger has signed. */
    void signsTheTimestampWithAnotherKey() throws IOException {
        timestamp(9, 2, List.of(SigningKey.make(new SecureRandom())));
    }

    /** The next root, by which that key decides everything, signed by it alone. */
    void takesOverWith(SigningKey key) throws IOException {
        Signed.Root root = state().root();
        SortedMap<String, PublicKey> keys = new TreeMap<>(root.keys());
        keys.put(key.publicKey().id(), key.publicKey());
        SortedMap<String, RoleKeys> roles = new TreeMap<>(root.roles());
        roles.replaceAll((role, before) -> new RoleKeys(List.of(key.publicKey().id()), 1));
        Signed.Root taken = new Signed.Root(root.version() + 1, FAR, true, keys, roles, Optional.empty());
        write(taken.version() + ".root.json", taken, List.of(key));
    }
}
