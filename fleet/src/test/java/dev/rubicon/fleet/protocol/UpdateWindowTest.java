package dev.rubicon.fleet.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.model.InvalidInput;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateWindowTest {
    @ParameterizedTest(name = "{0} in {1} at {2}")
    @CsvSource({
        // Before it, in it, at its end, after it.
        "02:00-05:00, UTC, 2026-05-01T01:00:00Z, 2026-05-01T02:00:00Z, 2026-05-01T05:00:00Z",
        "02:00-05:00, UTC, 2026-05-01T02:00:00Z, 2026-05-01T02:00:00Z, 2026-05-01T05:00:00Z",
        "02:00-05:00, UTC, 2026-05-01T04:59:59Z, 2026-05-01T02:00:00Z, 2026-05-01T05:00:00Z",
        "02:00-05:00, UTC, 2026-05-01T05:00:00Z, 2026-05-02T02:00:00Z, 2026-05-02T05:00:00Z",
        "02:00-05:00, UTC, 2026-05-01T23:00:00Z, 2026-05-02T02:00:00Z, 2026-05-02T05:00:00Z",
        // Over midnight: what began yesterday is still open.
        "22:00-04:00, UTC, 2026-05-01T03:00:00Z, 2026-04-30T22:00:00Z, 2026-05-01T04:00:00Z",
        "22:00-04:00, UTC, 2026-05-01T05:00:00Z, 2026-05-01T22:00:00Z, 2026-05-02T04:00:00Z",
        // The hours of the shop, not of the server.
        "02:00-05:00, Asia/Tokyo, 2026-05-01T12:00:00Z, 2026-05-01T17:00:00Z, 2026-05-01T20:00:00Z",
        // In spring there is no half past two, and in autumn there are two.
        "02:30-05:00, Europe/Vienna, 2026-03-29T00:00:00Z, 2026-03-29T01:30:00Z, 2026-03-29T03:00:00Z",
        "02:30-05:00, Europe/Vienna, 2026-10-25T00:00:00Z, 2026-10-25T00:30:00Z, 2026-10-25T04:00:00Z",
    })
    void opensEveryDay(String window, String zone, Instant now, Instant begin, Instant end) {
        assertEquals(new ApplyTime(begin, end), UpdateWindow.parse(window).at(now, ZoneId.of(zone)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2-5", "02:00", "24:00-05:00", "02:60-05:00", "02:00-02:00", "02:00 - 05:00", "-", "a\u202eb"
            })
    void anythingElseIsNoWindow(String text) {
        InvalidInput problem = assertThrows(InvalidInput.class, () -> UpdateWindow.parse(text));
        assertEquals("RB943", problem.problems().getFirst().code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"02:00-05:00", "22:00-04:30"})
    void isWrittenAsItIsRead(String text) {
        assertEquals(text, UpdateWindow.parse(text).toString());
    }
}
