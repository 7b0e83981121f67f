package dev.rubicon.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DigestTest {
    // FIPS 180-2, appendix B.1, and of nothing.
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void itIsTheSha256() {
        assertEquals(ABC, Digest.of("abc".getBytes(StandardCharsets.US_ASCII)).hex());
    }

    @Test
    void aNewHashIsEmptyWhateverOthersWereFed() {
        MessageDigest first = Digest.newHash();
        first.update((byte) 'a');
        MessageDigest second = Digest.newHash();
        first.update(new byte[] {'b', 'c'});
        assertEquals(NOTHING, Digest.of(second).hex());
        assertEquals(ABC, Digest.of(first).hex());
    }

    @Test
    void threadsDoNotDisturbEachOther() {
        byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
        assertEquals(
                10_000,
                IntStream.range(0, 10_000)
                        .parallel()
                        .filter(i -> Digest.of(abc).hex().equals(ABC))
                        .count());
    }
}
