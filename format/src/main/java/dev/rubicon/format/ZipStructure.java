package dev.rubicon.format;

import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Quoted;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * Whether a zip is nothing but its entries, the central directory and the end record, one behind the other without a gap, and
 * whether both headers of each entry say the same. Then every reader, front to back or through the directory, sees the same files.
 * Stricter than the format allows (APPNOTE 4.3): no comments, no extra fields, no data descriptors, no spanned archives.
 * Holds one header in memory at a time.
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

    private final FileChannel channel;
    private final PackageProblems problems;

    private ZipStructure(FileChannel channel, PackageProblems problems) {
        this.channel = channel;
        this.problems = problems;
    }

    private record Directory(long offset, long end, long entries) {}

    /** @throws Corrupt RB140, RB141, RB147, RB148 or RB150 */
    static void check(FileChannel channel, PackageProblems problems) throws IOException {
        ZipStructure structure = new ZipStructure(channel, problems);
        long size = channel.size();
        if (size > Limits.PACKAGE_BYTES) {
            throw new Corrupt(problems.tooLarge("", size, Limits.PACKAGE_BYTES));
        }
        structure.walk(structure.directory(size));
    }

    private Directory directory(long size) throws IOException {
        if (size < END_BYTES) {
            throw new Corrupt(problems.notAPackage("it is too short for a zip"));
        }
        long endOffset = size - END_BYTES;
        ByteBuffer end = bytes(endOffset, END_BYTES);
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
        ByteBuffer end = bytes(recordOffset, END_64_BYTES + LOCATOR_64_BYTES);
        boolean isRecord = end.getInt(0) == END_64 && end.getLong(4) == END_64_BYTES - 12;
        boolean isLocator = end.getInt(END_64_BYTES) == LOCATOR_64 && end.getLong(END_64_BYTES + 8) == recordOffset;
        if (!isRecord || !isLocator || end.getLong(24) != end.getLong(32)) {
            throw new Corrupt(problems.notAPackage("its 64-bit end record is damaged"));
        }
        // A number that looks negative is a huge one.
        long entries = end.getLong(32) < 0 ? Long.MAX_VALUE : end.getLong(32);
        return new Directory(end.getLong(48), recordOffset, entries);
    }

    private void walk(Directory directory) throws IOException {
        long header = directory.offset;
        long expected = 0;
        for (long i = 0; i < directory.entries; i++) {
            ByteBuffer central = bytes(header, CENTRAL_HEADER_BYTES);
            if (central.getInt(0) != CENTRAL_HEADER) {
                throw new Corrupt(problems.notAPackage("entry " + (i + 1) + " of its directory is damaged"));
            }
            int nameBytes = unsigned(central.getShort(28));
            ByteBuffer rawName = bytes(header + CENTRAL_HEADER_BYTES, nameBytes);
            String name = Quoted.shortened(text(rawName));
            if (central.getShort(30) != 0 || central.getShort(32) != 0) {
                throw new Corrupt(problems.hiddenBytes("extra fields or a comment of '" + name + "'"));
            }
            if (unsigned(central.getInt(42)) != expected) {
                throw new Corrupt(problems.hiddenBytes("'" + name + "' does not begin where the one before ends"));
            }
            checkLocal(central, rawName, expected);
            expected += LOCAL_HEADER_BYTES + nameBytes + unsigned(central.getInt(20));
            header += CENTRAL_HEADER_BYTES + nameBytes;
        }
        if (expected != directory.offset || header != directory.end) {
            throw new Corrupt(problems.hiddenBytes("there is a gap around its directory"));
        }
    }

    private void checkLocal(ByteBuffer central, ByteBuffer rawName, long offset) throws IOException {
        String name = text(rawName);
        ByteBuffer local = bytes(offset, LOCAL_HEADER_BYTES);
        if (local.getInt(0) != LOCAL_HEADER) {
            throw new Corrupt(problems.notAPackage("'" + name + "' is not where its directory says"));
        }
        ByteBuffer common = local.slice(COMMON_IN_LOCAL, COMMON_BYTES);
        ByteBuffer localName = bytes(offset + LOCAL_HEADER_BYTES, rawName.limit());
        if (!common.equals(central.slice(COMMON_IN_CENTRAL, COMMON_BYTES)) || !localName.equals(rawName)) {
            throw new Corrupt(problems.twoHeaders(name));
        }
        if (local.getShort(28) != 0) {
            throw new Corrupt(problems.hiddenBytes("extra fields of '" + name + "'"));
        }
    }

    private ByteBuffer bytes(long offset, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, offset + buffer.position());
            if (read < 0) {
                throw new EOFException("the file ends within a header");
            }
        }
        return buffer.flip();
    }

    private static String text(ByteBuffer bytes) {
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }

    private static int unsigned(short value) {
        return Short.toUnsignedInt(value);
    }

    private static long unsigned(int value) {
        return Integer.toUnsignedLong(value);
    }
}
