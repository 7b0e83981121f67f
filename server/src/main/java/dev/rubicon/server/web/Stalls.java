package dev.rubicon.server.web;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends replies that nobody reads. A connection's thread waits for its reader without end; to interrupt it closes the connection.
 */
final class Stalls implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<Thread, Long> writing = new ConcurrentHashMap<>();
    private final Duration patience;
    private final Thread watch;

    Stalls() {
        this(PATIENCE);
    }

    /** @param patience how long a part of a reply may take to be read */
    Stalls(Duration patience) {
        this.patience = patience;
        this.watch = Thread.ofVirtual().name("stalls").start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(patience.dividedBy(4));
                long now = System.nanoTime();
                writing.forEach((thread, since) -> {
                    if (now - since > patience.toNanos()) {
                        thread.interrupt();
                    }
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
