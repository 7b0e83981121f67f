package dev.rubicon.installer.instance;

import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The right to change an instance. The operating system holds it for the process, on a file beside the database, so it ends with
 * the process however that ends; the text in the file only says who has it.
 */
public final class InstanceLock {
    private static final long PATIENCE_NANOS = 50_000_000;

    private InstanceLock() {}

    /**
     * Does {@code work} while nobody else can change the instance.
     *
     * @param owner who asks, for the others to read
     * @throws Unavailable RB708 if somebody else has the lock, RB709 if there can be none
     */
    public static <T> T whileHeld(Instance instance, String owner, Supplier<T> work) {
        Path file = file(instance);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Somebody who only looks whether it is held has it for a moment.
            if (!isLocked(channel) && !isLockedSoon(channel)) {
                throw held(instance, file);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)));
            return work.get();
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** Whether somebody has the lock now. */
    public static boolean isHeld(Instance instance) {
        Path file = file(instance);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return !isLocked(channel);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static boolean isLockedSoon(FileChannel channel) throws IOException {
        for (int attempt = 0; attempt < 10; attempt++) {
            LockSupport.parkNanos(PATIENCE_NANOS);
            if (isLocked(channel)) {
                return true;
            }
        }
        return false;
    }

    // The lock ends with the channel.
    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static Path file(Instance instance) {
        return instance.database().resolveSibling(instance.database().getFileName() + ".lock");
    }

    private static Unavailable held(Instance instance, Path file) throws IOException {
        String text = Files.readString(file);
        return new Unavailable(
                "RB708",
                "instance '" + instance.name() + "' is being changed by "
                        + (text.isBlank() ? "another run" : Quoted.shortened(text)),
                "wait until that run ends, then run the same command again");
    }

    private static Unavailable unusable(Path file, IOException e) {
        return new Unavailable(
                new Problem(
                        "RB709",
                        "cannot lock " + file + ": " + e.getMessage(),
                        "make its folder writable for this user"),
                e);
    }
}
