package dev.rubicon.format;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/**
 * A file that nobody can see under its final name before it is complete and on disk. It stands beside its target under a
 * hidden name; what is not moved is deleted on closing, and what a crash leaves behind is known by {@link #isLeftover}.
 */
public final class UnfinishedFile implements Closeable {
    private static final String PREFIX = ".rubicon-";
    private static final String SUFFIX = ".tmp";

    private final Path path;
    private final FileChannel channel;

    private UnfinishedFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** A new, empty one. The folder is created if it is not there. */
    public static UnfinishedFile in(Path folder) throws IOException {
        createFolders(folder);
        Path path = folder.resolve(PREFIX + UUID.randomUUID() + SUFFIX);
        // Not Files.createTempFile: that one is readable by its owner only, and keeps being so under its final name.
        return new UnfinishedFile(
                path,
                FileChannel.open(
                        path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** Whether a crash has left this file behind; it can be deleted when nobody is writing. */
    public static boolean isLeftover(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
    }

    public Path path() {
        return path;
    }

    /** Where to write. Stays open until {@link #moveTo} or {@link #close}. */
    public FileChannel channel() {
        return channel;
    }

    /** Waits until the bytes are on disk, then gives them their name in one step, replacing what had it. Same file system only. */
    public void moveTo(Path target) throws IOException {
        finish();
        createFolders(target.toAbsolutePath().getParent());
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("this file system cannot rename a file in one step", e);
        }
        syncFolder(target.toAbsolutePath().getParent());
    }

    /** Waits until all bytes are on disk, and writes no more: an open channel less, where many are written. */
    public void finish() throws IOException {
        if (channel.isOpen()) {
            sync();
            channel.close();
        }
    }

    /** Waits until the bytes written so far are on disk. */
    public void sync() throws IOException {
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }

    private static void createFolders(Path folder) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path at = folder.toAbsolutePath(); at != null && !Files.exists(at); at = at.getParent()) {
            missing.push(at);
        }
        Files.createDirectories(folder);
        for (Path created : missing) {
            syncFolder(created.getParent());
        }
    }

    // A name is on disk only when its folder is. Windows has no such thing and cannot open folders.
    private static void syncFolder(Path folder) throws IOException {
        try (FileChannel open = FileChannel.open(folder, StandardOpenOption.READ)) {
            open.force(true);
        } catch (AccessDeniedException e) {
            return;
        }
    }
}
