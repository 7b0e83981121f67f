package dev.rubicon.server.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** What a line of the log looks like. */
class LogFormatTest {
    private static final StackTraceElement HERE = new StackTraceElement("Shop", "open", "Shop.java", 7);

    private static void check(String expected, LogFormat format, LogRecord event) {
        event.setInstant(Instant.parse("2026-05-01T10:00:00Z"));
        event.setLoggerName("shop");
        assertEquals(expected, format.formatter().format(event));
    }

    private static LogRecord event(String message) {
        return new LogRecord(Level.INFO, message);
    }

    private static LogRecord failure() {
        IOException cause = new IOException("gone\nINFO all is well");
        IllegalStateException thrown = new IllegalStateException("no", cause);
        cause.initCause(thrown);
        thrown.setStackTrace(new StackTraceElement[] {HERE});
        cause.setStackTrace(new StackTraceElement[] {HERE, HERE});
        LogRecord event = event("it failed");
        event.setThrown(thrown);
        return event;
    }

    @Test
    void anEventIsALine() {
        LogRecord event = event("a request");
        event.setParameters(new Object[] {Map.of("status", 200)});
        check("2026-05-01T10:00:00Z INFO a request status=200\n", LogFormat.TEXT, event);
        check(
                "{\"at\":\"2026-05-01T10:00:00Z\",\"level\":\"INFO\",\"logger\":\"shop\",\"message\":\"a request\",\"status\":200}\n",
                LogFormat.JSON,
                event);
    }

    @Test
    void noTokenIsInIt() {
        String id = "rbn_0123456789abcdef";
        check(
                "2026-05-01T10:00:00Z INFO by " + id + "_...\n",
                LogFormat.TEXT,
                event("by " + id + "_" + "x".repeat(43)));
    }

    @Test
    void whatWasThrownIsFollowedByItsCausesAndCannotPassForOtherLines() {
        check("""
                2026-05-01T10:00:00Z INFO it failed
                java.lang.IllegalStateException: no
                    at Shop.open(Shop.java:7)
                caused by java.io.IOException: gone?INFO all is well
                    at Shop.open(Shop.java:7)
                    at Shop.open(Shop.java:7)
                """, LogFormat.TEXT, failure());
    }
}
