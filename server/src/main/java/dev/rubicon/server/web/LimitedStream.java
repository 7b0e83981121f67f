package dev.rubicon.server.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** A body that ends the request where it gets too long, or comes too slowly to be waited for. */
final class LimitedStream extends FilterInputStream {
    private static final long GRACE_NANOS = 30_000_000_000L;
    private static final long LEAST_BYTES_PER_SECOND = 1_000;
    private static final int MOST_SKIPPED = 8_192;

    private final long most;
    private final LongSupplier nanos;
    private final long began;
    private long received;

    LimitedStream(InputStream in, long most) {
        this(in, most, System::nanoTime);
    }

    /** @param nanos what time it is, from any moment on */
    LimitedStream(InputStream in, long most, LongSupplier nanos) {
        super(in);
        this.most = most;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    @Override
    public int read() throws IOException {
        int read = received(in::read);
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = received(() -> in.read(bytes, offset, length));
        count(Math.max(read, 0));
        return read;
    }

    private interface Reading {
        int read() throws IOException;
    }

    // Whatever ends a body before its end is none of our bugs.
    private static int received(Reading reading) throws IOException {
        try {
            return reading.read();
        } catch (RuntimeException e) {
            throw new IOException("the body broke off", e);
        }
    }

    // What is skipped counts as well.
    @Override
    public long skip(long count) throws IOException {
        return readNBytes(Math.clamp(count, 0, MOST_SKIPPED)).length;
    }

    private void count(int read) {
        received += read;
        if (received > most) {
            throw Refusals.tooLarge(most);
        }
        long time = nanos.getAsLong() - began;
        if (time > GRACE_NANOS && received < time / 1_000_000_000L * LEAST_BYTES_PER_SECOND) {
            throw new HttpProblem(408, "RB908", "the body comes too slowly: " + received + " bytes so far");
        }
    }
}
