package dev.rubicon.installer.database;

import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A lock that the operating system holds for the process, on a file beside a database, so that it ends with the process however
 * that ends; the text in the file only says who has it.
 */
record LockFile(Path file) {
    private static final long PATIENCE_NANOS = 50_000_000;

    <T> T whileHeld(String instance, String owner, Supplier<T> work) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Somebody who only looks whether it is held has it for a moment.
            if (!isLocked(channel) && !isLockedSoon(channel)) {
                throw held(
                        instance,
                        Files.readString(file),
                        Optional.of(Files.getLastModifiedTime(file).toInstant()));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)));
            return work.get();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    boolean isHeld() {
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return !isLocked(channel);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** What its last owner wrote into it. */
    String holder() {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw unusable(e);
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

    /**
     * The problem of those who come second.
     *
     * @param owner may be blank, if nobody can say
     */
    static Unavailable held(String instance, String owner, Optional<Instant> since) {
        return new Unavailable(
                "RB708",
                "instance '" + instance + "' is being changed by "
                        + (owner.isBlank() ? "another run" : Quoted.shortened(owner))
                        + since.map(time -> ", since " + time.truncatedTo(ChronoUnit.SECONDS))
                                .orElse(""),
                "wait until that run ends, then run the same command again; if its process is gone, so is its lock");
    }

    private Unavailable unusable(IOException e) {
        return new Unavailable(
                new Problem(
                        "RB709", "cannot lock " + file + ": " + reason(e), "make its folder writable for this user"),
                e);
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException refused && refused.getReason() != null
                ? refused.getReason()
                : String.valueOf(e.getMessage());
    }
}
