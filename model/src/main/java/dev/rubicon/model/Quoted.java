package dev.rubicon.model;

/** Text from outside, made safe to stand inside a message: one line, bounded, no control characters. */
public final class Quoted {
    private static final int MAX_LENGTH = 80;

    private Quoted() {}

    /** At most 80 characters of {@code text}, control characters as {@code ?}, with an ellipsis where it was cut. */
    public static String shortened(String text) {
        String start = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
        return start.replaceAll("\\p{Cntrl}", "?");
    }
}
