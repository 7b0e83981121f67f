package dev.rubicon.format;

import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Digest;
import dev.rubicon.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.zip.CRC32;

/**
 * The bytes of an entry, size and CRC checked on the way. Stops at the first byte beyond the declared size, which was checked
 * against every limit: so no header can make it produce more than the limits allow. Reading fails only if they are not what the
 * headers say, or cannot be inflated; what is behind the last byte read is not checked.
 */
final class CheckedEntry extends InputStream {
    static final String CANNOT_BE_INFLATED = "it cannot be inflated";

    private static final int MAX_BUFFER = 64 * 1024;

    private final InputStream in;
    private final String name;
    private final long declaredSize;
    private final long declaredCrc;
    private final Damage damage;
    private final CRC32 crc = new CRC32();
    private long size;

    /** Says that an entry is not what it is declared to be. */
    @FunctionalInterface
    interface Damage {
        Problem of(String name, String why);
    }

    CheckedEntry(InputStream in, String name, long declaredSize, long declaredCrc, Damage damage) {
        this.in = in;
        this.name = name;
        this.declaredSize = declaredSize;
        this.declaredCrc = declaredCrc;
        this.damage = damage;
    }

    /** All of it, for what may be held in memory. */
    byte[] bytes() throws IOException {
        byte[] bytes = new byte[(int) declaredSize];
        if (readNBytes(bytes, 0, bytes.length) == bytes.length) {
            read();
        }
        return bytes;
    }

    /**
     * Copies all of it, in bounded memory. What was written before an error is to be thrown away.
     *
     * @return the digest of what was copied
     * @throws IOException if {@code out} failed
     */
    Digest copyTo(OutputStream out) throws IOException {
        MessageDigest hash = Digest.newHash();
        byte[] buffer = new byte[Math.clamp(declaredSize, 1, MAX_BUFFER)];
        for (int read = read(buffer); read >= 0; read = read(buffer)) {
            hash.update(buffer, 0, read);
            out.write(buffer, 0, read);
        }
        return Digest.of(hash);
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
        if (size > declaredSize) {
            throw otherContent("it is longer than " + declaredSize + " bytes");
        }
        crc.update(buffer, offset, read);
        return read;
    }

    private int inflate(byte[] buffer, int offset, int length) {
        try {
            return in.read(buffer, offset, length);
        } catch (IOException e) {
            throw new Corrupt(damage.of(name, CANNOT_BE_INFLATED), e);
        }
    }

    private void checkEnd() {
        if (size < declaredSize) {
            throw otherContent("it has " + size + " bytes, declared are " + declaredSize);
        }
        if (crc.getValue() != declaredCrc) {
            throw otherContent("its CRC differs");
        }
    }

    private Corrupt otherContent(String why) {
        return new Corrupt(damage.of(name, why));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
