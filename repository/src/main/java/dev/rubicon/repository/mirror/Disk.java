package dev.rubicon.repository.mirror;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;

/**
 * Waits until what was written would survive a power cut.
 *
 * @param folder on the disk in question
 */
record Disk(Path folder) {
    // Below it, waiting for these alone is quicker than for all that others have written.
    private static final int MANY = 32;

    /** @param files or folders, whose contents are then on disk */
    void settle(Collection<Path> files) throws IOException {
        if (files.size() < MANY || !System.getProperty("os.name").equals("Linux") || !settleAll()) {
            Together.each(files, Disk::settle);
        }
    }

    // One pass over the disk, not one a file: Linux can, Java cannot ask it to. Elsewhere sync may not wait.
    private boolean settleAll() {
        try {
            Process sync = new ProcessBuilder("sync", "-f", folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return sync.waitFor() == 0;
        } catch (IOException e) {
            // There is no such program.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
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
