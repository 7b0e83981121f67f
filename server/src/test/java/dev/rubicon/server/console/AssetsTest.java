package dev.rubicon.server.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.model.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AssetsTest {
    private static byte[] read(String name) throws IOException {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    /** {@code dist/htmx.min.js} of htmx.org 2.0.11 in npm. */
    @Test
    void theOnlyForeignScriptIsTheOneThatWasPublished() throws IOException {
        assertEquals(
                "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717",
                Digest.of(read("htmx.min.js")).hex());
        assertTrue(new String(read("htmx.LICENSE"), StandardCharsets.UTF_8).startsWith("Zero-Clause BSD"));
    }

    @Test
    void nothingRefersToAnotherHost() throws IOException {
        String style = new String(read("console.css"), StandardCharsets.UTF_8);
        assertFalse(style.contains("url("), "the style sheet fetches something");
        assertFalse(style.contains("@import"), "the style sheet fetches something");
    }
}
