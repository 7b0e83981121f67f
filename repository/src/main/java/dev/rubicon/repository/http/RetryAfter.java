package dev.rubicon.repository.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The header by which a server says when to come back: seconds, or a date. Source: RFC 9110, section 10.2.3. */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

    private RetryAfter() {}

    /** How long to wait; zero if that moment is over, or cannot be understood. */
    static Duration parse(String value, Instant now) {
        String text = value.strip();
        if (SECONDS.matcher(text).matches()) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Duration wish =
                    Duration.between(now, ZonedDateTime.parse(text, DATE).toInstant());
            return wish.isNegative() ? Duration.ZERO : wish;
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }
}
