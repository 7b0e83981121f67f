package dev.rubicon.format;

import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Digest;
import dev.rubicon.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Inflates entries. Stops at the first byte beyond the declared size, which was checked against every limit: so no header can
 * make it produce more than the limits allow.
 */
final class EntryReader {
    private final ZipFile zip;
    private final Damage damage;

    /** Says that an entry is not what it is declared to be. */
    @FunctionalInterface
    interface Damage {
        Problem of(String name, String why);
    }

    EntryReader(ZipFile zip, Damage damage) {
        this.zip = zip;
        this.damage = damage;
    }

    /**
     * Copies an entry, in bounded memory. What was written before an error is to be thrown away.
     *
     * @return the digest of what was copied
     * @throws Corrupt if size or CRC are not what the headers say, or it cannot be inflated
     * @throws IOException if {@code out} failed
     */
    Digest copy(ZipArchiveEntry entry, OutputStream out) throws IOException {
        MessageDigest hash = Digest.newHash();
        byte[] buffer = new byte[64 * 1024];
        try (Checked in = open(entry)) {
            for (int read = in.read(buffer, 0, buffer.length); read >= 0; read = in.read(buffer, 0, buffer.length)) {
                hash.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        return Digest.of(hash);
    }

    /** The bytes of an entry. Reading them fails only as {@link #copy} says; what is behind the last byte read is not checked. */
    Checked open(ZipArchiveEntry entry) {
        try {
            return new Checked(zip.getInputStream(entry), entry);
        } catch (IOException e) {
            throw damaged(entry, e);
        }
    }

    private Corrupt damaged(ZipArchiveEntry entry, IOException e) {
        return new Corrupt(damage.of(entry.getName(), "it cannot be inflated"), e);
    }

    /** Checks size and CRC on the way. */
    final class Checked extends InputStream {
        private final InputStream in;
        private final ZipArchiveEntry entry;
        private final CRC32 crc = new CRC32();
        private long size;

        private Checked(InputStream in, ZipArchiveEntry entry) {
            this.in = in;
            this.entry = entry;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int read = inflate(buffer, offset, length);
            if (read < 0) {
                checkEnd();
                return read;
            }
            size += read;
            if (size > entry.getSize()) {
                throw otherContent("it is longer than " + entry.getSize() + " bytes");
            }
            crc.update(buffer, offset, read);
            return read;
        }

        private int inflate(byte[] buffer, int offset, int length) {
            try {
                return in.read(buffer, offset, length);
            } catch (IOException e) {
                throw damaged(entry, e);
            }
        }

        private void checkEnd() {
            if (size < entry.getSize()) {
                throw otherContent("it has " + size + " bytes, declared are " + entry.getSize());
            }
            if (crc.getValue() != entry.getCrc()) {
                throw otherContent("its CRC differs");
            }
        }

        private Corrupt otherContent(String why) {
            return new Corrupt(damage.of(entry.getName(), why));
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
