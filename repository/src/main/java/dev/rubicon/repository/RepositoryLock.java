package dev.rubicon.repository;

import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A right, such as that to publish to a repository, held by one thread of one process at a time. The system takes it back when the process
 * ends, however it ends.
 */
public final class RepositoryLock {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(10);

    // A file lock belongs to the whole process, and some systems drop it as soon as any channel of that file is closed:
    // so only
    // the thread that holds the lock of this map ever opens the file.
    private static final ConcurrentMap<Path, ReentrantLock> OF_THIS_PROCESS = new ConcurrentHashMap<>();

    private RepositoryLock() {}

    /**
     * Waits until nobody else publishes, at most as long as {@code patience}, then does {@code work}.
     *
     * @throws Unavailable RB305 if that took too long, or the thread was interrupted
     */
    public static <T> T whileHeld(RepositoryLayout layout, Duration patience, FileWork<T> work) throws IOException {
        return whileHeld(layout.lock(), patience, RepositoryProblems.locked(layout.root(), patience), work);
    }

    /**
     * As {@link #whileHeld(RepositoryLayout, Duration, FileWork)}, with another file.
     *
     * @param tooLong what to say if that took too long
     */
    static <T> T whileHeld(Path lock, Duration patience, Problem tooLong, FileWork<T> work) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        Path real = lock.getParent().toRealPath().resolve(lock.getFileName());
        ReentrantLock threads = OF_THIS_PROCESS.computeIfAbsent(real, any -> new ReentrantLock());
        if (!isLocked(threads, patience)) {
            throw new Unavailable(tooLong);
        }
        try (FileChannel file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (!isLocked(file, deadline)) {
                throw new Unavailable(tooLong);
            }
            return work.run();
        } finally {
            threads.unlock();
        }
    }

    private static boolean isLocked(ReentrantLock threads, Duration patience) {
        try {
            return threads.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isLocked(FileChannel file, long deadline) throws IOException {
        boolean locked = isLocked(file);
        while (!locked
                && System.nanoTime() - deadline < 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            locked = isLocked(file);
        }
        return locked;
    }

    // The lock lives as long as its channel.
    @SuppressWarnings("resource")
    private static boolean isLocked(FileChannel file) throws IOException {
        FileLock lock = file.tryLock();
        return lock != null;
    }
}
