package dev.rubicon.repository.mirror;

import dev.rubicon.model.ProblemException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Work that several ask for at once and that is done once. It goes on when nobody waits for it any more.
 *
 * @param patience how long each waits
 */
record Once(Duration patience, ConcurrentMap<String, CompletableFuture<Pulled>> running) {
    Once(Duration patience) {
        this(patience, new ConcurrentHashMap<>());
    }

    /** What the work says, or that it is on its way. */
    Pulled run(String name, Supplier<Pulled> work) {
        CompletableFuture<Pulled> mine = new CompletableFuture<>();
        CompletableFuture<Pulled> first = running.putIfAbsent(name, mine);
        if (first == null) {
            Thread.ofVirtual().name("pull " + name).start(() -> done(name, mine, work));
        }
        return awaited(first == null ? mine : first);
    }

    private void done(String name, CompletableFuture<Pulled> future, Supplier<Pulled> work) {
        try {
            future.complete(work.get());
        } catch (RuntimeException | Error e) {
            future.completeExceptionally(e);
        } finally {
            running.remove(name);
        }
    }

    private Pulled awaited(CompletableFuture<Pulled> future) {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Pulled.OnItsWay();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Pulled.OnItsWay();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw new IllegalStateException("bringing a file failed", e.getCause());
        }
    }
}
