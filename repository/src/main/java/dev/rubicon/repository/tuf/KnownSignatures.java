package dev.rubicon.repository.tuf;

import dev.rubicon.model.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signatures that this machine has found valid: of the same key over the same bytes it need not find that again, which would take a short
 * command longer than all else that it does. Kept as digests beside the trusted metadata; whoever can write there can replace the
 * trusted root as well. Whether a key counts, and whether metadata has expired, is asked anew every time.
 */
final class KnownSignatures {
    private static final int MAX = 1_000;

    private final Path file;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    private KnownSignatures(Path file) {
        this.file = file;
    }

    static KnownSignatures in(TrustStore store) {
        KnownSignatures signatures = new KnownSignatures(store.folder().resolve("signatures"));
        signatures.read();
        return signatures;
    }

    boolean isValid(PublicKey key, byte[] bytes, String hexSignature) {
        String id = id(key, bytes, hexSignature);
        if (known.contains(id)) {
            return true;
        }
        boolean valid = key.hasSigned(bytes, hexSignature);
        if (valid && known.add(id)) {
            append(id);
        }
        return valid;
    }

    private static String id(PublicKey key, byte[] bytes, String hexSignature) {
        String parts = digest(key.scheme()) + digest(key.value()) + digest(hexSignature);
        return digest(parts + Digest.of(bytes).hex());
    }

    private static String digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    }

    // Without them, or with what somebody else wrote there, it is as if nothing was known.
    private void read() {
        try {
            List<String> lines =
                    Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
            if (lines.size() <= MAX) {
                known.addAll(lines);
            } else {
                Files.delete(file);
            }
        } catch (IOException e) {
            known.clear();
        }
    }

    private void append(String id) {
        try {
            Files.writeString(file, id + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // What cannot be kept is found valid again next time.
            return;
        }
    }
}
