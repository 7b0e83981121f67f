package dev.rubicon.server.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A time as people say it.
 *
 * @param text such as {@code 3 min ago}; beyond a day, the date
 */
public record Moment(Instant at, String text) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH);

    /** How long ago it was, or how soon it will be. */
    public static Moment of(Instant at, Instant now) {
        Duration ago = Duration.between(at, now);
        Duration distance = ago.abs();
        if (distance.toSeconds() < 10) {
            return new Moment(at, "just now");
        }
        if (distance.toHours() >= 24) {
            return new Moment(at, DAY.format(at.atZone(ZoneOffset.UTC)));
        }
        String length = distance.toSeconds() < 60
                ? distance.toSeconds() + " s"
                : distance.toMinutes() < 60 ? distance.toMinutes() + " min" : distance.toHours() + " h";
        return new Moment(at, ago.isNegative() ? "in " + length : length + " ago");
    }

    /** To the second. */
    public static Moment exact(Instant at) {
        return new Moment(at, MINUTE.format(at.atZone(ZoneOffset.UTC)));
    }

    /** For programs. */
    public String datetime() {
        return at.toString();
    }

    /** To the second, for whoever wants to know. */
    public String precise() {
        return MINUTE.format(at.atZone(ZoneOffset.UTC));
    }
}
