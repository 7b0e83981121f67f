package dev.rubicon.repository.mirror;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** The entries of a file that somebody has carried here, one after the other. It may hold anything, and unpack to any size. */
final class CarriedEntries implements Closeable {
    /** Names are short: what an entry says of itself before its content fits. */
    private static final long MAX_HEADER = 64 * 1024;

    private static final byte[] MAGIC = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

    private final Path file;
    private final Metered bytes;
    private final TarArchiveInputStream tar;
    private final Set<String> seen = new HashSet<>();
    private long left;

    /** An entry's name and size; its content is read from {@link #content}. */
    record Entry(String name, long size) {}

    CarriedEntries(Path file) {
        this.file = file;
        try {
            requireMagic();
            this.bytes = new Metered(
                    new ZstdInputStream(new BufferedInputStream(Files.newInputStream(file), 256 * 1024)), file);
            this.tar = new TarArchiveInputStream(bytes, StandardCharsets.UTF_8.name());
        } catch (IOException e) {
            throw MirrorProblems.fileFails(file, e);
        }
    }

    private void requireMagic() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                throw MirrorProblems.noCarriedFile(file.toString(), "it is not compressed by zstd");
            }
        }
    }

    /**
     * The next one; absent after the last.
     *
     * @throws dev.rubicon.model.Corrupt RB362 if it is no plain file, RB364 if the file is cut off or damaged, RB365 if a name stands there
     *     twice, RB366 if it says too much
     */
    Optional<Entry> next() {
        return tried(() -> {
            skipRest();
            bytes.allow(MAX_HEADER);
            TarArchiveEntry entry = tar.getNextEntry();
            if (entry == null) {
                return Optional.empty();
            }
            String name = entry.getName();
            byte kind = entry.getLinkFlag();
            if (kind != TarConstants.LF_NORMAL && kind != TarConstants.LF_OLDNORM
                    || entry.isSparse()
                    || name.endsWith("/")) {
                throw MirrorProblems.noPlainFile(file, name);
            }
            if (!seen.add(name)) {
                throw MirrorProblems.twice(file, name);
            }
            left = entry.getSize();
            bytes.allow(left + MAX_HEADER);
            return Optional.of(new Entry(name, left));
        });
    }

    private void skipRest() throws IOException {
        byte[] buffer = new byte[64 * 1024];
        while (left > 0) {
            read(buffer);
        }
    }

    /** All of a small entry. */
    byte[] content(Entry entry, long maxBytes) {
        if (entry.size() > maxBytes) {
            throw MirrorProblems.tooMuch(file, entry.name());
        }
        return tried(() -> {
            byte[] content = tar.readNBytes((int) entry.size());
            left -= content.length;
            if (content.length < entry.size()) {
                throw MirrorProblems.damaged(file, "it ends in the middle of " + entry.name());
            }
            return content;
        });
    }

    /** The next bytes of an entry's content: how many there are, 0 at its end. */
    int content(byte[] buffer) {
        return tried(() -> left == 0 ? 0 : read(buffer));
    }

    private int read(byte[] buffer) throws IOException {
        int count = tar.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
            throw MirrorProblems.damaged(file, "it ends in the middle of a file");
        }
        left -= count;
        return count;
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T tried(Reading<T> reading) {
        try {
            return reading.read();
        } catch (ZstdIOException e) {
            throw MirrorProblems.damaged(file, e.getMessage());
        } catch (IOException | IllegalArgumentException e) {
            throw MirrorProblems.damaged(file, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        try {
            tar.close();
        } catch (IOException e) {
            throw MirrorProblems.fileFails(file, e);
        }
    }

    /** Gives no more bytes than were allowed last. */
    private static final class Metered extends FilterInputStream {
        private final Path file;
        private long allowed;

        Metered(InputStream in, Path file) {
            super(in);
            this.file = file;
        }

        void allow(long count) {
            allowed = count;
        }

        private int counted(int count) {
            allowed -= Math.max(0, count);
            if (allowed < 0) {
                throw MirrorProblems.tooMuch(file, "an entry");
            }
            return count;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            counted(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return counted(super.read(buffer, offset, length));
        }

        @Override
        public long skip(long count) throws IOException {
            return counted((int) super.skip(Math.min(count, MAX_HEADER)));
        }
    }
}
