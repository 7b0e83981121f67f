package dev.rubicon.repository.mirror;

import dev.rubicon.model.Unavailable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The same work for many things, several at a time. */
final class Together {
    /** Few enough for any server, and enough that it need not wait for us. */
    static final int AT_A_TIME = 4;

    private Together() {}

    /** Does it for each; after the first that fails no more is begun, and its failure is thrown. */
    static <T> void each(Collection<T> things, Consumer<T> work) {
        AtomicBoolean failed = new AtomicBoolean();
        ExecutorService workers = Executors.newFixedThreadPool(
                AT_A_TIME, Thread.ofPlatform().daemon().factory());
        try {
            List<Future<Void>> all = new ArrayList<>();
            for (T thing : things) {
                all.add(workers.submit(unlessFailed(failed, () -> work.accept(thing))));
            }
            for (Future<Void> one : all) {
                finished(one);
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private static Callable<Void> unlessFailed(AtomicBoolean failed, Runnable work) {
        return () -> {
            if (!failed.get()) {
                try {
                    work.run();
                } catch (RuntimeException | Error e) {
                    failed.set(true);
                    throw e;
                }
            }
            return null;
        };
    }

    private static void finished(Future<Void> one) {
        try {
            one.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("RB331", "mirroring was stopped", "run it again: what has arrived is kept");
        }
    }
}
