package dev.rubicon.format;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** A few kilobytes of a file, so that what stands close together is not read one by one. */
final class ChannelWindow {
    private static final int USUAL_BYTES = 8 * 1024;

    private final FileChannel channel;
    private ByteBuffer buffer = ByteBuffer.allocate(USUAL_BYTES).limit(0);
    private long start;

    ChannelWindow(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Bytes of the file, little-endian, valid until the next are asked for.
     *
     * @throws EOFException if the file ends before they do
     */
    ByteBuffer bytes(long offset, int count) throws IOException {
        if (offset < start || offset + count > start + buffer.limit()) {
            fill(offset, count);
        }
        return buffer.slice((int) (offset - start), count).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void fill(long offset, int count) throws IOException {
        buffer = count > buffer.capacity() ? ByteBuffer.allocate(count) : buffer.clear();
        start = offset;
        while (buffer.position() < count) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new EOFException("the file ends within a header");
            }
        }
        buffer.flip();
    }
}
