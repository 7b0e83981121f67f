package dev.rubicon.cli;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often something is done, such as {@code 5m}: seconds, minutes or hours; at most a day. */
record Interval(Duration duration) {
    private static final Pattern SYNTAX = Pattern.compile("([1-9]\\d{0,4})([smh])");
    private static final Duration MOST = Duration.ofDays(1);

    /** @throws InvalidInput RB968 */
    static Interval parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (matcher.matches()) {
            long number = Long.parseLong(matcher.group(1));
            Duration duration = switch (matcher.group(2).charAt(0)) {
                case 's' -> Duration.ofSeconds(number);
                case 'm' -> Duration.ofMinutes(number);
                default -> Duration.ofHours(number);
            };
            if (duration.compareTo(MOST) <= 0) {
                return new Interval(duration);
            }
        }
        throw new InvalidInput(
                "RB968",
                "'" + Quoted.shortened(text) + "' is not how often",
                "write seconds, minutes or hours, at most a day: 30s, 5m, 1h");
    }
}
