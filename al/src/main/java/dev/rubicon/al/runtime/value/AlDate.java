package dev.rubicon.al.runtime.value;

import java.time.LocalDate;

/**
 * A date; 0D is {@link #BLANK}.
 *
 * @param isClosing whether it is what comes between that day and the next: C20261231D
 */
public record AlDate(LocalDate day, boolean isClosing) implements Comparable<AlDate> {
    /** Before all others. */
    public static final AlDate BLANK = new AlDate(LocalDate.MIN, false);

    private static final long MAX_DAYS = 4_000_000;

    public static AlDate of(LocalDate day) {
        return new AlDate(day, false);
    }

    /** @throws AlError if it leaves the calendar, which ends with the year 9999 */
    public AlDate plusDays(long days) {
        if (Math.abs(days) > MAX_DAYS || days == Long.MIN_VALUE) {
            throw AlError.of("The date is not valid.");
        }
        LocalDate moved = day.plusDays(days);
        if (moved.getYear() < 1 || moved.getYear() > 9999) {
            throw AlError.of("The date is not valid.");
        }
        return of(moved);
    }

    public boolean isBlank() {
        return day.equals(LocalDate.MIN);
    }

    @Override
    public int compareTo(AlDate other) {
        int order = day.compareTo(other.day);
        return order != 0 ? order : Boolean.compare(isClosing, other.isClosing);
    }
}
