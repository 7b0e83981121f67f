package dev.rubicon.benchmarks.report;

/** What a figure counts. Less is better, always; the first that a row has is what rows are compared by. */
public enum Metric {
    /** User and system, of a process, its children and, where there is one, the database server. */
    CPU("CPU s", "%.3f"),
    /** The part of {@link #CPU} that the database server used. */
    SERVER_CPU("of it server s", "%.3f"),
    /** By the clock: worthless on a busy machine. */
    WALL("wall s", "%.3f"),
    /** Resident at most, of the largest process of the client. */
    PEAK("peak MB", "%.0f"),
    MILLIS("ms", "%.3f"),
    REQUESTS("requests", "%,.0f"),
    BYTES("bytes", "%,.0f");

    private final String title;
    private final String format;

    Metric(String title, String format) {
        this.title = title;
        this.format = format;
    }

    public String title() {
        return title;
    }

    String format() {
        return format;
    }
}
