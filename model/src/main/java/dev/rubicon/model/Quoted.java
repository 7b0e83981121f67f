package dev.rubicon.model;

/** Text from outside, made safe to stand inside a message: one line, bounded, no control characters. */
public final class Quoted {
    private static final int MAX_LENGTH = 80;
    private static final int MAX_PATH_LENGTH = 200;

    private Quoted() {}

    /** At most 80 characters of {@code text}, control characters as {@code ?}, with an ellipsis where it was cut. */
    public static String shortened(String text) {
        String start = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
        return start.replaceAll("\\p{Cntrl}", "?");
    }

    /** As {@link #shortened}, but up to 200 characters and cut at its start: of a path, the end says most. */
    public static String path(String path) {
        String end = path.length() <= MAX_PATH_LENGTH ? path : "…" + path.substring(path.length() - MAX_PATH_LENGTH);
        return end.replaceAll("\\p{Cntrl}", "?");
    }
}
