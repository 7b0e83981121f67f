package dev.rubicon.repository.cache;

import dev.rubicon.model.Digest;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file of which the beginning is here. Hashed as it grows; what is here when a process ends is the beginning of the next try. One
 * process has it at a time: the others wait until it is complete or given up. What fails here throws Unavailable RB335.
 */
public final class PartialFile implements Closeable {
    // What can be sent back in a header.
    private static final Pattern TAG = Pattern.compile("[\\x20-\\x7e]{1,900}");

    private final Path path;
    private final Path tagFile;
    private final FileChannel channel;
    private MessageDigest hash = Digest.newHash();
    private long length;

    private PartialFile(Path path, FileChannel channel) {
        this.path = path;
        this.tagFile = path.resolveSibling(path.getFileName() + ".etag");
        this.channel = channel;
    }

    /** What there is of it, if anything; waits for whoever has it. The caller closes it. */
    // The lock lives as long as its channel.
    @SuppressWarnings("resource")
    public static PartialFile open(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            channel.lock();
            PartialFile file = new PartialFile(path, channel);
            file.readBeginning();
            return file;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void readBeginning() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        while (channel.read(buffer) >= 0) {
            length += buffer.position();
            hash.update(buffer.flip());
            buffer.clear();
        }
    }

    /** How many bytes are here. */
    public long length() {
        return length;
    }

    /** Of the bytes that are here. */
    public Digest digest() {
        try {
            return Digest.of((MessageDigest) hash.clone());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every JDK can copy a SHA-256", e);
        }
    }

    /** The server's strong name of the content that this is the beginning of; absent if it gave none. */
    public Optional<String> tag() {
        try {
            return Optional.of(new String(Files.readAllBytes(tagFile), StandardCharsets.UTF_8))
                    .filter(tag -> TAG.matcher(tag).matches());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw CacheProblems.failed(path, e);
        }
    }

    /** Forgets the bytes that are here. */
    public void restart(Optional<String> tag) {
        try {
            channel.truncate(0);
            length = 0;
            hash = Digest.newHash();
            Files.deleteIfExists(tagFile);
            if (tag.isPresent() && TAG.matcher(tag.get()).matches()) {
                Files.writeString(tagFile, tag.get(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw CacheProblems.failed(path, e);
        }
    }

    public void append(ByteBuffer bytes) {
        length += bytes.remaining();
        hash.update(bytes.duplicate());
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw CacheProblems.failed(path, e);
        }
    }

    /** Appends what another file has beyond the bytes that are here, but not more than the file may have. */
    public void appendRestOf(Path source, long size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(256 * 1024);
        try (FileChannel from = FileChannel.open(source, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            from.position(length);
            while (length < size) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), size - length));
                if (from.read(buffer) < 0) {
                    return;
                }
                append(buffer.flip());
            }
        }
    }

    /** Gives it its name, in one step, when it is on disk. */
    public void complete(Path target) throws IOException {
        channel.force(true);
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(tagFile);
    }

    /** Removes it: what is here is of no use. */
    public void delete() throws IOException {
        Files.deleteIfExists(path);
        Files.deleteIfExists(tagFile);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
