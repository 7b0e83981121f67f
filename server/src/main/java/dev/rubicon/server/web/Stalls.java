package dev.rubicon.server.web;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends replies that nobody reads, and requests whose headers never end, be it that they come byte by byte. A connection's thread waits
 * without end; to interrupt it closes the connection.
 */
final class Stalls implements Http1ConnectionListener, AutoCloseable {
    private final Map<Thread, Long> writing = new ConcurrentHashMap<>();
    private final Map<Thread, Long> beginning = new ConcurrentHashMap<>();
    private final Patience patience;
    private final Thread watch;

    Stalls(Patience patience) {
        this.patience = patience;
        this.watch = Thread.ofVirtual().name("stalls").start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(patience.headers().dividedBy(4));
                interrupt(writing, patience.reading());
                interrupt(beginning, patience.headers());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // Once: the thread goes on to something else, or ends.
    private static void interrupt(Map<Thread, Long> waiting, Duration most) {
        long now = System.nanoTime();
        waiting.forEach((thread, since) -> {
            if (now - since > most.toNanos() && waiting.remove(thread, since)) {
                thread.interrupt();
            }
        });
    }

    @Override
    public void prologue(ConnectionContext connection, HttpPrologue line) {
        beginning.put(Thread.currentThread(), System.nanoTime());
    }

    @Override
    public void headers(ConnectionContext connection, Headers headers) {
        beginning.remove(Thread.currentThread());
    }

    /** The same stream; while it writes, its thread is watched. */
    OutputStream watched(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                writing.put(Thread.currentThread(), System.nanoTime());
                try {
                    out.write(bytes, offset, length);
                } finally {
                    writing.remove(Thread.currentThread());
                }
            }
        };
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
