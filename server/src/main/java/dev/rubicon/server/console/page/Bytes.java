package dev.rubicon.server.console.page;

import java.util.Locale;

/** Sizes for people. */
final class Bytes {
    private Bytes() {}

    /** Such as {@code 1.4 MB}. */
    static String text(long bytes) {
        if (bytes < 1_000) {
            return bytes + " bytes";
        }
        double rest = bytes;
        String unit = "";
        for (String next : new String[] {"kB", "MB", "GB", "TB"}) {
            if (rest < 999.5) {
                break;
            }
            rest /= 1_000;
            unit = next;
        }
        return String.format(Locale.ROOT, rest < 10 ? "%.1f %s" : "%.0f %s", rest, unit);
    }
}
