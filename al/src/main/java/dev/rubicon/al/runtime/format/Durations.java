package dev.rubicon.al.runtime.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Durations as texts: {@code 2 days 4 hours}, and in XML {@code P2DT4H}. */
final class Durations {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("day", DAY),
            Map.entry("days", DAY),
            Map.entry("d", DAY),
            Map.entry("hour", HOUR),
            Map.entry("hours", HOUR),
            Map.entry("h", HOUR),
            Map.entry("minute", MINUTE),
            Map.entry("minutes", MINUTE),
            Map.entry("min", MINUTE),
            Map.entry("m", MINUTE),
            Map.entry("second", SECOND),
            Map.entry("seconds", SECOND),
            Map.entry("sec", SECOND),
            Map.entry("s", SECOND),
            Map.entry("millisecond", 1L),
            Map.entry("milliseconds", 1L),
            Map.entry("milli", 1L),
            Map.entry("millis", 1L),
            Map.entry("ms", 1L));

    private Durations() {}

    static String words(long millis) {
        List<String> words = new ArrayList<>();
        add(words, millis / DAY, "day");
        add(words, millis / HOUR % 24, "hour");
        add(words, millis / MINUTE % 60, "minute");
        add(words, millis / SECOND % 60, "second");
        add(words, millis % SECOND, "millisecond");
        return words.isEmpty() ? "0 seconds" : String.join(" ", words);
    }

    private static void add(List<String> words, long number, String unit) {
        if (number != 0) {
            words.add(number + " " + unit + (Math.abs(number) == 1 ? "" : "s"));
        }
    }

    static String xml(long millis) {
        if (millis == 0) {
            return "PT0S";
        }
        long size = Math.abs(millis);
        StringBuilder text = new StringBuilder(millis < 0 ? "-P" : "P");
        unit(text, size / DAY, 'D');
        if (size % DAY != 0) {
            text.append('T');
            unit(text, size / HOUR % 24, 'H');
            unit(text, size / MINUTE % 60, 'M');
            if (size % MINUTE != 0) {
                text.append(size / SECOND % 60)
                        .append(MomentFields.fraction((int) (size % SECOND), '.'))
                        .append('S');
            }
        }
        return text.toString();
    }

    private static void unit(StringBuilder text, long number, char unit) {
        if (number != 0) {
            text.append(number).append(unit);
        }
    }

    /** {@code 2days 4 hours 3.7 seconds}, {@code P2DT4H}, or a number of milliseconds. */
    static Optional<Long> parse(String given) {
        String text = given.strip().toLowerCase(Locale.ROOT);
        boolean isNegative = text.startsWith("-p");
        String bare = isNegative ? text.substring(1) : text;
        String spaced = bare.startsWith("p") ? bare.substring(1).replace("t", " ") : bare;
        Optional<BigDecimal> sum = sum(spaced);
        return sum.map(millis -> isNegative ? millis.negate() : millis)
                .filter(millis -> millis.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0)
                .map(millis -> millis.setScale(0, RoundingMode.HALF_UP).longValue());
    }

    private static Optional<BigDecimal> sum(String text) {
        BigDecimal sum = BigDecimal.ZERO;
        int at = 0;
        boolean isAny = false;
        while (at < text.length()) {
            if (text.charAt(at) == ' ') {
                at++;
                continue;
            }
            int number = at;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
            Optional<BigDecimal> size = Evaluation.decimal(text.substring(number, at));
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
            int word = at;
            while (at < text.length() && Character.isLetter(text.charAt(at))) {
                at++;
            }
            String unit = text.substring(word, at);
            if (size.isEmpty() || !unit.isEmpty() && !UNITS.containsKey(unit) || at == number) {
                return Optional.empty();
            }
            sum = sum.add(size.get().multiply(BigDecimal.valueOf(unit.isEmpty() ? 1 : UNITS.get(unit))));
            isAny = true;
        }
        return isAny ? Optional.of(sum) : Optional.empty();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+';
    }
}
