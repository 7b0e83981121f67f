package dev.rubicon.server.fleet;

import dev.rubicon.fleet.protocol.DeploymentId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Whoever changes a deployment waits here for the others of this process, so that what the one before has made of it is known by then, and
 * ten thousand instances are not read anew. Right it is without: the catalog's lock is what counts, also among processes.
 */
final class Turns {
    private static final int LOCKS = 64;

    private final List<Lock> locks =
            Stream.<Lock>generate(ReentrantLock::new).limit(LOCKS).toList();
    private final Duration most;

    /** @param most how long somebody waits here, before it waits for the catalog's lock as if there were no turns */
    Turns(Duration most) {
        this.most = most;
    }

    <T> T in(DeploymentId id, Supplier<T> work) {
        Lock lock = locks.get(Math.floorMod(id.hashCode(), LOCKS));
        boolean mine = mine(lock);
        try {
            return work.get();
        } finally {
            if (mine) {
                lock.unlock();
            }
        }
    }

    private boolean mine(Lock lock) {
        try {
            return lock.tryLock(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
