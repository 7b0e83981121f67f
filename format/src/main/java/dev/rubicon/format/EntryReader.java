package dev.rubicon.format;

import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Inflates entries. Stops at the first byte beyond the declared size, which {@link PackageEntries} has checked against every
 * limit: so no header can make it produce more than the limits allow.
 */
final class EntryReader {
    private final ZipFile zip;
    private final PackageProblems problems;

    EntryReader(ZipFile zip, PackageProblems problems) {
        this.zip = zip;
        this.problems = problems;
    }

    /**
     * Copies an entry, in bounded memory. What was written before an error is to be thrown away.
     *
     * @return the digest of what was copied
     * @throws Corrupt RB155 if size or CRC are not what the headers say, or it cannot be inflated
     * @throws IOException if {@code out} failed
     */
    Digest copy(ZipArchiveEntry entry, OutputStream out) throws IOException {
        MessageDigest hash = Digest.newHash();
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[64 * 1024];
        long size = 0;
        try (InputStream in = open(entry)) {
            for (int read = read(in, buffer, entry); read >= 0; read = read(in, buffer, entry)) {
                size += read;
                if (size > entry.getSize()) {
                    throw otherContent(entry, "it is longer than " + entry.getSize() + " bytes");
                }
                crc.update(buffer, 0, read);
                hash.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        if (size < entry.getSize()) {
            throw otherContent(entry, "it has " + size + " bytes, declared are " + entry.getSize());
        }
        if (crc.getValue() != entry.getCrc()) {
            throw otherContent(entry, "its CRC differs");
        }
        return Digest.of(hash);
    }

    private InputStream open(ZipArchiveEntry entry) {
        try {
            return zip.getInputStream(entry);
        } catch (IOException e) {
            throw damaged(entry, e);
        }
    }

    private int read(InputStream in, byte[] buffer, ZipArchiveEntry entry) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw damaged(entry, e);
        }
    }

    private Corrupt damaged(ZipArchiveEntry entry, IOException e) {
        return new Corrupt(problems.otherContent(entry.getName(), "it cannot be inflated"), e);
    }

    private Corrupt otherContent(ZipArchiveEntry entry, String why) {
        return new Corrupt(problems.otherContent(entry.getName(), why));
    }
}
