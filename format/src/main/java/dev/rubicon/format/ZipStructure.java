package dev.rubicon.format;

import dev.rubicon.model.Corrupt;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.Quoted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a zip is nothing but its entries, the central directory and the end record, one behind the other without a gap, and
 * whether both headers of each entry say the same. Then every reader, front to back or through the directory, sees the same files.
 * Stricter than the format allows (APPNOTE 4.3): no comments, no extra fields, no data descriptors, no spanned archives.
 */
final class ZipStructure {
    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int LOCAL_HEADER_BYTES = 30;
    private static final int CENTRAL_HEADER = 0x02014b50;
    private static final int CENTRAL_HEADER_BYTES = 46;
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_BYTES = 56;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCATOR_64_BYTES = 20;
    // From 'version needed' to 'length of the name' both headers have the same layout.
    private static final int COMMON_BYTES = 24;
    private static final int COMMON_IN_LOCAL = 4;
    private static final int COMMON_IN_CENTRAL = 6;
    private static final long NEEDS_64_BIT = 0xFFFF;
    // No character of a path takes more than three.
    private static final int MAX_NAME_BYTES = 3 * PackagePath.MAX_LENGTH;
    private static final int MADE_ON_UNIX = 3;

    // The headers of the directory, and those before the files: both front to back, side by side.
    private final ChannelWindow central;
    private final ChannelWindow local;
    private final PackageProblems problems;

    private ZipStructure(FileChannel channel, PackageProblems problems) {
        this.central = new ChannelWindow(channel);
        this.local = new ChannelWindow(channel);
        this.problems = problems;
    }

    private record Directory(long offset, long end, long entries) {}

    /**
     * The entries in the order of both.
     *
     * @throws Corrupt RB140, RB141, RB147, RB148 or RB150
     */
    static List<PackageEntry> entries(FileChannel channel, PackageProblems problems) throws IOException {
        ZipStructure structure = new ZipStructure(channel, problems);
        long size = channel.size();
        if (size > Limits.PACKAGE_BYTES) {
            throw new Corrupt(problems.tooLarge("", size, Limits.PACKAGE_BYTES));
        }
        return structure.walk(structure.directory(size));
    }

    private Directory directory(long size) throws IOException {
        if (size < END_BYTES) {
            throw new Corrupt(problems.notAPackage("it is too short for a zip"));
        }
        long endOffset = size - END_BYTES;
        ByteBuffer end = central.bytes(endOffset, END_BYTES);
        if (end.getInt(0) != END) {
            throw new Corrupt(problems.notAPackage("it does not end as a zip without comment does"));
        }
        long entries = unsigned(end.getShort(10));
        long directoryBytes = unsigned(end.getInt(12));
        long offset = unsigned(end.getInt(16));
        boolean spanned = end.getShort(4) != 0 || end.getShort(6) != 0 || unsigned(end.getShort(8)) != entries;
        if (spanned || end.getShort(20) != 0) {
            throw new Corrupt(problems.notAPackage("its end record is not that of a single file without comment"));
        }
        Directory directory = entries == NEEDS_64_BIT
                ? directory64(endOffset - LOCATOR_64_BYTES - END_64_BYTES)
                : new Directory(offset, endOffset, entries);
        if (directory.entries > Limits.ENTRIES) {
            throw new Corrupt(problems.tooManyEntries(directory.entries));
        }
        if (offset > directory.end || directory.end - offset != directoryBytes || directory.offset != offset) {
            throw new Corrupt(problems.hiddenBytes("its directory is not where its end record says"));
        }
        return directory;
    }

    // Only the number of entries can need 64 bits: offsets and sizes are limited below that.
    private Directory directory64(long recordOffset) throws IOException {
        if (recordOffset < 0) {
            throw new Corrupt(problems.notAPackage("it is too short for its number of entries"));
        }
        ByteBuffer end = central.bytes(recordOffset, END_64_BYTES + LOCATOR_64_BYTES);
        boolean isRecord = end.getInt(0) == END_64 && end.getLong(4) == END_64_BYTES - 12;
        boolean isLocator = end.getInt(END_64_BYTES) == LOCATOR_64 && end.getLong(END_64_BYTES + 8) == recordOffset;
        if (!isRecord || !isLocator || end.getLong(24) != end.getLong(32)) {
            throw new Corrupt(problems.notAPackage("its 64-bit end record is damaged"));
        }
        // A number that looks negative is a huge one.
        long entries = end.getLong(32) < 0 ? Long.MAX_VALUE : end.getLong(32);
        return new Directory(end.getLong(48), recordOffset, entries);
    }

    private List<PackageEntry> walk(Directory directory) throws IOException {
        List<PackageEntry> entries = new ArrayList<>();
        long next = directory.offset;
        long expected = 0;
        for (long i = 0; i < directory.entries; i++) {
            ByteBuffer header = header(next, i + 1);
            next += header.limit();
            ByteBuffer rawName = header.slice(CENTRAL_HEADER_BYTES, header.limit() - CENTRAL_HEADER_BYTES);
            String name = text(rawName);
            if (header.getShort(30) != 0 || header.getShort(32) != 0) {
                throw new Corrupt(problems.hiddenBytes("extra fields or a comment of " + quoted(name)));
            }
            if (unsigned(header.getInt(42)) != expected) {
                throw new Corrupt(problems.hiddenBytes(quoted(name) + " does not begin where the one before ends"));
            }
            checkLocal(header, rawName, name, expected);
            PackageEntry entry = entry(header, name, expected + LOCAL_HEADER_BYTES + rawName.limit());
            entries.add(entry);
            expected = entry.offset() + entry.compressedSize();
        }
        if (expected != directory.offset || next != directory.end) {
            throw new Corrupt(problems.hiddenBytes("there is a gap around its directory"));
        }
        return entries;
    }

    // One of the directory, with the name behind it.
    private ByteBuffer header(long offset, long number) throws IOException {
        ByteBuffer header = central.bytes(offset, CENTRAL_HEADER_BYTES);
        if (header.getInt(0) != CENTRAL_HEADER) {
            throw new Corrupt(problems.notAPackage("entry " + number + " of its directory is damaged"));
        }
        int nameBytes = unsigned(header.getShort(28));
        if (nameBytes > MAX_NAME_BYTES) {
            String start = text(central.bytes(offset + CENTRAL_HEADER_BYTES, MAX_NAME_BYTES));
            throw new Corrupt(problems.unsafeName(start, "it goes on for " + nameBytes + " bytes"));
        }
        return central.bytes(offset, CENTRAL_HEADER_BYTES + nameBytes);
    }

    private void checkLocal(ByteBuffer header, ByteBuffer rawName, String name, long offset) throws IOException {
        ByteBuffer other = local.bytes(offset, LOCAL_HEADER_BYTES + rawName.limit());
        if (other.getInt(0) != LOCAL_HEADER) {
            throw new Corrupt(problems.notAPackage(quoted(name) + " is not where its directory says"));
        }
        ByteBuffer common = other.slice(COMMON_IN_LOCAL, COMMON_BYTES);
        ByteBuffer otherName = other.slice(LOCAL_HEADER_BYTES, rawName.limit());
        if (!common.equals(header.slice(COMMON_IN_CENTRAL, COMMON_BYTES)) || !otherName.equals(rawName)) {
            throw new Corrupt(problems.twoHeaders(name));
        }
        if (other.getShort(28) != 0) {
            throw new Corrupt(problems.hiddenBytes("extra fields of " + quoted(name)));
        }
    }

    private static PackageEntry entry(ByteBuffer header, String name, long offset) {
        boolean madeOnUnix = (unsigned(header.getShort(4)) >> 8 & 0xF) == MADE_ON_UNIX;
        return new PackageEntry(
                name,
                unsigned(header.getShort(8)),
                unsigned(header.getShort(10)),
                madeOnUnix ? header.getInt(38) >>> 16 : 0,
                unsigned(header.getInt(16)),
                unsigned(header.getInt(20)),
                unsigned(header.getInt(24)),
                offset);
    }

    private static String text(ByteBuffer bytes) {
        return new String(bytes.array(), bytes.arrayOffset(), bytes.limit(), StandardCharsets.UTF_8);
    }

    private static String quoted(String name) {
        return "'" + Quoted.shortened(name) + "'";
    }

    private static int unsigned(short value) {
        return Short.toUnsignedInt(value);
    }

    private static long unsigned(int value) {
        return Integer.toUnsignedLong(value);
    }
}
