package dev.rubicon.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.repository.tuf.PublicKey;
import dev.rubicon.repository.tuf.SigningKey;
import dev.rubicon.repository.upkeep.RootChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that others have written accept our repositories, and refuse them when somebody has tampered with them. */
@Timeout(300)
class PeerTest {
    @TempDir
    private Path folder;

    private Attacked attacked;

    @BeforeEach
    void publish() {
        // Their clock is the real one.
        attacked = new Attacked(folder, Instant.now());
        attacked.publish("1.0");
    }

    private static String path(String version) {
        return "packages/my-app/" + version + "/my-app_" + version + ".zip";
    }

    private String update(Peer peer, Path served, String version) throws Exception {
        try (ServedFolder server = new ServedFolder(served)) {
            return peer.update(
                    folder.resolve("peer"), attacked.origin().resolve("metadata/1.root.json"), server, path(version));
        }
    }

    private void accepts(Peer peer, Path served, String version) throws Exception {
        assertEquals(Peer.ACCEPTED, update(peer, served, version));
        Path downloaded;
        try (Stream<Path> files = Files.walk(folder.resolve("peer/targets"))) {
            downloaded = files.filter(
                            file -> Files.isRegularFile(file) && file.toString().contains("my-app_" + version))
                    .findFirst()
                    .orElseThrow();
        }
        assertEquals(-1, Files.mismatch(folder.resolve("packed/my-app_" + version + ".zip"), downloaded));
    }

    private void refuses(Peer peer, Path served, String why) throws Exception {
        String said = update(peer, served, "1.0");
        assertTrue(said.startsWith("refused: ") && said.toLowerCase(Locale.ROOT).contains(why), said);
    }

    private static Path only(Path in, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(in)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void ourRepositoryIsAccepted(Peer peer) throws Exception {
        accepts(peer, attacked.origin(), "1.0");
        attacked.publish("1.1");
        accepts(peer, attacked.origin(), "1.1");
    }

    @ParameterizedTest
    @EnumSource
    void changesOfKeysAreFollowed(Peer peer) throws Exception {
        accepts(peer, attacked.origin(), "1.0");
        for (int i = 0; i < 3; i++) {
            PublicKey root = attacked.keys().make("root").publicKey();
            attacked.rotate(List.of("root"), List.of(root), List.of(RootChange.ALL), 1);
        }
        PublicKey online = attacked.keys().make("online").publicKey();
        attacked.rotate(RootChange.ONLINE, List.of(online), List.of(RootChange.ALL), 1);
        attacked.publish("1.1");
        accepts(peer, attacked.origin(), "1.1");
    }

    @ParameterizedTest
    @EnumSource
    void anArbitraryFileIsRefused(Peer peer) throws Exception {
        Path served = attacked.copy("served");
        Path file = only(served.resolve("packages"), ".zip");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        refuses(peer, served, "hash");
    }

    @ParameterizedTest
    @EnumSource
    void changedMetadataIsRefused(Peer peer) throws Exception {
        for (String name : List.of("timestamp.json", "2.targets.json")) {
            Path served = attacked.copy("served-" + name);
            Path file = served.resolve("metadata").resolve(name);
            Files.writeString(file, Files.readString(file).replace("\"version\":2", "\"version\":7"));
            refuses(peer, served, "sign");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOlderStateIsRefused(Peer peer) throws Exception {
        Path old = attacked.copy("old");
        attacked.publish("1.1");
        accepts(peer, attacked.origin(), "1.1");
        refuses(peer, old, "version");
    }

    @ParameterizedTest
    @EnumSource
    void partsOfTwoStatesAreRefused(Peer peer) throws Exception {
        Path old = attacked.copy("old");
        attacked.publish("1.1");
        Path served = attacked.copy("served");
        Path targets = served.resolve("metadata/3.targets.json");
        Files.delete(targets);
        Files.copy(old.resolve("metadata/2.targets.json"), targets);
        refuses(peer, served, "version");
    }

    @ParameterizedTest
    @EnumSource
    void anExpiredStateIsRefused(Peer peer) throws Exception {
        Attacked frozen = new Attacked(folder.resolve("frozen"), Instant.now().minus(Duration.ofDays(40)));
        frozen.publish("1.0");
        attacked = frozen;
        refuses(peer, frozen.origin(), "expired");
    }

    @ParameterizedTest
    @EnumSource
    void endlessMetadataIsRefused(Peer peer) throws Exception {
        Path served = attacked.copy("served");
        Files.write(served.resolve("metadata/timestamp.json"), new byte[30_000_000]);
        refuses(peer, served, "length");
    }

    @ParameterizedTest
    @EnumSource
    void whatOtherKeysHaveSignedIsRefused(Peer peer) throws Exception {
        Path served = attacked.copy("served");
        new Forgery(attacked, served).signsTheTimestampWithAnotherKey();
        refuses(peer, served, "sign");
        served = attacked.copy("taken");
        new Forgery(attacked, served).takesOverWith(SigningKey.make(new SecureRandom()));
        refuses(peer, served, "sign");
    }

    @ParameterizedTest
    @EnumSource
    void oneOfTwoRootKeysIsNotEnough(Peer peer) throws Exception {
        SigningKey second = attacked.keys().make("root");
        attacked.rotate(List.of("root"), List.of(second.publicKey()), List.of(), 2);
        Path served = attacked.copy("served");
        new Forgery(attacked, served).takesOverWith(second);
        refuses(peer, served, "sign");
        accepts(peer, attacked.origin(), "1.0");
    }

    @ParameterizedTest
    @EnumSource
    void anOlderListOfFilesIsRefused(Peer peer) throws Exception {
        attacked.publish("1.1");
        accepts(peer, attacked.origin(), "1.1");
        Path served = attacked.copy("served");
        new Forgery(attacked, served).namesAnOlderListOfFiles();
        refuses(peer, served, "version");
    }

    @ParameterizedTest
    @EnumSource
    void anOlderSnapshotIsRefused(Peer peer) throws Exception {
        attacked.publish("1.1");
        accepts(peer, attacked.origin(), "1.1");
        Path served = attacked.copy("served");
        new Forgery(attacked, served).namesAnOlderSnapshot();
        refuses(peer, served, "version");
    }

    @ParameterizedTest
    @EnumSource
    void whoeverStoleTheKeyCannotKeepClientsInTheFuture(Peer peer) throws Exception {
        Path served = attacked.copy("served");
        new Forgery(attacked, served).windsForward();
        accepts(peer, served, "1.0");
        attacked.publish("1.1");
        refuses(peer, attacked.origin(), "version");
        PublicKey fresh = attacked.keys().make("online").publicKey();
        attacked.rotate(RootChange.ONLINE, List.of(fresh), List.of(RootChange.ALL), 1);
        accepts(peer, attacked.origin(), "1.1");
    }
}
