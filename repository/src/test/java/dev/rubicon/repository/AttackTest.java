package dev.rubicon.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.repository.tuf.PublicKey;
import dev.rubicon.repository.tuf.Signed;
import dev.rubicon.repository.tuf.SigningKey;
import dev.rubicon.repository.upkeep.RootChange;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody can do who serves a repository, and what comes of it. The table in docs/security.md names these. */
class AttackTest {
    @TempDir
    private Path folder;

    private Attacked attacked;

    @BeforeEach
    void publish() {
        attacked = new Attacked(folder);
        attacked.publish("1.0");
        attacked.begin();
    }

    private Path metadata(Path served, String name) {
        return served.resolve("metadata").resolve(name);
    }

    /** The only file in a folder, at any depth, whose name ends like that. */
    private static Path only(Path in, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(in)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(suffix)).toList();
            assertEquals(1, found.size(), found::toString);
            return found.getFirst();
        }
    }

    @Test
    void anArbitraryFileIsNotInstalled() throws IOException {
        Path served = attacked.copy("served");
        Files.writeString(only(served.resolve("packages"), ".zip"), "anything");
        assertEquals("RB304", attacked.update(served));
    }

    @Test
    void aPackageOfTheSameSizeIsNotInstalled() throws IOException {
        Path served = attacked.copy("served");
        Path file = only(served.resolve("packages"), ".zip");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertEquals("RB304", attacked.update(served));
    }

    @Test
    void aChangedIndexIsNotRead() throws IOException {
        Path served = attacked.copy("served");
        Path index = only(served.resolve("index"), ".jsonl");
        Files.writeString(index, Files.readString(index).replace("1.0", "9.0"));
        assertEquals("RB317", attacked.update(served));
    }

    @Test
    void aFileThatNobodySignedIsNotListed() throws IOException {
        Path served = attacked.copy("served");
        Path targets = metadata(served, "2.targets.json");
        Files.writeString(targets, Files.readString(targets).replace("my-app/1.0", "my-app/6.6"));
        assertEquals("RB311", attacked.update(served));
    }

    @Test
    void anOlderTimestampIsRefused() {
        Path old = attacked.copy("old");
        attacked.publish("1.1");
        assertEquals("1.1", attacked.update(attacked.origin()));
        assertEquals("RB312", attacked.update(old));
        assertEquals("1.1", attacked.update(attacked.origin()));
    }

    @Test
    void anOlderSnapshotIsRefusedEvenFromWhoeverHasTheTimestampKey() throws IOException {
        attacked.publish("1.1");
        assertEquals("1.1", attacked.update(attacked.origin()));
        Path served = attacked.copy("served");
        new Forgery(attacked, served).namesAnOlderSnapshot();
        assertEquals("RB312", attacked.update(served));
    }

    @Test
    void anOlderListOfFilesIsRefusedEvenFromWhoeverHasTheSnapshotKey() throws IOException {
        attacked.publish("1.1");
        assertEquals("1.1", attacked.update(attacked.origin()));
        Path served = attacked.copy("served");
        new Forgery(attacked, served).namesAnOlderListOfFiles();
        assertEquals("RB312", attacked.update(served));
    }

    @Test
    void aFrozenRepositoryIsNoticedWhenItsTimestampEnds() {
        assertEquals("1.0", attacked.update(attacked.origin(), Duration.ofDays(29)));
        assertEquals("RB313", attacked.update(attacked.origin(), Duration.ofDays(30)));
    }

    @Test
    void aMirrorWithAnOldButValidStateServesUntilItEndsAndNobodyWhoHasSeenMore() {
        Path mirror = attacked.copy("mirror");
        attacked.publish("1.1");
        assertEquals("1.0", attacked.update(mirror, Duration.ofDays(29)));
        assertEquals("RB313", attacked.update(mirror, Duration.ofDays(31)));
        assertEquals("1.1", attacked.update(attacked.origin()));
        assertEquals("RB312", attacked.update(mirror));
    }

    @Test
    void partsOfTwoStatesDoNotMix() throws IOException {
        Path old = attacked.copy("old");
        attacked.publish("1.1");
        Path served = attacked.copy("served");
        Files.copy(metadata(old, "2.snapshot.json"), replaced(served, "3.snapshot.json"));
        assertEquals("RB317", attacked.update(served));
        served = attacked.copy("served-too");
        Files.copy(metadata(old, "2.targets.json"), replaced(served, "3.targets.json"));
        assertEquals("RB314", attacked.update(served));
    }

    private Path replaced(Path served, String name) throws IOException {
        Files.delete(metadata(served, name));
        return metadata(served, name);
    }

    @Test
    void aStateSignedByAnotherKeyIsRefused() throws IOException {
        Path served = attacked.copy("served");
        new Forgery(attacked, served).signsTheTimestampWithAnotherKey();
        assertEquals("RB311", attacked.update(served));
    }

    @Test
    void aRootSignedByAnotherKeyIsRefused() throws IOException {
        Path served = attacked.copy("served");
        new Forgery(attacked, served).takesOverWith(SigningKey.make(new SecureRandom()));
        assertEquals("RB311", attacked.update(served));
    }

    @Test
    void oneOfTwoRootKeysIsNotEnough() throws IOException {
        SigningKey second = attacked.keys().make("root");
        attacked.rotate(List.of("root"), List.of(second.publicKey()), List.of(), 2);
        Path served = attacked.copy("served");
        new Forgery(attacked, served).takesOverWith(second);
        assertEquals("RB311", attacked.update(served));
        assertEquals("1.0", attacked.update(attacked.origin()));
        assertEquals(2, attacked.trustedRoot(attacked.origin()));
    }

    @Test
    void endlessDataIsReadOnlyToItsLimit() throws IOException {
        for (String name : List.of("timestamp.json", "2.root.json", "2.snapshot.json")) {
            Path served = attacked.copy("served-" + name);
            try (RandomAccessFile file =
                    new RandomAccessFile(metadata(served, name).toFile(), "rw")) {
                // A terabyte, of which the disk has none.
                file.setLength(1L << 40);
            }
            assertEquals("RB315", attacked.update(served), name);
        }
        Path served = attacked.copy("served-index");
        try (RandomAccessFile file =
                new RandomAccessFile(only(served.resolve("index"), ".jsonl").toFile(), "rw")) {
            file.setLength(1L << 40);
        }
        assertEquals("RB315", attacked.update(served));
    }

    @Test
    void whoeverStoleTheKeyCannotKeepClientsInTheFuture() throws IOException {
        Path served = attacked.copy("served");
        new Forgery(attacked, served).windsForward();
        assertEquals("1.0", attacked.update(served));
        attacked.publish("1.1");
        assertEquals("RB312", attacked.update(attacked.origin()));
        PublicKey fresh = attacked.keys().make("online").publicKey();
        attacked.rotate(RootChange.ONLINE, List.of(fresh), List.of(RootChange.ALL), 1);
        assertEquals("1.1", attacked.update(attacked.origin()));
        assertEquals("RB311", attacked.update(served));
    }

    @Test
    void aClientFollowsTheRootThroughEveryVersion() throws IOException {
        for (int i = 0; i < 3; i++) {
            PublicKey fresh = attacked.keys().make("root").publicKey();
            attacked.rotate(List.of("root"), List.of(fresh), List.of(RootChange.ALL), 1);
        }
        Path gap = attacked.copy("gap");
        Files.copy(metadata(gap, "4.root.json"), replaced(gap, "3.root.json"));
        assertEquals("RB311", attacked.update(gap));
        assertEquals("1.0", attacked.update(attacked.origin()));
        assertEquals(4, attacked.trustedRoot(attacked.origin()));
        Signed.Root root = attacked.repository().state().state().root();
        assertEquals(1, attacked.keys().all().listedIn(root.roles().get("root")).size());
    }

    @Test
    void aPathOutOfTheRepositoryIsNotWritten() throws IOException {
        Path served = attacked.copy("served");
        new Forgery(attacked, served).lists("../../escaped");
        assertEquals("1.0", attacked.update(served));
    }
}
