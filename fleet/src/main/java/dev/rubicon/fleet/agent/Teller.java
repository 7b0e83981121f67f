package dev.rubicon.fleet.agent;

import java.time.Duration;
import java.util.Optional;

/**
 * Says something beside what is being done, so that no transaction of an instance waits for a network. What is said while the last word
 * is still on its way is left out.
 */
final class Teller {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Optional<Thread> saying = Optional.empty();

    void tell(Runnable what) {
        if (saying.filter(Thread::isAlive).isEmpty()) {
            saying = Optional.of(Thread.ofVirtual().start(what));
        }
    }

    /** Waits, a little, until the last word is out, so that the next one comes after it. */
    void settle() {
        try {
            if (saying.isPresent()) {
                saying.get().join(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        saying = Optional.empty();
    }
}
