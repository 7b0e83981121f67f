package dev.rubicon.repository.tuf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where one role would list too many files, they are shared among several, then among more; clients notice nothing of it. */
class SharingTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    /** 4 files in one role; then 2 roles, until one has more than 5; then 4, then 8. */
    private static final Sharing SMALL = new Sharing(4, 5, 1, 3);

    @TempDir
    private Path folder;

    private final SortedMap<String, byte[]> metadata = new TreeMap<>();
    private final List<SigningKey> keys = new ArrayList<>(List.of(SigningKey.make(new SecureRandom())));

    @BeforeEach
    void begin() {
        PublicKey key = keys.getFirst().publicKey();
        RootDraft root = RootDraft.of(
                        Optional.empty(), FirstState.root(List.of(key), 1, key, Instant.parse("2040-01-01T00:00:00Z")))
                .signedBy(new SigningKeys(keys));
        write(FirstState.files(root.complete(), root.root(), new SigningKeys(keys), Lifetimes.USUAL, NOW));
        new TrustStore(folder).write("root", root.complete());
    }

    private void write(List<NewFile> files) {
        files.forEach(file -> metadata.put(file.name(), file.bytes()));
    }

    private Updater client() {
        return Updater.refreshed(
                new TrustStore(folder), (name, max) -> Optional.ofNullable(metadata.get(name)), Expiry.strict(NOW));
    }

    /** Changes one file, and says how many metadata files that took. */
    private int change(String path, Optional<TargetFile> file) {
        Updater current = client();
        StateUpdate update = new StateUpdate(current, current.root(), SMALL);
        file.ifPresentOrElse(there -> update.put(path, there), () -> update.remove(path));
        List<NewFile> files = update.files(new SigningKeys(keys), Lifetimes.USUAL, NOW, metadata::containsKey);
        write(files);
        return files.size();
    }

    private static TargetFile file(int length) {
        SortedMap<String, String> hashes = new TreeMap<>();
        hashes.put("sha256", "00".repeat(32));
        return new TargetFile(length, hashes);
    }

    private void check(int files) {
        Updater client = client();
        assertEquals(files, client.allFiles().size());
        for (int i = 0; i < files; i++) {
            assertEquals(Optional.of(file(i)), client.find("file-" + i), "file-" + i);
        }
    }

    @Test
    void filesMoveToMoreRolesAsTheyBecomeMore() {
        List<Integer> roles = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int written = change("file-" + i, Optional.of(file(i)));
            check(i + 1);
            int now = client().fileRoles().size();
            if (!roles.isEmpty() && roles.getLast() == now) {
                assertEquals(3, written, "the role, the snapshot, the timestamp");
            } else {
                roles.add(now);
            }
        }
        assertEquals(List.of(1, 2, 4, 8), roles);
        assertTrue(client().snapshot().meta().containsKey("bins-1.json"), "what was once listed stays listed");
    }

    @ParameterizedTest
    @CsvSource({"4001, 4", "24000, 4", "26000, 8", "380000, 8", "500000, 12", "50000000, 12"})
    void aRepositoryHasFewRolesAndNoneWithManyFiles(long files, int bits) {
        assertEquals(bits, Sharing.USUAL.bitsFor(files));
    }

    @Test
    void whereOneRoleIsFullThereAreMoreThoughTheOthersAreNot() {
        assertEquals(8, Sharing.USUAL.bitsAfter(4, 10_000));
        assertEquals(12, Sharing.USUAL.bitsAfter(4, 1_000_000));
        assertEquals(3, SMALL.bitsAfter(2, 1));
    }

    @Test
    void aFileThatGoesIsGoneFromItsRole() {
        for (int i = 0; i < 10; i++) {
            change("file-" + i, Optional.of(file(i)));
        }
        change("file-9", Optional.empty());
        check(9);
        assertEquals(Optional.empty(), client().find("file-9"));
    }

    @Test
    void anotherKeySignsEveryRoleAnew() {
        for (int i = 0; i < 40; i++) {
            change("file-" + i, Optional.of(file(i)));
        }
        Updater current = client();
        SigningKey fresh = SigningKey.make(new SecureRandom());
        SortedMap<String, PublicKey> all = new TreeMap<>(current.root().keys());
        all.put(fresh.publicKey().id(), fresh.publicKey());
        SortedMap<String, RoleKeys> roles = new TreeMap<>(current.root().roles());
        roles.replaceAll((role, before) -> role.equals("root")
                ? before
                : new RoleKeys(List.of(fresh.publicKey().id()), 1));
        Signed.Root next = new Signed.Root(2, current.root().expires(), true, all, roles, Optional.empty());
        metadata.put("2.root.json", MetadataWriter.write(next, keys));
        keys.add(fresh);
        write(new StateUpdate(current, next, SMALL)
                .files(new SigningKeys(List.of(fresh)), Lifetimes.USUAL, NOW, metadata::containsKey));
        keys.removeFirst();
        check(40);
        change("file-40", Optional.of(file(40)));
        check(41);
        assertEquals(2, client().root().version());
    }
}
