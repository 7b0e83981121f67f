package dev.rubicon.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;

/**
 * A file in a package, as both of its headers describe it.
 *
 * @param flags general purpose bits
 * @param mode of Unix: kind and permissions; 0 if the zip was made elsewhere
 * @param offset of its first byte
 */
record PackageEntry(
        String name, int flags, int method, int mode, long crc, long compressedSize, long size, long offset) {
    private static final int ENCRYPTED = 1;
    private static final int NAME_IN_UTF_8 = 1 << 11;
    private static final int MAX_BUFFER = 8 * 1024;

    boolean isEncrypted() {
        return (flags & ENCRYPTED) != 0;
    }

    boolean saysThatNameIsUtf8() {
        return (flags & NAME_IN_UTF_8) != 0;
    }

    boolean isStored() {
        return method == ZipEntry.STORED;
    }

    boolean isDeflated() {
        return method == ZipEntry.DEFLATED;
    }

    /** What is in it; of several, each can be read by another thread. Reading fails if it cannot be inflated. */
    InputStream open(FileChannel channel) {
        InputStream stored = new Stored(channel, offset, offset + compressedSize);
        return isStored() ? stored : new Inflating(stored, Math.clamp(compressedSize, 1, MAX_BUFFER));
    }

    /** Bytes as they are in the file. Does not move the position of the channel, which stays open. */
    private static final class Stored extends InputStream {
        private final FileChannel channel;
        private final long end;
        private long next;

        private Stored(FileChannel channel, long next, long end) {
            this.channel = channel;
            this.next = next;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (next == end) {
                return -1;
            }
            int read = channel.read(ByteBuffer.wrap(buffer, offset, (int) Math.min(length, end - next)), next);
            next += Math.max(read, 0);
            return read;
        }
    }

    private static final class Inflating extends InflaterInputStream {
        private Inflating(InputStream deflated, int buffer) {
            super(deflated, new Inflater(true), buffer);
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }
}
