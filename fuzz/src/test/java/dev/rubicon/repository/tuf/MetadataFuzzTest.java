package dev.rubicon.repository.tuf;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.fuzz.Promise;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Any document as metadata of a repository. Its first letter says which: r for the root, t for the timestamp, s for the snapshot,
 * anything else for targets. It is read as it comes, and once more signed by the key that a client trusts, beside honest metadata.
 */
class MetadataFuzzTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2040-01-01T00:00:00Z");
    private static final SigningKey KEY = SigningKey.make(new SameBytes());
    private static final List<SigningKey> KEYS = List.of(KEY);

    private static final Signed.Root ROOT = FirstState.root(List.of(KEY.publicKey()), 1, KEY.publicKey(), LATER);
    private static final byte[] TRUSTED = MetadataWriter.write(ROOT, KEYS);
    private static final byte[] TIMESTAMP =
            MetadataWriter.write(new Signed.Timestamp(1, LATER, FileMeta.of(1), Optional.empty()), KEYS);
    private static final byte[] SNAPSHOT = MetadataWriter.write(
            new Signed.Snapshot(1, LATER, new TreeMap<>(Map.of("targets.json", FileMeta.of(1)))), KEYS);
    private static final byte[] TARGETS =
            MetadataWriter.write(new Signed.Targets(1, LATER, new TreeMap<>(), Optional.empty()), KEYS);

    /** The same key in every run, so that seeds stay what they are. */
    private static final class SameBytes extends SecureRandom {
        private static final long serialVersionUID = 1L;

        @Override
        public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, (byte) 7);
        }
    }

    @FuzzTest
    void anyMetadataIsReadOrRefused(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return;
        }
        char type = (char) bytes[0];
        byte[] document = Arrays.copyOfRange(bytes, 1, bytes.length);
        Promise.check(() -> read(type, document).unverified().hashCode());
        if (type != 'r') {
            Promise.check(() -> refresh(type, document));
        }
        Promise.check(() -> refresh(type, signed(Json.read(document, "it"))));
    }

    private static Metadata<?> read(char type, byte[] document) {
        return switch (type) {
            case 'r' -> MetadataReader.root(document);
            case 't' -> MetadataReader.timestamp(document);
            case 's' -> MetadataReader.snapshot(document);
            default -> MetadataReader.targets(document);
        };
    }

    private static byte[] signed(JsonNode content) {
        ObjectNode document = Json.object();
        document.putArray("signatures")
                .addObject()
                .put("keyid", KEY.publicKey().id())
                .put("sig", KEY.sign(CanonicalJson.bytes(content)));
        document.set("signed", content);
        return Json.writeLine(document).getBytes(StandardCharsets.UTF_8);
    }

    /** A client with an honest root meets it. */
    private static void refresh(char type, byte[] document) throws IOException {
        Path folder = Files.createTempDirectory("fuzz");
        try {
            TrustStore store = new TrustStore(folder.resolve("trust"));
            store.write("root", TRUSTED);
            Updater updater = Updater.refreshed(store, (name, max) -> served(name, type, document), Expiry.strict(NOW));
            updater.find("packages/app/1.0/app_1.0.zip").hashCode();
            updater.allFiles().hashCode();
            try (Stream<Path> written = Files.list(folder)) {
                if (written.count() != 1) {
                    throw new AssertionError("something was written outside of the trusted folder");
                }
            }
        } finally {
            delete(folder);
        }
    }

    private static Optional<byte[]> served(String name, char type, byte[] document) {
        if (name.endsWith("root.json")) {
            return name.equals("2.root.json") && type == 'r' ? Optional.of(document) : Optional.empty();
        }
        if (name.endsWith("timestamp.json")) {
            return Optional.of(type == 't' ? document : TIMESTAMP);
        }
        if (name.endsWith("snapshot.json")) {
            return Optional.of(type == 's' ? document : SNAPSHOT);
        }
        return Optional.of("rts".indexOf(type) < 0 ? document : TARGETS);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList().reversed()) {
                Files.delete(path);
            }
        }
    }
}
