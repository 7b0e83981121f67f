package dev.rubicon.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * A zip of files as they are, nothing of it compressed: its length is known before a byte of it is written, and it takes no room but
 * where it goes. The same files give the same bytes.
 */
public final class StoredZip {
    /** The most bytes that the files may have together; every program can unpack that. */
    public static final long MOST_BYTES = 4_000_000_000L;

    private static final int MOST_FILES = 65_000;

    private static final int BUFFER = 64 * 1024;

    private final List<Entry> entries;
    private final long length;

    private record Entry(String name, Content content, long size, long crc) {
        static Entry of(String name, Content content) throws IOException {
            CRC32 crc = new CRC32();
            long size = 0;
            byte[] buffer = new byte[BUFFER];
            try (InputStream in = content.open()) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    crc.update(buffer, 0, read);
                    size += read;
                }
            }
            return new Entry(name, content, size, crc.getValue());
        }

        Entry emptied() {
            return new Entry(name, Content.of(new byte[0]), 0, 0);
        }

        ZipArchiveEntry header() {
            ZipArchiveEntry header =
                    name.endsWith(".sh") ? ReproducibleZip.program(name, size) : ReproducibleZip.entry(name, size);
            header.setMethod(ZipEntry.STORED);
            header.setCrc(crc);
            return header;
        }
    }

    private StoredZip(List<Entry> entries, long length) {
        this.entries = entries;
        this.length = length;
    }

    /**
     * Reads every file once.
     *
     * @param files by their paths in the zip; one that ends in {@code .sh} can be run where it is unpacked
     * @return absent if they are too many, or longer than {@link #MOST_BYTES}
     */
    public static Optional<StoredZip> of(SortedMap<String, Content> files) throws IOException {
        List<Entry> entries = new ArrayList<>();
        long bytes = 0;
        for (Map.Entry<String, Content> file : files.entrySet()) {
            Entry entry = Entry.of(file.getKey(), file.getValue());
            entries.add(entry);
            bytes += entry.size();
            if (entries.size() > MOST_FILES || bytes > MOST_BYTES) {
                return Optional.empty();
            }
        }
        // What is around the files is as long as if there were nothing in them.
        Counting around = new Counting();
        write(entries.stream().map(Entry::emptied).toList(), around);
        return Optional.of(new StoredZip(List.copyOf(entries), around.count + bytes));
    }

    /** In bytes. */
    public long length() {
        return length;
    }

    /**
     * Writes all of it.
     *
     * @throws IOException also if a file has changed since it was read
     */
    public void writeTo(OutputStream out) throws IOException {
        write(entries, out);
    }

    private static void write(List<Entry> entries, OutputStream out) throws IOException {
        ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out);
        zip.setEncoding("US-ASCII");
        zip.setFallbackToUTF8(true);
        zip.setUseZip64(Zip64Mode.Never);
        for (Entry entry : entries) {
            zip.putArchiveEntry(entry.header());
            entry.content().copyTo(zip);
            zip.closeArchiveEntry();
        }
        zip.finish();
        zip.flush();
    }

    private static final class Counting extends OutputStream {
        private long count;

        @Override
        public void write(int one) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }
}
