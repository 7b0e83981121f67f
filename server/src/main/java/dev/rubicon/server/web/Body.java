package dev.rubicon.server.web;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/** What comes after the headers of a request, from the connection. */
final class Body {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ServerRequest request;
    private Optional<InputStream> opened = Optional.empty();

    Body(ServerRequest request) {
        this.request = request;
    }

    boolean isThere() {
        return request.content().hasEntity();
    }

    /** To be called once. */
    InputStream open() {
        InputStream stream = request.content().inputStream();
        opened = Optional.of(stream);
        return stream;
    }

    /** Whether some of it was not read. */
    boolean hasRest() {
        return isThere() && !request.content().consumed();
    }

    /**
     * Reads on and forgets what comes, for 30 seconds at most. A connection that is closed while something unread has arrived is
     * reset, and its other end may then never see the reply.
     */
    void discardRest() {
        if (!hasRest() || isWithheld()) {
            return;
        }
        InputStream rest = opened.orElseGet(this::open);
        long began = System.nanoTime();
        byte[] buffer = new byte[65_536];
        try {
            while (rest.read(buffer) >= 0 && System.nanoTime() - began < PATIENCE.toNanos()) {
                // Nobody wants it.
            }
        } catch (IOException | RuntimeException e) {
            // The other end is gone: there is nothing left to be polite about.
        }
    }

    // It comes only after an invitation, and there was none.
    private boolean isWithheld() {
        return request.headers().containsToken(HeaderValues.EXPECT_100) && !request.continueSent();
    }
}
