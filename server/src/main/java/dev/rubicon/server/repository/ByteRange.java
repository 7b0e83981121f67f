package dev.rubicon.server.repository;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a file is wanted: RFC 9110, section 14, for one range. Several at once are answered with the whole, as that allows. */
sealed interface ByteRange {
    Pattern SYNTAX = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    record Whole() implements ByteRange {}

    /** @param length at least 1, within the file */
    record Part(long from, long length) implements ByteRange {
        String contentRange(long size) {
            return "bytes " + from + "-" + (from + length - 1) + "/" + size;
        }
    }

    /** Beyond the end. */
    record Unsatisfiable() implements ByteRange {}

    static ByteRange parse(String header, long size) {
        Matcher range = SYNTAX.matcher(header.strip());
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return new Whole();
        }
        if (range.group(1).isEmpty()) {
            long last = Math.min(Long.parseLong(range.group(2)), size);
            return last == 0 ? new Unsatisfiable() : new Part(size - last, last);
        }
        long from = Long.parseLong(range.group(1));
        long to = range.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(range.group(2)), size - 1);
        if (!range.group(2).isEmpty() && Long.parseLong(range.group(2)) < from) {
            return new Whole();
        }
        return from >= size ? new Unsatisfiable() : new Part(from, to - from + 1);
    }
}
