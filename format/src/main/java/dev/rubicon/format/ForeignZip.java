package dev.rubicon.format;

import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A zip that somebody else made, seen through its central directory. Names are only names here: they may hold anything, and
 * whoever writes files must judge them. Sizes are limited as in packages, and nothing is inflated beyond the declared size. Needs
 * bounded memory. For one thread; the channel stays open.
 */
public final class ForeignZip {
    private final Problems problems;
    private final ZipFile zip;
    private final SortedMap<String, ZipArchiveEntry> entries = new TreeMap<>();

    /** How its user says what is wrong with it. */
    public interface Problems {
        /** The zip cannot be read. */
        Problem damaged(String why);

        /** An entry is not what it is declared to be, or cannot be read. */
        Problem damagedEntry(String name, String why);

        /** It would take too much. */
        Problem tooLarge(String why);
    }

    private ForeignZip(ZipFile zip, Problems problems) {
        this.problems = problems;
        this.zip = zip;
    }

    /**
     * Reads the directory.
     *
     * @throws Corrupt as {@code problems} says
     */
    public static ForeignZip open(SeekableByteChannel channel, Problems problems) {
        try {
            // Closing the zip would close the channel, which is the caller's.
            @SuppressWarnings("resource")
            ZipFile zip = ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setIgnoreLocalFileHeader(true)
                    .setUseUnicodeExtraFields(false)
                    .get();
            ForeignZip opened = new ForeignZip(zip, problems);
            opened.check(Collections.list(zip.getEntries()));
            return opened;
        } catch (IOException | IllegalArgumentException e) {
            throw new Corrupt(problems.damaged("its directory cannot be read"), e);
        }
    }

    private void check(List<ZipArchiveEntry> listed) {
        if (listed.size() > Limits.ENTRIES) {
            throw new Corrupt(problems.tooLarge("it has more than " + Limits.ENTRIES + " entries"));
        }
        long total = 0;
        for (ZipArchiveEntry entry : listed) {
            if (!entry.isDirectory()) {
                check(entry);
                total += entry.getSize();
                if (entries.putIfAbsent(entry.getName(), entry) != null) {
                    throw new Corrupt(problems.damagedEntry(entry.getName(), "it is there twice"));
                }
            }
        }
        if (total > Limits.TOTAL_BYTES) {
            throw new Corrupt(problems.tooLarge("its files take " + total + " bytes"));
        }
    }

    private void check(ZipArchiveEntry entry) {
        String name = entry.getName();
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new Corrupt(problems.damagedEntry(name, "it is encrypted"));
        }
        if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
            throw new Corrupt(problems.damagedEntry(name, "it is compressed by method " + entry.getMethod()));
        }
        if (entry.getSize() < 0 || entry.getSize() > Limits.FILE_BYTES) {
            throw new Corrupt(problems.tooLarge("an entry has " + entry.getSize() + " bytes"));
        }
        if (Limits.isBomb(entry.getSize(), entry.getCompressedSize())) {
            throw new Corrupt(problems.tooLarge("an entry grows more than " + Limits.RATIO + " times"));
        }
    }

    /** The names of its files, ascending. */
    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(entries.keySet()));
    }

    /** Of one of {@link #names}, in bytes. */
    public long size(String name) {
        return entry(name).getSize();
    }

    /**
     * The bytes of one of {@link #names}.
     *
     * @throws Corrupt if they are not what is declared, or more than {@code limit}
     */
    public byte[] read(String name, int limit) {
        if (size(name) > limit) {
            throw new Corrupt(
                    problems.tooLarge("an entry has " + size(name) + " bytes, at most " + limit + " are read"));
        }
        try (CheckedEntry in = opened(name)) {
            return in.bytes();
        } catch (IOException e) {
            throw cannotBeInflated(name, e);
        }
    }

    /**
     * Copies one of {@link #names} in bounded memory. After an exception {@code out} has been given bytes that must not be used.
     *
     * @throws Corrupt if they are not what is declared
     * @throws IOException if {@code out} failed
     */
    public void copyTo(String name, OutputStream out) throws IOException {
        try (CheckedEntry in = opened(name)) {
            in.copyTo(out);
        }
    }

    /** The bytes of one of {@link #names}. Reading them throws {@link Corrupt} if they are not what is declared. */
    public InputStream open(String name) {
        return opened(name);
    }

    private CheckedEntry opened(String name) {
        ZipArchiveEntry entry = entry(name);
        try {
            InputStream in = zip.getInputStream(entry);
            return new CheckedEntry(in, name, entry.getSize(), entry.getCrc(), problems::damagedEntry);
        } catch (IOException e) {
            throw cannotBeInflated(name, e);
        }
    }

    private Corrupt cannotBeInflated(String name, IOException e) {
        return new Corrupt(problems.damagedEntry(name, CheckedEntry.CANNOT_BE_INFLATED), e);
    }

    private ZipArchiveEntry entry(String name) {
        ZipArchiveEntry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalStateException("none of the names: " + name);
        }
        return entry;
    }
}
