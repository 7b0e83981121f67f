package dev.rubicon.server.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** A body has an end, however it is read. */
class LimitedStreamTest {
    private static InputStream body(int bytes, long most) {
        return new LimitedStream(new ByteArrayInputStream(new byte[bytes]), most);
    }

    @Test
    void aBodyOfJustTheLengthIsRead() throws IOException {
        assertArrayEquals(new byte[10], body(10, 10).readAllBytes());
    }

    @Test
    void oneByteMoreIsTooMuchWhetherReadOrSkipped() {
        assertEquals(
                413,
                assertThrows(HttpProblem.class, () -> body(11, 10).readAllBytes())
                        .status());
        assertEquals(
                413,
                assertThrows(HttpProblem.class, () -> body(11, 10).skipNBytes(11))
                        .status());
    }

    @Test
    void skippingStopsAtTheEnd() throws IOException {
        InputStream body = body(10_000, 10_000);
        body.skipNBytes(9_999);
        assertEquals(1, body.skip(5));
        assertEquals(0, body.skip(5));
        assertEquals(0, body.skip(-1));
    }
}
