package dev.rubicon.repository.mirror;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Optional;

/** Waits until what was written would survive a power cut. */
final class Disk {
    private static final boolean IS_LINUX = System.getProperty("os.name").equals("Linux");
    // Below it, waiting for these alone is quicker than for all that others have written.
    private static final int MANY = 32;
    // Worth to begin with, while more is on its way: the disk would wait until it is told, and we for all of it.
    private static final long MUCH = 100_000_000;

    private final Path folder;
    private long waiting;
    private Optional<Process> begun = Optional.empty();

    /** @param folder on the disk in question; need not exist yet */
    Disk(Path folder) {
        this.folder = folder;
    }

    /** Is told of bytes that were written; may be by several threads. */
    synchronized void wrote(long bytes) {
        waiting += bytes;
        if (IS_LINUX && waiting >= MUCH && begun.filter(Process::isAlive).isEmpty()) {
            waiting = 0;
            try {
                begun = Optional.of(sync());
            } catch (IOException e) {
                // There is no such program: all is written in the end.
            }
        }
    }

    /** @param files or folders, whose contents are then on disk */
    void settle(Collection<Path> files) throws IOException {
        if (files.size() < MANY || !IS_LINUX || !settleAll()) {
            Together.each(files, Disk::settle);
        }
    }

    // One pass over the disk, not one a file: Linux can, Java cannot ask it to. Elsewhere sync may not wait.
    private boolean settleAll() {
        try {
            return sync().waitFor() == 0;
        } catch (IOException e) {
            // There is no such program.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Process sync() throws IOException {
        return new ProcessBuilder("sync", "-f", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void settle(Path path) {
        boolean isFolder = Files.isDirectory(path);
        try (FileChannel open = FileChannel.open(path, isFolder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            open.force(true);
        } catch (AccessDeniedException e) {
            // Windows cannot open folders, and has no such thing for them.
            if (!isFolder) {
                throw MirrorProblems.unavailable(path.toString(), e);
            }
        } catch (IOException e) {
            throw MirrorProblems.unavailable(path.toString(), e);
        }
    }
}
