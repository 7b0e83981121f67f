package dev.rubicon.repository.http;

import java.io.IOException;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How often something is tried that may succeed later. Between two tries is a time that doubles, and is made shorter by chance, so that
 * many clients of a server that comes back do not come back together.
 *
 * @param tries at least one
 * @param first between the first two
 * @param longest the doubling ends there
 * @param random from 0 to 1
 */
public record Retries(int tries, Duration first, Duration longest, Sleeper sleeper, DoubleSupplier random) {
    /** A server that wants us to wait for longer is asked again after this time all the same. */
    static final Duration LONGEST_WISH = Duration.ofSeconds(60);

    /** Something that may fail for a reason that passes, as {@link IOException}. */
    @FunctionalInterface
    public interface Attempt<T> {
        T run() throws IOException;
    }

    /** @throws IOException why the last try failed */
    <T> T run(Attempt<T> attempt) throws IOException {
        for (int failed = 1; failed < tries; failed++) {
            try {
                return attempt.run();
            } catch (IOException e) {
                sleeper.sleep(before(failed, wish(e)));
            }
        }
        return attempt.run();
    }

    private static Duration wish(IOException e) {
        return e instanceof Refused refused ? refused.wish() : Duration.ZERO;
    }

    // A server that is busy knows best for how long; but nobody waits for ever, nor less than without its word.
    private Duration before(int failed, Duration wish) {
        Duration usual = before(failed);
        Duration bounded = wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish;
        return bounded.compareTo(usual) > 0 ? bounded : usual;
    }

    /** How long to wait when so many tries have failed: from half of the doubled time to all of it. */
    Duration before(int failed) {
        double doubled = first.toNanos() * Math.pow(2, failed - 1.0);
        double nanos = Math.min(doubled, longest.toNanos());
        return Duration.ofNanos((long) (nanos * (1 + random.getAsDouble()) / 2));
    }
}
