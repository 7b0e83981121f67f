package dev.rubicon.al.runtime.format;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The language of date formulas: {@code <CQ+1M-10D>} is the end of this quarter, a month later, ten days before. */
public final class DateFormulas {
    /** How a step of a formula goes. */
    private enum Kind {
        /** {@code 10D}: by so many. */
        BY,
        /** {@code D10}: to the next of that number. */
        TO,
        /** {@code CM}: to the end of the one around, or, with a minus, to its beginning. */
        CURRENT
    }

    private enum Unit {
        D,
        WD,
        W,
        M,
        Q,
        Y
    }

    private record Step(int sign, Kind kind, int number, Unit unit) {}

    private DateFormulas() {}

    /** Without brackets and white space, in upper case; absent if it is no formula. */
    public static Optional<String> normal(String text) {
        String bare = text.replace(" ", "").toUpperCase(Locale.ROOT);
        String inner = bare.startsWith("<") && bare.endsWith(">") && bare.length() > 1
                ? bare.substring(1, bare.length() - 1)
                : bare;
        return steps(inner).map(steps -> inner);
    }

    /** The day to which a formula goes from {@code day}; absent if it is no formula, or leaves the calendar. */
    public static Optional<LocalDate> calculate(String formula, LocalDate day) {
        return normal(formula).flatMap(DateFormulas::steps).flatMap(steps -> {
            LocalDate result = day;
            for (Step step : steps) {
                result = next(result, step);
            }
            return result.getYear() < 1 || result.getYear() > 9999 ? Optional.empty() : Optional.of(result);
        });
    }

    private static Optional<List<Step>> steps(String text) {
        List<Step> steps = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char first = text.charAt(at);
            boolean isSigned = first == '+' || first == '-';
            int sign = first == '-' ? -1 : 1;
            int start = isSigned ? at + 1 : at;
            int end = start;
            while (end < text.length() && text.charAt(end) != '+' && text.charAt(end) != '-') {
                end++;
            }
            Optional<Step> step = step(sign, text.substring(start, end));
            if (step.isEmpty() || steps.size() > 50) {
                return Optional.empty();
            }
            steps.add(step.get());
            at = end;
        }
        return Optional.of(steps);
    }

    private static Optional<Step> step(int sign, String term) {
        if (term.matches("[0-9]{1,5}(D|WD|W|M|Q|Y)")) {
            String digits = term.replaceAll("[A-Z]", "");
            return Optional.of(
                    new Step(sign, Kind.BY, Integer.parseInt(digits), Unit.valueOf(term.substring(digits.length()))));
        }
        if (term.matches("(D|WD|W|M|Q|Y)[0-9]{1,4}")) {
            String letters = term.replaceAll("[0-9]", "");
            return Optional.of(new Step(
                            sign, Kind.TO, Integer.parseInt(term.substring(letters.length())), Unit.valueOf(letters)))
                    .filter(DateFormulas::isInRange);
        }
        return term.matches("C(D|WD|W|M|Q|Y)")
                ? Optional.of(new Step(sign, Kind.CURRENT, 0, Unit.valueOf(term.substring(1))))
                : Optional.empty();
    }

    private static boolean isInRange(Step step) {
        int most = switch (step.unit()) {
            case D -> 31;
            case WD -> 7;
            case W -> 53;
            case M -> 12;
            case Q -> 4;
            case Y -> 9999;
        };
        return step.number() >= 1 && step.number() <= most;
    }

    private static LocalDate next(LocalDate day, Step step) {
        return switch (step.kind()) {
            case BY -> by(day, (long) step.sign() * step.number(), step.unit());
            case TO -> to(day, step);
            case CURRENT -> step.sign() < 0 ? begin(day, step.unit()) : end(day, step.unit());
        };
    }

    private static LocalDate by(LocalDate day, long number, Unit unit) {
        return switch (unit) {
            case D, WD -> day.plusDays(number);
            case W -> day.plusWeeks(number);
            case M -> day.plusMonths(number);
            case Q -> day.plusMonths(3 * number);
            case Y -> day.plusYears(number);
        };
    }

    private static LocalDate to(LocalDate day, Step step) {
        boolean isAfter = step.sign() > 0;
        return switch (step.unit()) {
            case WD ->
                day.with(
                        isAfter
                                ? TemporalAdjusters.next(DayOfWeek.of(step.number()))
                                : TemporalAdjusters.previous(DayOfWeek.of(step.number())));
            case D -> dayOfMonth(day, step.number(), isAfter);
            case W -> {
                long weeks = step.number() - day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
                LocalDate same = day.plusWeeks(weeks);
                yield passed(weeks, isAfter) ? same.with(IsoFields.WEEK_BASED_YEAR, weekYear(day) + step.sign()) : same;
            }
            case M -> months(day, step.number() - day.getMonthValue(), isAfter);
            case Q -> months(day, 3L * (step.number() - day.get(IsoFields.QUARTER_OF_YEAR)), isAfter);
            case Y -> day.withYear(step.number());
        };
    }

    private static int weekYear(LocalDate day) {
        return day.get(IsoFields.WEEK_BASED_YEAR);
    }

    private static boolean passed(long distance, boolean isAfter) {
        return isAfter ? distance <= 0 : distance >= 0;
    }

    private static LocalDate months(LocalDate day, long months, boolean isAfter) {
        LocalDate same = day.plusMonths(months);
        return passed(months, isAfter) ? same.plusYears(isAfter ? 1 : -1) : same;
    }

    // A month without that day has its last instead.
    private static LocalDate dayOfMonth(LocalDate day, int number, boolean isAfter) {
        LocalDate month = day.withDayOfMonth(1);
        LocalDate same = month.withDayOfMonth(Math.min(number, month.lengthOfMonth()));
        if (!passed(ChronoUnit.DAYS.between(day, same), isAfter)) {
            return same;
        }
        LocalDate other = month.plusMonths(isAfter ? 1 : -1);
        return other.withDayOfMonth(Math.min(number, other.lengthOfMonth()));
    }

    private static LocalDate begin(LocalDate day, Unit unit) {
        return switch (unit) {
            case D, WD -> day;
            case W -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case M -> day.withDayOfMonth(1);
            case Q -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
            case Y -> day.withDayOfYear(1);
        };
    }

    private static LocalDate end(LocalDate day, Unit unit) {
        return switch (unit) {
            case D, WD -> day;
            case W -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            case M -> day.with(TemporalAdjusters.lastDayOfMonth());
            case Q -> begin(day, Unit.Q).plusMonths(3).minusDays(1);
            case Y -> day.with(TemporalAdjusters.lastDayOfYear());
        };
    }
}
