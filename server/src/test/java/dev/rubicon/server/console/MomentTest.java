package dev.rubicon.server.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-11-22T12:00:00Z, just now
            2026-11-22T11:59:30Z, 30 s ago
            2026-11-22T11:57:00Z, 3 min ago
            2026-11-22T09:30:00Z, 2 h ago
            2026-11-21T11:59:00Z, 21 Nov 2026
            2026-11-22T12:05:00Z, in 5 min
            2027-02-01T00:00:00Z, 1 Feb 2027
            """)
    void aTimeIsSaidAsPeopleSayIt(Instant at, String expected) {
        assertEquals(expected, Moment.of(at, NOW).text());
    }
}
