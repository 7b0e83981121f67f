package dev.rubicon.al.runtime.format;

import dev.rubicon.al.runtime.value.AlDate;
import dev.rubicon.al.runtime.value.AlDateTime;
import dev.rubicon.al.runtime.value.AlTime;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as dates, times of day and both, as people in the US write them, as XML does, and as AL does. */
final class Moments {
    private static final Pattern ISO = Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})");
    private static final Pattern PARTS =
            Pattern.compile("([0-9]{1,2})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{2}|[0-9]{4}))?");
    private static final Pattern TIME =
            Pattern.compile("([0-9]{1,2})(?::([0-9]{1,2})(?::([0-9]{1,2})(?:[.,]([0-9]{1,7}))?)?)?\\s*([AaPp][Mm])?");
    private static final Pattern TIME_DIGITS =
            Pattern.compile("([0-9]{2})([0-9]{2})([0-9]{2})?(?:\\.([0-9]{1,3}))?[Tt]?");

    private Moments() {}

    static Optional<AlDate> date(String text, boolean isXml, Today today) {
        if (text.isEmpty() || text.equalsIgnoreCase("0D")) {
            return Optional.of(AlDate.BLANK);
        }
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return day(number(iso, 1), number(iso, 2), number(iso, 3)).map(AlDate::of);
        }
        if (isXml) {
            return Optional.empty();
        }
        boolean isClosing = text.toUpperCase(Locale.ROOT).startsWith("C") && text.length() > 1;
        return day(isClosing ? text.substring(1) : text, today).map(day -> new AlDate(day, isClosing));
    }

    private static Optional<LocalDate> day(String text, Today today) {
        String word = text.toLowerCase(Locale.ROOT);
        if ("today".startsWith(word)) {
            return Optional.of(today.day());
        }
        if ("workdate".startsWith(word)) {
            return Optional.of(today.workDate());
        }
        int year = today.workDate().getYear();
        Matcher parts = PARTS.matcher(text);
        if (parts.matches()) {
            return day(parts.group(3) == null ? year : year(parts.group(3)), number(parts, 1), number(parts, 2));
        }
        String digits = word.endsWith("d") ? word.substring(0, word.length() - 1) : word;
        if (!digits.matches("[0-9]+")) {
            return Optional.empty();
        }
        return switch (digits.length()) {
            case 1, 2 -> day(year, today.workDate().getMonthValue(), Integer.parseInt(digits));
            case 4 -> day(year, part(digits, 0, 2), part(digits, 2, 4));
            case 6 -> day(year(digits.substring(4)), part(digits, 0, 2), part(digits, 2, 4));
            case 8 ->
                word.endsWith("d")
                        ? day(part(digits, 0, 4), part(digits, 4, 6), part(digits, 6, 8))
                        : day(part(digits, 4, 8), part(digits, 0, 2), part(digits, 2, 4));
            default -> Optional.empty();
        };
    }

    private static int part(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }

    // 29 is 2029, and 30 is 1930.
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() > 2 ? year : year < 30 ? 2000 + year : 1900 + year;
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return year < 1 ? Optional.empty() : Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
    }

    static Optional<AlTime> time(String text) {
        if (text.isEmpty() || text.equalsIgnoreCase("0T")) {
            return Optional.of(AlTime.BLANK);
        }
        Matcher digits = TIME_DIGITS.matcher(text);
        Matcher matcher = digits.matches() ? digits : TIME.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String half = matcher.groupCount() > 4 && matcher.group(5) != null
                ? matcher.group(5).toUpperCase(Locale.ROOT)
                : "";
        int given = number(matcher, 1);
        if (!half.isEmpty() && (given < 1 || given > 12)) {
            return Optional.empty();
        }
        int hours = half.isEmpty() ? given : given % 12 + (half.equals("PM") ? 12 : 0);
        int minutes = number(matcher, 2);
        int seconds = number(matcher, 3);
        String fraction = matcher.group(4) == null ? "" : matcher.group(4);
        int millis = Integer.parseInt((fraction + "000").substring(0, 3));
        return hours > 23 || minutes > 59 || seconds > 59
                ? Optional.empty()
                : Optional.of(new AlTime(((hours * 60 + minutes) * 60 + seconds) * 1000 + millis));
    }

    static Optional<AlDateTime> moment(String text, boolean isXml, Today today) {
        if (text.isEmpty() || text.equalsIgnoreCase("0DT")) {
            return Optional.of(AlDateTime.BLANK);
        }
        if (text.length() > 10 && text.charAt(10) == 'T') {
            return iso(text);
        }
        int space = text.indexOf(' ');
        String day = space < 0 ? text : text.substring(0, space);
        Optional<AlTime> time = space < 0
                ? Optional.of(new AlTime(0))
                : time(text.substring(space + 1).strip());
        return date(day, isXml, today)
                .filter(date -> !date.isBlank())
                .flatMap(date -> time.map(
                        hour -> new AlDateTime(date.day().toEpochDay() * 86_400_000L + Math.max(0, hour.millis()))));
    }

    // Without an offset it is UTC, which is the time zone of all code here.
    private static Optional<AlDateTime> iso(String text) {
        try {
            boolean hasOffset = text.endsWith("Z") || text.substring(11).matches(".*[+-][0-9]{2}:?[0-9]{2}");
            return Optional.of(new AlDateTime(OffsetDateTime.parse(hasOffset ? text : text + "Z")
                    .toInstant()
                    .toEpochMilli()));
        } catch (DateTimeException noMoment) {
            return Optional.empty();
        }
    }
}
