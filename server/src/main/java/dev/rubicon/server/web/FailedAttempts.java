package dev.rubicon.server.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Counts requests with wrong tokens, by address. After ten in a minute the address is told to wait; whoever has a right token is
 * never stopped, since many may share an address. In memory only: it keeps guessing from being cheap, and counts no one's rights.
 */
public final class FailedAttempts {
    private static final int ALLOWED = 10;
    private static final long WINDOW_NANOS = 60_000_000_000L;
    private static final int MOST_ADDRESSES = 10_000;

    private record Window(long began, int failures) {}

    private final LongSupplier nanoTime;
    private final Map<String, Window> windows = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    public FailedAttempts(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Counts one more; the seconds to wait, if there are too many. */
    public synchronized OptionalLong failed(String address) {
        long now = nanoTime.getAsLong();
        Window window = windows.get(address);
        if (window == null || now - window.began() > WINDOW_NANOS) {
            windows.remove(address);
            window = new Window(now, 0);
        }
        windows.put(address, new Window(window.began(), window.failures() + 1));
        return window.failures() < ALLOWED
                ? OptionalLong.empty()
                : OptionalLong.of(1 + (WINDOW_NANOS - (now - window.began())) / 1_000_000_000L);
    }
}
