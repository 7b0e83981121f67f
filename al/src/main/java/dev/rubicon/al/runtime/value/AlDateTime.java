package dev.rubicon.al.runtime.value;

/**
 * A moment; 0DT is {@link #BLANK}.
 *
 * @param millis since 1970 in UTC
 */
public record AlDateTime(long millis) implements Comparable<AlDateTime> {
    /** Before all others. */
    public static final AlDateTime BLANK = new AlDateTime(Long.MIN_VALUE);

    private static final long LAST = 253_402_300_799_999L;

    /** @throws AlError if it leaves the calendar, which ends with the year 9999 */
    public AlDateTime plus(long more) {
        boolean isFar = more > LAST || more < -LAST;
        if (isFar || millis + more > LAST || millis + more < -LAST) {
            throw AlError.of("The date is not valid.");
        }
        return new AlDateTime(millis + more);
    }

    public boolean isBlank() {
        return millis == Long.MIN_VALUE;
    }

    @Override
    public int compareTo(AlDateTime other) {
        return Long.compare(millis, other.millis);
    }
}
