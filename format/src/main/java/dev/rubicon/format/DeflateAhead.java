package dev.rubicon.format;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Deflates contents before it is their turn, several at a time. Each alone: the bytes are those that one after the other would
 * give. Holds a few contents in memory, so these are to be no larger than {@link #MAX_BYTES}.
 */
final class DeflateAhead implements Closeable {
    static final int MAX_BYTES = 1 << 20;

    private static final int MAX_WORKERS = 8;

    private final Iterator<Content> rest;
    private final ExecutorService workers;
    private final Deque<Future<Deflated>> ahead = new ArrayDeque<>();

    /** @param contents in the order in which they will be asked for */
    DeflateAhead(List<Content> contents) {
        this.rest = contents.iterator();
        int processors = Math.min(MAX_WORKERS, Runtime.getRuntime().availableProcessors());
        this.workers = Executors.newFixedThreadPool(
                processors, work -> Thread.ofPlatform().daemon().unstarted(work));
        for (int i = 0; i < processors + 1; i++) {
            begin();
        }
    }

    /** One content, raw deflated. */
    record Deflated(byte[] bytes, long crc, Content.Measured content) {}

    private void begin() {
        if (rest.hasNext()) {
            Content content = rest.next();
            ahead.add(workers.submit(() -> deflate(content)));
        }
    }

    /** The next content, in the given order. */
    Deflated next() throws IOException {
        try {
            return ahead.remove().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            begin();
        }
    }

    private static Deflated deflate(Content content) throws IOException {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            CRC32 crc = new CRC32();
            Content.Measured measured;
            try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater, 8192)) {
                measured = content.copyTo(new CheckedOutputStream(out, crc));
            }
            return new Deflated(bytes.toByteArray(), crc.getValue(), measured);
        } finally {
            deflater.end();
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
