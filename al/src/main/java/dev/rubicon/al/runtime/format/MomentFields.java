package dev.rubicon.al.runtime.format;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Optional;

/**
 * A date, a time of day, or both, in a picture.
 *
 * @param date absent in a time
 * @param millis since midnight; absent in a date
 */
record MomentFields(Optional<LocalDate> date, boolean isClosing, Optional<Integer> millis) implements Fields {
    @Override
    public Optional<Shown> field(Picture.Field field) {
        return date.flatMap(day -> ofDate(day, field)).or(() -> millis.flatMap(time -> ofTime(time, field)));
    }

    private Optional<Shown> ofDate(LocalDate day, Picture.Field field) {
        int week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        int weekYear = day.get(IsoFields.WEEK_BASED_YEAR);
        return Optional.ofNullable(
                switch (field.name()) {
                    case "day" -> Shown.number(day.getDayOfMonth(), '0');
                    case "month" -> Shown.number(day.getMonthValue(), '0');
                    case "month text" ->
                        Shown.word(day.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, Locale.ENGLISH));
                    case "quarter" -> Shown.number((day.getMonthValue() + 2) / 3, '0');
                    case "year" -> twoDigits(day.getYear());
                    case "year4" -> fourDigits(day.getYear());
                    case "week" -> Shown.number(week, '0');
                    case "week year" -> twoDigits(weekYear);
                    case "week year4" -> fourDigits(weekYear);
                    case "weekday" -> Shown.number(day.getDayOfWeek().getValue(), '0');
                    case "weekday text" ->
                        Shown.word(day.getDayOfWeek().getDisplayName(TextStyle.FULL_STANDALONE, Locale.ENGLISH));
                    case "closing" -> new Shown(isClosing ? "C" : "", ' ', false);
                    default -> null;
                });
    }

    private static Shown twoDigits(int year) {
        return new Shown(String.format(Locale.ROOT, "%02d", year % 100), '0', false);
    }

    private static Shown fourDigits(int year) {
        return new Shown(String.format(Locale.ROOT, "%04d", year), '0', false);
    }

    private static Optional<Shown> ofTime(int time, Picture.Field field) {
        int hours = time / 3_600_000;
        return Optional.ofNullable(
                switch (field.name()) {
                    case "hours24" -> Shown.number(hours, ' ');
                    case "hours12" -> Shown.number((hours + 11) % 12 + 1, '0');
                    case "minutes" -> Shown.number(time / 60_000 % 60, '0');
                    case "seconds" -> Shown.number(time / 1000 % 60, '0');
                    case "thousands" -> Shown.number(time % 1000, '0');
                    case "am/pm" -> Shown.word(hours < 12 ? "AM" : "PM");
                    case "second dec" ->
                        new Shown(fraction(time % 1000, field.mark().orElse('.')), ' ', false);
                    default -> null;
                });
    }

    /** {@code .55} for 550; nothing for 0. */
    static String fraction(int millis, char mark) {
        if (millis == 0) {
            return "";
        }
        return mark + String.format(Locale.ROOT, "%03d", millis).replaceFirst("0+$", "");
    }
}
