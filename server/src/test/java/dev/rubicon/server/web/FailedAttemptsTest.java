package dev.rubicon.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.server.TestCatalog;
import dev.rubicon.server.TestServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedAttemptsTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void whoGuessesTokensIsToldToWaitAndWhoHasOneIsNot() {
        try (TestServer server = TestServer.start(folder, TestCatalog.SQLITE)) {
            for (int i = 0; i < 10; i++) {
                assertEquals(401, server.get("/api/v1/tokens", "x").statusCode());
            }
            HttpResponse<String> last = server.get("/api/v1/tokens", "x");
            assertEquals(429, last.statusCode());
            assertEquals("RB909", TestServer.code(last));
            assertTrue(Long.parseLong(last.headers().firstValue("Retry-After").orElseThrow()) <= 61);
            assertEquals(200, server.get("/api/v1/tokens", server.admin()).statusCode());
        }
    }

    @Test
    void addressesAreCountedApartAndForgottenAfterAMinute() {
        long[] now = {0};
        FailedAttempts attempts = new FailedAttempts(() -> now[0]);
        for (int i = 0; i < 10; i++) {
            assertEquals(OptionalLong.empty(), attempts.failed("a"));
        }
        now[0] = 20 * SECOND;
        assertEquals(OptionalLong.of(41), attempts.failed("a"));
        assertEquals(OptionalLong.empty(), attempts.failed("b"));
        now[0] = 61 * SECOND;
        assertEquals(OptionalLong.empty(), attempts.failed("a"));
    }

    @Test
    void manyAddressesDoNotFillTheMemory() {
        FailedAttempts attempts = new FailedAttempts(() -> 0);
        for (int i = 0; i < 10; i++) {
            attempts.failed("first");
        }
        for (int i = 0; i < 10_000; i++) {
            attempts.failed("address " + i);
        }
        assertEquals(OptionalLong.empty(), attempts.failed("first"), "the oldest are forgotten");
    }
}
