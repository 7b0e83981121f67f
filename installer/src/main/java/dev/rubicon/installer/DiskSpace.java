package dev.rubicon.installer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much room there is where files are going to be. */
public interface DiskSpace {
    /**
     * A file system.
     *
     * @param name tells it from others
     * @param free bytes that this user may still write
     */
    record Room(String name, long free) {}

    /** That of this machine. */
    DiskSpace OF_THIS_MACHINE = folder -> {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            FileStore store = Files.getFileStore(there);
            return new Room(store.toString(), store.getUsableSpace());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    };

    /** @param folder need not be there yet */
    Room at(Path folder);
}
