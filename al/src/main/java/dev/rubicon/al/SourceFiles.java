package dev.rubicon.al;

import dev.rubicon.al.syntax.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Reads the AL files of an app, several at a time if they are many and there are processors for it. What comes out is what reading
 * one after the other gives, errors included. For files are begun in their order, what was begun is ended, and after an error no
 * more are begun: so the first that cannot be read is among those that were tried.
 */
final class SourceFiles<T> implements Runnable {
    static final int MAX_FILES = 50_000;

    private static final long MAX_TOTAL_BYTES = 512L * 1024 * 1024;

    // One thread more for so many files; for fewer, it would come too late.
    private static final int FILES_A_THREAD = 12;

    // For the whole process, however many apps it reads at once: a server has other things to do.
    private static final Semaphore HELPERS =
            new Semaphore(Math.min(7, Runtime.getRuntime().availableProcessors() - 1));

    private final AppFiles files;
    private final Function<Source, T> reader;
    private final List<FutureTask<T>> tasks = new ArrayList<>();
    private final int[] sizes;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLong total = new AtomicLong();
    private volatile boolean isEnough;

    private SourceFiles(AppFiles files, Set<String> paths, Function<Source, T> reader) {
        this.files = files;
        this.reader = reader;
        for (String path : paths) {
            if (AppFiles.isAl(path)) {
                int index = tasks.size();
                tasks.add(new FutureTask<>(() -> read(index, path)));
            }
        }
        this.sizes = new int[tasks.size()];
    }

    /**
     * What {@code reader} makes of each file, by path; it is called by several threads at once.
     *
     * @throws dev.rubicon.model.InvalidInput RB204 if they are too many or too large; what {@code files} throws
     */
    static <T> List<T> read(AppFiles files, Function<Source, T> reader) {
        Set<String> paths = files.paths();
        if (paths.size() > MAX_FILES) {
            throw AppReader.tooLarge("the app has more than " + MAX_FILES + " files");
        }
        return new SourceFiles<>(files, paths, reader).read();
    }

    private List<T> read() {
        List<Thread> helpers = new ArrayList<>();
        for (int count = FILES_A_THREAD; count <= tasks.size() && HELPERS.tryAcquire(); count += FILES_A_THREAD) {
            helpers.add(helper());
        }
        try {
            readOn();
        } finally {
            isEnough = true;
            for (Thread helper : helpers) {
                await(helper);
            }
        }
        return results();
    }

    private T read(int index, String path) {
        byte[] bytes = AppReader.read(files, path);
        sizes[index] = bytes.length;
        total.addAndGet(bytes.length);
        return reader.apply(Source.decode(path, bytes));
    }

    private void readOn() {
        while (!isEnough) {
            int index = next.getAndIncrement();
            if (index >= tasks.size()) {
                return;
            }
            FutureTask<T> task = tasks.get(index);
            task.run();
            if (task.state() == Future.State.FAILED || total.get() > MAX_TOTAL_BYTES) {
                isEnough = true;
            }
        }
    }

    private Thread helper() {
        Thread helper = new Thread(this, "al-reader");
        helper.setDaemon(true);
        try {
            helper.start();
        } catch (OutOfMemoryError e) {
            // The system gives no more threads; this one can do it alone.
            HELPERS.release();
        }
        return helper;
    }

    /** What a helper does. */
    @Override
    public void run() {
        try {
            readOn();
        } finally {
            HELPERS.release();
        }
    }

    // None is left behind: it reads from what the caller closes. Each has one file to end at most.
    private static void await(Thread helper) {
        boolean wasInterrupted = false;
        while (helper.isAlive()) {
            try {
                helper.join();
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<T> results() {
        List<T> results = new ArrayList<>(tasks.size());
        long before = 0;
        for (FutureTask<T> task : tasks) {
            before += sizes[results.size()];
            if (before > MAX_TOTAL_BYTES) {
                throw AppReader.tooLarge("the app has more than " + MAX_TOTAL_BYTES / (1024 * 1024) + " MiB of AL");
            }
            if (task.state() == Future.State.FAILED) {
                throw unchecked(task.exceptionNow());
            }
            results.add(task.resultNow());
        }
        return results;
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException exception ? exception : new IllegalStateException(failure);
    }
}
