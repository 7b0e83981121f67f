package org.sqlite.date;

import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;

/**
 * Takes the place of the driver's own class of this name, as {@link org.sqlite.util.LoggerFactory} does. The driver makes one for each
 * connection, and its own reads the rules of all time zones for it. Here that is done when there is a date to read or write.
 */
public final class FastDateFormat {
    private final String pattern;
    private final Optional<TimeZone> zone;

    private FastDateFormat(String pattern, Optional<TimeZone> zone) {
        this.pattern = pattern;
        this.zone = zone;
    }

    /** In the time zone of this machine. */
    public static FastDateFormat getInstance(String pattern) {
        return new FastDateFormat(pattern, Optional.empty());
    }

    public static FastDateFormat getInstance(String pattern, TimeZone zone) {
        return new FastDateFormat(pattern, Optional.of(zone));
    }

    public String format(Date date) {
        return made().format(date);
    }

    public Date parse(String text) throws ParseException {
        return made().parse(text);
    }

    private SimpleDateFormat made() {
        SimpleDateFormat format = new SimpleDateFormat(pattern);
        zone.ifPresent(format::setTimeZone);
        return format;
    }
}
