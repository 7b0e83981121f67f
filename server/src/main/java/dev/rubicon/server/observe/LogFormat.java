package dev.rubicon.server.observe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/** How the log is written, a line an event, to the error output. */
public enum LogFormat {
    /** An object with time, level, logger, message and whatever else there is. */
    JSON {
        @Override
        String line(LogRecord event, String message, Map<?, ?> fields) {
            ObjectNode json = Json.object()
                    .put("at", event.getInstant().toString())
                    .put("level", event.getLevel().getName())
                    .put("logger", event.getLoggerName())
                    .put("message", message);
            fields.forEach((name, value) -> {
                if (value instanceof Number number) {
                    json.put(name.toString(), number.longValue());
                } else {
                    json.put(name.toString(), value.toString());
                }
            });
            if (event.getThrown() != null) {
                json.put("trace", trace(event.getThrown()));
            }
            return Json.writeLine(json);
        }
    },
    /** The same for people. */
    TEXT {
        @Override
        String line(LogRecord event, String message, Map<?, ?> fields) {
            StringBuilder line = new StringBuilder(event.getInstant() + " " + event.getLevel() + " " + message);
            fields.forEach(
                    (name, value) -> line.append(' ').append(name).append('=').append(value));
            String one = CONTROL.matcher(line).replaceAll("?");
            return event.getThrown() == null ? one : one + "\n" + trace(event.getThrown());
        }
    };

    // Whatever looks like a token of ours is none of the log's business, wherever it comes from.
    private static final Pattern TOKEN = Pattern.compile("(rbn_[0-9a-f]{16})_[A-Za-z0-9_-]{43}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    private static final int MOST_FRAMES = 60;

    // Kept, since a logger that nobody holds forgets its settings.
    private static final Logger ROOT = Logger.getLogger("");

    // What they say of every connection and start is of no use to whoever runs a server.
    private static final List<Logger> LIBRARIES =
            List.of(Logger.getLogger("com.zaxxer.hikari"), Logger.getLogger("io.helidon"));

    // Whoever starts the server is told what it would say, in words.
    private static final Logger STARTER = Logger.getLogger("io.helidon.webserver.LoomServer");

    private static final Logger LISTENER = Logger.getLogger("io.helidon.webserver.ServerListener");

    abstract String line(LogRecord event, String message, Map<?, ?> fields);

    /** Has the log of this process written so. */
    public void use() {
        LogManager.getLogManager().reset();
        Handler handler = new ConsoleHandler();
        handler.setFormatter(formatter());
        ROOT.addHandler(handler);
        LIBRARIES.forEach(logger -> logger.setLevel(Level.WARNING));
        STARTER.setLevel(Level.OFF);
        // Whoever comes in the moment that it stops is not let in, which is no trouble of ours.
        LISTENER.setFilter(event -> !(event.getThrown() instanceof RejectedExecutionException));
    }

    Formatter formatter() {
        return new Formatter() {
            @Override
            public String format(LogRecord event) {
                Object[] values = event.getParameters();
                Map<?, ?> fields =
                        values != null && values.length == 1 && values[0] instanceof Map<?, ?> map ? map : Map.of();
                String message = fields.isEmpty() ? formatMessage(event) : event.getMessage();
                return TOKEN.matcher(line(event, message, fields)).replaceAll("$1_...") + "\n";
            }
        };
    }

    // What was thrown and where, then what caused it and where, each on lines of its own; none of them ends a line by
    // itself.
    private static String trace(Throwable thrown) {
        List<String> lines = new ArrayList<>();
        Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());
        Throwable one = thrown;
        while (one != null && told.add(one)) {
            lines.add((lines.isEmpty() ? "" : "caused by ")
                    + CONTROL.matcher(one.toString()).replaceAll("?"));
            StackTraceElement[] frames = one.getStackTrace();
            Arrays.stream(frames).limit(MOST_FRAMES).forEach(frame -> lines.add("    at " + frame));
            if (frames.length > MOST_FRAMES) {
                lines.add("    and " + (frames.length - MOST_FRAMES) + " more");
            }
            one = one.getCause();
        }
        return String.join("\n", lines);
    }
}
