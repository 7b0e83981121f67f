package dev.rubicon.al.runtime.value;

import java.util.Optional;
import java.util.regex.Pattern;

/** A version of four numbers, as AL code has it. */
public record AlVersion(long major, long minor, long build, long revision) implements Comparable<AlVersion> {
    public static final AlVersion ZERO = new AlVersion(0, 0, 0, 0);

    private static final Pattern SYNTAX = Pattern.compile("[0-9]{1,10}(\\.[0-9]{1,10}){1,3}");

    /** Of two to four numbers; those left out are 0. */
    public static Optional<AlVersion> parse(String text) {
        String bare = text.strip();
        if (!SYNTAX.matcher(bare).matches()) {
            return Optional.empty();
        }
        String[] parts = bare.split("\\.");
        long[] numbers = new long[4];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = Long.parseLong(parts[i]);
            if (numbers[i] > Integer.MAX_VALUE) {
                return Optional.empty();
            }
        }
        return Optional.of(new AlVersion(numbers[0], numbers[1], numbers[2], numbers[3]));
    }

    @Override
    public int compareTo(AlVersion other) {
        int order = Long.compare(major, other.major);
        order = order != 0 ? order : Long.compare(minor, other.minor);
        order = order != 0 ? order : Long.compare(build, other.build);
        return order != 0 ? order : Long.compare(revision, other.revision);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + build + "." + revision;
    }
}
