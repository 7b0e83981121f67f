package dev.rubicon.al.runtime.value;

/**
 * A time of day; 0T is {@link #BLANK}.
 *
 * @param millis since midnight
 */
public record AlTime(int millis) implements Comparable<AlTime> {
    /** Before all others. */
    public static final AlTime BLANK = new AlTime(-1);

    public boolean isBlank() {
        return millis < 0;
    }

    @Override
    public int compareTo(AlTime other) {
        return Integer.compare(millis, other.millis);
    }
}
