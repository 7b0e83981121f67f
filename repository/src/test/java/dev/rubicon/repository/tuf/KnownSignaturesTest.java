package dev.rubicon.repository.tuf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownSignaturesTest {
    private static final byte[] TEXT = "signed".getBytes(StandardCharsets.UTF_8);

    private final SigningKey key = SigningKey.make(new SecureRandom());
    private final SigningKey other = SigningKey.make(new SecureRandom());

    @TempDir
    private Path folder;

    private KnownSignatures known() {
        return KnownSignatures.in(new TrustStore(folder));
    }

    private int lines() throws IOException {
        return Files.readAllLines(folder.resolve("signatures")).size();
    }

    @Test
    void whatWasFoundValidIsWrittenDownOnce() throws IOException {
        for (int i = 0; i < 3; i++) {
            assertTrue(known().isValid(key.publicKey(), TEXT, key.sign(TEXT)));
        }
        assertEquals(1, lines());
    }

    @Test
    void nothingElseBecomesValidByIt() {
        String signature = key.sign(TEXT);
        assertTrue(known().isValid(key.publicKey(), TEXT, signature));
        assertFalse(known().isValid(key.publicKey(), new byte[] {1}, signature));
        assertFalse(known().isValid(other.publicKey(), TEXT, signature));
        assertFalse(known().isValid(key.publicKey(), TEXT, other.sign(TEXT)));
        PublicKey sameBytes = new PublicKey("ed25519", "none", key.publicKey().value());
        assertFalse(known().isValid(sameBytes, TEXT, signature));
    }

    @Test
    void whatIsNotValidIsNotWrittenDown() {
        assertFalse(known().isValid(key.publicKey(), TEXT, other.sign(TEXT)));
        assertFalse(Files.exists(folder.resolve("signatures")));
    }

    @Test
    void aDamagedFileCostsTimeOnly() throws IOException {
        Files.write(folder.resolve("signatures"), new byte[] {(byte) 0xff, 0, '\n', 'x'});
        assertTrue(known().isValid(key.publicKey(), TEXT, key.sign(TEXT)));
        assertFalse(known().isValid(key.publicKey(), TEXT, other.sign(TEXT)));
    }

    @Test
    void aLongFileBeginsAnew() throws IOException {
        Files.writeString(folder.resolve("signatures"), "0\n".repeat(1_001));
        assertTrue(known().isValid(key.publicKey(), TEXT, key.sign(TEXT)));
        assertEquals(1, lines());
    }
}
