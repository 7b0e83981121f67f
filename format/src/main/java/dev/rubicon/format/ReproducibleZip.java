package dev.rubicon.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.time.LocalDateTime;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * A zip being written: the same entries in the same order give the same bytes on any machine with the same zlib, whatever the
 * clock says.
 */
public final class ReproducibleZip {
    // Not 1980-01-01: at that very instant the JDK adds a time stamp that depends on the time zone.
    private static final LocalDateTime TIME_STAMP = LocalDateTime.of(1980, 2, 1, 0, 0);
    private static final int MODE = 0100644;
    private static final int PROGRAM = 0100755;

    private final ZipArchiveOutputStream zip;

    /** @param channel empty; left open, and not synced */
    public ReproducibleZip(SeekableByteChannel channel) throws IOException {
        this.zip = new ZipArchiveOutputStream(channel);
        // UTF-8 is declared for the names that need it, not for plain ones.
        zip.setEncoding("US-ASCII");
        zip.setFallbackToUTF8(true);
        zip.setLevel(Deflater.BEST_COMPRESSION);
        zip.setUseZip64(Zip64Mode.AsNeeded);
    }

    /**
     * One written entry.
     *
     * @param compressedSize in bytes
     */
    public record Written(Content.Measured content, long compressedSize) {}

    /**
     * Adds a file, in bounded memory.
     *
     * @param size that of {@code content}; whether it still is, the caller judges by what was written
     */
    public Written add(String name, long size, Content content) throws IOException {
        return add(entry(name, size), content);
    }

    /** The same for a file that can be run where it is unpacked. */
    public Written addProgram(String name, long size, Content content) throws IOException {
        return add(program(name, size), content);
    }

    private Written add(ZipArchiveEntry entry, Content content) throws IOException {
        zip.putArchiveEntry(entry);
        Content.Measured measured = content.copyTo(zip);
        zip.closeArchiveEntry();
        return new Written(measured, entry.getCompressedSize());
    }

    /** The same for a file that is deflated already; the bytes are those that {@link #add} would write. */
    Written add(String name, DeflateAhead.Deflated deflated) throws IOException {
        ZipArchiveEntry entry = entry(name, deflated.content().size());
        entry.setCompressedSize(deflated.bytes().length);
        entry.setCrc(deflated.crc());
        zip.addRawArchiveEntry(entry, new ByteArrayInputStream(deflated.bytes()));
        return new Written(deflated.content(), deflated.bytes().length);
    }

    static ZipArchiveEntry program(String name, long size) {
        ZipArchiveEntry entry = entry(name, size);
        entry.setUnixMode(PROGRAM);
        return entry;
    }

    /** One that says nothing of when and where it was made. */
    static ZipArchiveEntry entry(String name, long size) {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setTimeLocal(TIME_STAMP);
        entry.setUnixMode(MODE);
        entry.setMethod(ZipEntry.DEFLATED);
        entry.setSize(size);
        return entry;
    }

    /** Writes the directory. To be called once, at the end. */
    public void finish() throws IOException {
        zip.finish();
    }
}
