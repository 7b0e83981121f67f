package dev.rubicon.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zips byte by byte, so that they can lie about everything. An honest one unless told otherwise. */
final class ZipForge {
    private final List<Forged> entries = new ArrayList<>();
    private byte[] before = {};
    private byte[] beforeDirectory = {};
    private byte[] comment = {};
    private int countOffset;

    /** An entry as the directory declares it; the local header repeats it but for what has a name of its own. */
    static final class Forged {
        private final byte[] data;
        private byte[] name;
        private byte[] localName;
        private byte[] extra = {};
        private int flags;
        private int method = 8;
        private int mode = 0100644;
        private long crc;
        private long size;
        private long localSize;

        private Forged(String name, byte[] data, long crc, long size) {
            this.name = utf8(name);
            this.localName = this.name;
            this.data = data;
            this.crc = crc;
            this.size = size;
            this.localSize = size;
        }

        Forged localName(String other) {
            localName = utf8(other);
            return this;
        }

        Forged flags(int other) {
            flags = other;
            return this;
        }

        Forged method(int other) {
            method = other;
            return this;
        }

        Forged mode(int other) {
            mode = other;
            return this;
        }

        Forged size(long other) {
            size = other;
            localSize = other;
            return this;
        }

        Forged localSize(long other) {
            localSize = other;
            return this;
        }

        Forged crc(long other) {
            crc = other;
            return this;
        }

        Forged extra(byte[] other) {
            extra = other;
            return this;
        }
    }

    /** Adds a deflated file. */
    Forged add(String name, byte[] content) {
        return add(new Forged(name, deflated(content), crc(content), content.length));
    }

    /** Adds a file as it is. */
    Forged addStored(String name, byte[] content) {
        return add(new Forged(name, content, crc(content), content.length)).method(0);
    }

    private Forged add(Forged entry) {
        entries.add(entry);
        return entry;
    }

    ZipForge before(String bytes) {
        before = utf8(bytes);
        return this;
    }

    ZipForge beforeDirectory(String bytes) {
        beforeDirectory = utf8(bytes);
        return this;
    }

    ZipForge comment(String text) {
        comment = utf8(text);
        return this;
    }

    ZipForge countWrongBy(int offset) {
        countOffset = offset;
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        zip.writeBytes(before);
        for (Forged entry : entries) {
            int offset = zip.size();
            zip.writeBytes(header(30)
                    .putInt(0x04034b50)
                    .put(common(entry, entry.localName, entry.localSize))
                    .putShort((short) entry.extra.length)
                    .array());
            zip.writeBytes(entry.localName);
            zip.writeBytes(entry.extra);
            zip.writeBytes(entry.data);
            directory.writeBytes(header(46)
                    .putInt(0x02014b50)
                    .putShort((short) (3 << 8 | 20))
                    .put(common(entry, entry.name, entry.size))
                    .putShort((short) entry.extra.length)
                    .putShort((short) 0)
                    .putInt(0)
                    .putInt(entry.mode << 16)
                    .putInt(offset)
                    .array());
            directory.writeBytes(entry.name);
            directory.writeBytes(entry.extra);
        }
        zip.writeBytes(beforeDirectory);
        int directoryOffset = zip.size();
        zip.writeBytes(directory.toByteArray());
        short count = (short) (entries.size() + countOffset);
        zip.writeBytes(header(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort(count)
                .putShort(count)
                .putInt(directory.size())
                .putInt(directoryOffset)
                .putShort((short) comment.length)
                .array());
        zip.writeBytes(comment);
        return zip.toByteArray();
    }

    private static byte[] common(Forged entry, byte[] name, long size) {
        return header(24)
                .putShort((short) 20)
                .putShort((short) entry.flags)
                .putShort((short) entry.method)
                .putInt(0x00410000)
                .putInt((int) entry.crc)
                .putInt(entry.data.length)
                .putInt((int) size)
                .putShort((short) name.length)
                .array();
    }

    private static ByteBuffer header(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static long crc(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return crc.getValue();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
