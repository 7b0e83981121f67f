package dev.rubicon.repository.http;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits between two tries. */
@FunctionalInterface
public interface Sleeper {
    Sleeper REAL = time -> LockSupport.parkNanos(time.toNanos());

    void sleep(Duration time);
}
