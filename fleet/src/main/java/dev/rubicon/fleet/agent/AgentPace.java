package dev.rubicon.fleet.agent;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long an agent waits between rounds, made uneven by chance, so that a fleet does not ask at one moment.
 *
 * @param poll on the average, as long as the server answers
 * @param random from 0 to 1
 */
public record AgentPace(Duration poll, DoubleSupplier random) {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** From three quarters of the time to five. */
    Duration usual() {
        return scaled(poll, 0.75 + random.getAsDouble() / 2);
    }

    /** It doubles from try to try, from half of it to all of it. @param failed how many rounds in a row, at least one */
    Duration offline(int failed) {
        double doubled = FIRST.toMillis() * Math.pow(2, Math.min(failed, 30) - 1.0);
        double longest = Math.max(poll.toMillis(), LONGEST.toMillis());
        return scaled(Duration.ofMillis((long) Math.min(doubled, longest)), (1 + random.getAsDouble()) / 2);
    }

    private static Duration scaled(Duration time, double by) {
        return Duration.ofMillis((long) (time.toMillis() * by));
    }
}
