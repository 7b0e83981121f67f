package dev.rubicon.al.appfile;

import dev.rubicon.model.Corrupt;
import dev.rubicon.model.InvalidInput;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.UUID;

/**
 * The outer form of an app file: a header, a zip, and a signature behind it if it is signed. Source: al.md, "The .app
 * container", which counts what real files have.
 *
 * @param start of the zip in the file, in bytes
 * @param length of the zip, in bytes
 */
record Container(long start, long length, Optional<Signature> signature) {
    /** Bytes of the header: magic, its size, version, package id, length of the content, magic. Little endian. */
    static final int HEADER_BYTES = 40;

    static final int MAGIC = 0x5856414E; // NAVX
    static final int VERSION = 2;

    private static final int SHORT_HEADER_BYTES = 8;
    private static final int ZIP_ENTRY = 0x04034b50;
    private static final int ZIP_END = 0x06054b50;
    private static final int ENCRYPTED = 0x41454E2E; // .NEA

    /**
     * Reads the header and the signature, and looks at the first bytes of the content.
     *
     * @throws Corrupt RB240 if it is no app file
     * @throws InvalidInput RB241 if there is nothing in it, RB242 if it is encrypted
     */
    static Container read(FileChannel file, AppProblems problems) throws IOException {
        long size = file.size();
        ByteBuffer header = bytes(file, 0, (int) Math.min(size, HEADER_BYTES + 4));
        if (size < SHORT_HEADER_BYTES + 4) {
            throw new Corrupt(problems.notAnAppFile("it is only " + size + " bytes long"));
        }
        if (isZip(header.getInt(0))) {
            // Ready-to-run packages have been seen without a header.
            return new Container(0, size, Optional.empty()).checked(header.getInt(0), problems);
        }
        if (header.getInt(0) != MAGIC) {
            throw new Corrupt(problems.notAnAppFile("it does not begin with NAVX"));
        }
        if (header.getInt(4) == SHORT_HEADER_BYTES) {
            // Tools other than the compiler write just the magic and the size of the header.
            return new Container(SHORT_HEADER_BYTES, size - SHORT_HEADER_BYTES, Optional.empty())
                    .checked(header.getInt(SHORT_HEADER_BYTES), problems);
        }
        if (header.getInt(4) != HEADER_BYTES || size < HEADER_BYTES + 4 || header.getInt(36) != MAGIC) {
            throw new Corrupt(problems.notAnAppFile("its header is none that is known"));
        }
        long length = header.getLong(28);
        if (length < 4 || length > size - HEADER_BYTES) {
            throw new Corrupt(problems.notAnAppFile(
                    "its header says that " + length + " bytes follow, but there are " + (size - HEADER_BYTES)));
        }
        Optional<Signature> signature = SignatureReader.read(file, HEADER_BYTES + length, size);
        return new Container(HEADER_BYTES, length, signature).checked(header.getInt(HEADER_BYTES), problems);
    }

    private static boolean isZip(int magic) {
        return magic == ZIP_ENTRY || magic == ZIP_END;
    }

    private Container checked(int firstBytes, AppProblems problems) {
        if (firstBytes == ZIP_END) {
            throw new InvalidInput(problems.empty());
        }
        if (firstBytes == ENCRYPTED) {
            throw new InvalidInput(problems.encrypted());
        }
        if (firstBytes != ZIP_ENTRY) {
            throw new Corrupt(problems.notAnAppFile("its content is no zip"));
        }
        return this;
    }

    /** The header of a file whose zip has {@code length} bytes. */
    static byte[] header(UUID packageId, long length) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(MAGIC).putInt(HEADER_BYTES).putInt(VERSION);
        // A GUID as .NET keeps it: its first three groups little endian, the rest as it is read.
        long high = packageId.getMostSignificantBits();
        header.putInt((int) (high >>> 32)).putShort((short) (high >>> 16)).putShort((short) high);
        header.putLong(Long.reverseBytes(packageId.getLeastSignificantBits()));
        return header.putLong(length).putInt(MAGIC).array();
    }

    static ByteBuffer bytes(FileChannel file, long offset, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, offset + buffer.position()) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        return buffer.flip();
    }
}
