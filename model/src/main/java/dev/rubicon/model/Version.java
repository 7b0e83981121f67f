package dev.rubicon.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version such as {@code 2.0}, {@code 18.0.23456.21212} or {@code 1.0.0-rc.1+5b880cae}: one to four numeric parts, each
 * 0..2^31-1, then a label and build metadata by the rules of SemVer 2.0.0. Missing parts count as 0 and build metadata does
 * not count, in order and in equality: {@code 1.0} equals {@code 1.0.0.0}. The text is kept as it was written.
 */
public final class Version implements Comparable<Version> {
    private static final int MAX_PARTS = 4;
    private static final int MAX_LENGTH = 100;
    private static final Pattern SYNTAX =
            Pattern.compile("(\\d+(?:\\.\\d+)*)(?:-([0-9A-Za-z.-]+))?(?:\\+([0-9A-Za-z.-]+))?");
    private static final String HINT =
            "write one to four numbers and, if need be, a label and build metadata, such as 2.0, 18.0.23456.21212, 2.0.0-rc.1"
                    + " or 1.0.0+5b880cae";

    /** What an app that was never there has had: {@code 0.0.0.0}. */
    public static final Version ZERO = parse("0.0.0.0");

    private final String text;
    private final int partsGiven;
    private final int[] parts;
    private final String label;

    private Version(String text, int partsGiven, int[] parts, String label) {
        this.text = text;
        this.partsGiven = partsGiven;
        this.parts = parts;
        this.label = label;
    }

    /** @throws InvalidInput RB102 if {@code text} is not a version */
    public static Version parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (text.length() > MAX_LENGTH || !matcher.matches()) {
            throw notAVersion(text, "");
        }
        String[] numbers = matcher.group(1).split("\\.");
        if (numbers.length > MAX_PARTS) {
            throw notAVersion(text, ": it has " + numbers.length + " numeric parts, at most four are allowed");
        }
        int[] parts = new int[MAX_PARTS];
        for (int i = 0; i < numbers.length; i++) {
            parts[i] = number(numbers[i], text);
        }
        String label = matcher.group(2) == null ? "" : matcher.group(2);
        checkIdentifiers(label, true, text);
        checkIdentifiers(matcher.group(3) == null ? "" : matcher.group(3), false, text);
        return new Version(text, numbers.length, parts, label);
    }

    private static int number(String digits, String text) {
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            throw notAVersion(text, ": '" + Quoted.shortened(digits) + "' has a leading zero");
        }
        long value = digits.length() > 10 ? Long.MAX_VALUE : Long.parseLong(digits);
        if (value > Integer.MAX_VALUE) {
            throw notAVersion(text, ": '" + Quoted.shortened(digits) + "' is larger than " + Integer.MAX_VALUE);
        }
        return (int) value;
    }

    // SemVer 2.0.0, sections 9 and 10.
    private static void checkIdentifiers(String dotted, boolean refuseLeadingZero, String text) {
        if (dotted.isEmpty()) {
            return;
        }
        for (String identifier : dotted.split("\\.", -1)) {
            if (identifier.isEmpty()) {
                throw notAVersion(text, ": it has an empty identifier in '" + Quoted.shortened(dotted) + "'");
            }
            if (refuseLeadingZero && identifier.length() > 1 && identifier.charAt(0) == '0' && isNumeric(identifier)) {
                throw notAVersion(text, ": the identifier '" + Quoted.shortened(identifier) + "' has a leading zero");
            }
        }
    }

    private static InvalidInput notAVersion(String text, String why) {
        return new InvalidInput("RB102", "'" + Quoted.shortened(text) + "' is not a version" + why, HINT);
    }

    public int major() {
        return parts[0];
    }

    public int minor() {
        return parts[1];
    }

    /** The third numeric part; 0 if it was not written. */
    public int patch() {
        return parts[2];
    }

    /** The fourth numeric part; 0 if it was not written. */
    public int revision() {
        return parts[3];
    }

    /** How many numeric parts were written, 1 to 4. */
    public int partsGiven() {
        return partsGiven;
    }

    /** The pre-release label without its hyphen, such as {@code rc.1}; empty for a release. */
    public String label() {
        return label;
    }

    public boolean isPreRelease() {
        return !label.isEmpty();
    }

    public boolean isAfter(Version other) {
        return compareTo(other) > 0;
    }

    public boolean isBefore(Version other) {
        return compareTo(other) < 0;
    }

    /** Whether both have the same numeric parts, whatever their labels. */
    public boolean sameRelease(Version other) {
        return Arrays.equals(parts, other.parts);
    }

    /** The lowest version there can be with the numeric parts of this one: {@code 2.0} becomes {@code 2.0.0.0-0}. */
    Version lowestPreRelease() {
        return of(parts.clone(), partsGiven, "0");
    }

    /** The lowest version beyond the prefix that this one writes: {@code 22.0} becomes {@code 22.1.0.0-0}. Absent at the end. */
    Optional<Version> lowestBeyondPrefix() {
        int[] next = parts.clone();
        int last = partsGiven - 1;
        while (last >= 0 && next[last] == Integer.MAX_VALUE) {
            next[last--] = 0;
        }
        if (last < 0) {
            return Optional.empty();
        }
        next[last]++;
        return Optional.of(of(next, partsGiven, "0"));
    }

    private static Version of(int[] parts, int partsGiven, String label) {
        String text =
                parts[0] + "." + parts[1] + "." + parts[2] + "." + parts[3] + (label.isEmpty() ? "" : "-" + label);
        return new Version(text, partsGiven, parts, label);
    }

    @Override
    public int compareTo(Version other) {
        for (int i = 0; i < MAX_PARTS; i++) {
            int order = Integer.compare(parts[i], other.parts[i]);
            if (order != 0) {
                return order;
            }
        }
        return compareLabels(label, other.label);
    }

    // SemVer 2.0.0, section 11: a release is above its pre-releases; then identifier by identifier, the longer list
    // wins.
    private static int compareLabels(String left, String right) {
        if (left.equals(right)) {
            return 0;
        }
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() ? 1 : -1;
        }
        String[] lefts = left.split("\\.");
        String[] rights = right.split("\\.");
        for (int i = 0; i < Math.min(lefts.length, rights.length); i++) {
            int order = compareIdentifiers(lefts[i], rights[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(lefts.length, rights.length);
    }

    private static int compareIdentifiers(String left, String right) {
        boolean leftIsNumeric = isNumeric(left);
        if (leftIsNumeric != isNumeric(right)) {
            return leftIsNumeric ? -1 : 1;
        }
        if (leftIsNumeric && left.length() != right.length()) {
            return Integer.compare(left.length(), right.length());
        }
        return left.compareTo(right);
    }

    private static boolean isNumeric(String identifier) {
        return identifier.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version that && Arrays.equals(parts, that.parts) && label.equals(that.label);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(parts) + label.hashCode();
    }

    /** As it was written: {@code parse(v.toString())} equals {@code v}. */
    @Override
    public String toString() {
        return text;
    }
}
