package dev.rubicon.model;

import java.util.regex.Pattern;

/** Text from outside, made safe to stand inside a message: one line, bounded, no control or invisible characters. */
public final class Quoted {
    private static final int MAX_LENGTH = 80;
    private static final int MAX_PATH_LENGTH = 200;
    private static final int MAX_SENTENCE_LENGTH = 500;

    // Cc: controls; Cf: among others those that turn the direction of text; Zl, Zp: line ends; Cs: half characters.
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    private Quoted() {}

    /** At most 80 characters of {@code text}, unsafe ones as {@code ?}, with an ellipsis where it was cut. */
    public static String shortened(String text) {
        String start = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
        return safe(start);
    }

    /** As {@link #shortened}, but up to 500 characters: what another program says, or is told. */
    public static String sentence(String text) {
        String start = text.length() <= MAX_SENTENCE_LENGTH ? text : text.substring(0, MAX_SENTENCE_LENGTH) + "…";
        return safe(start);
    }

    /** As {@link #shortened}, but up to 200 characters and cut at its start: of a path, the end says most. */
    public static String path(String path) {
        String end = path.length() <= MAX_PATH_LENGTH ? path : "…" + path.substring(path.length() - MAX_PATH_LENGTH);
        return safe(end);
    }

    private static String safe(String text) {
        return isPlain(text) ? text : UNSAFE.matcher(text).replaceAll("?");
    }

    /** Whether all of it is visible ASCII or blanks, as nearly all names are: quicker to see than by an expression. */
    public static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
