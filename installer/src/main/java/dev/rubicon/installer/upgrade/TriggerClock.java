package dev.rubicon.installer.upgrade;

import dev.rubicon.installer.database.Sql;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Interrupts the statement that the database runs when the time of a trigger is over. Code looks at the time itself. */
final class TriggerClock implements AutoCloseable {
    private static final long AGAIN_MILLIS = 200;

    private final Sql sql;
    private final Duration time;
    private final ScheduledThreadPoolExecutor timer;
    private Optional<ScheduledFuture<?>> armed = Optional.empty();
    private volatile boolean isOver;

    TriggerClock(Sql sql, Duration time) {
        this.sql = sql;
        this.time = time;
        this.timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "upgrade clock");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** A trigger begins. */
    synchronized void start() {
        isOver = false;
        // Again and again: a statement that begins just then is missed the first time.
        armed = Optional.of(
                timer.scheduleWithFixedDelay(this::interrupt, time.toMillis(), AGAIN_MILLIS, TimeUnit.MILLISECONDS));
    }

    private synchronized void interrupt() {
        if (armed.isPresent()) {
            isOver = true;
            sql.interrupt();
        }
    }

    boolean isOver() {
        return isOver;
    }

    /** The trigger has ended; from now on nothing is interrupted. Says whether its time was over. */
    synchronized boolean stop() {
        armed.ifPresent(waiting -> waiting.cancel(false));
        armed = Optional.empty();
        return isOver;
    }

    /** As people read it. */
    static String text(Duration time) {
        return time.toMillis() % 60_000 == 0 ? time.toMinutes() + " min" : time.toMillis() / 1000.0 + " s";
    }

    @Override
    public void close() {
        stop();
        timer.shutdownNow();
    }
}
