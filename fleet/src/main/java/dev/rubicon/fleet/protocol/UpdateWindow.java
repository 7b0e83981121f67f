package dev.rubicon.fleet.protocol;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hours in which an instance may be updated, every day, such as {@code 02:00-05:00}; {@code 22:00-04:00} goes over midnight.
 *
 * @param to not the same as {@code from}
 */
public record UpdateWindow(LocalTime from, LocalTime to) {
    private static final Pattern SYNTAX =
            Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-3]):([0-5][0-9])");

    public UpdateWindow {
        if (from.equals(to)) {
            throw new InvalidInput("RB943", "the window " + from + "-" + to + " is empty", "leave it out for any time");
        }
    }

    /** @throws InvalidInput RB943 */
    public static UpdateWindow parse(String text) {
        Matcher parts = SYNTAX.matcher(text);
        if (!parts.matches()) {
            throw new InvalidInput(
                    "RB943",
                    "'" + Quoted.shortened(text) + "' is not a window",
                    "write from and to in hours and minutes, such as 02:00-05:00");
        }
        return new UpdateWindow(time(parts.group(1), parts.group(2)), time(parts.group(3), parts.group(4)));
    }

    private static LocalTime time(String hours, String minutes) {
        return LocalTime.of(Integer.parseInt(hours), Integer.parseInt(minutes));
    }

    /** When it is open next, or is open now: the first time that ends after {@code now}. */
    public ApplyTime at(Instant now, ZoneId zone) {
        LocalDate yesterday = LocalDate.ofInstant(now, zone).minusDays(1);
        ApplyTime time = on(yesterday, zone);
        for (int days = 1; !time.notAfter().isAfter(now); days++) {
            time = on(yesterday.plusDays(days), zone);
        }
        return time;
    }

    // Where clocks are put forward, a time that does not exist is the one after the gap; a window inside the gap is the
    // next day's.
    private ApplyTime on(LocalDate day, ZoneId zone) {
        Instant begin = ZonedDateTime.of(day, from, zone).toInstant();
        LocalDate last = to.isAfter(from) ? day : day.plusDays(1);
        Instant end = ZonedDateTime.of(last, to, zone).toInstant();
        return new ApplyTime(begin, end.isBefore(begin) ? begin : end);
    }

    @Override
    public String toString() {
        return from + "-" + to;
    }
}
