package dev.rubicon.packager.context;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Version;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Which versions of a package will do, by the version of an app that another app names. */
public enum VersionRule {
    /** That one. */
    VERSION("version"),
    /** That one and above. An app's manifest means no less and no more. */
    FROM_MINOR("fromMinor"),
    /** Its major version and above. */
    FROM_MAJOR("fromMajor"),
    /** That one and above, up to the next major version. */
    FROM_MINOR_TO_NEXT_MAJOR("fromMinorToNextMajor"),
    /** Its major version. */
    FROM_MAJOR_TO_NEXT_MAJOR("fromMajorToNextMajor");

    /** As many numbers as a version has. */
    public static final int ALL_PARTS = 4;

    private final String word;

    VersionRule(String word) {
        this.word = word;
    }

    /**
     * By its name, letter case aside.
     *
     * @throws InvalidInput RB179
     */
    public static VersionRule parse(String text) {
        return Arrays.stream(values())
                .filter(rule -> rule.word.equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "RB179",
                        "'" + Quoted.shortened(text) + "' is not a version rule",
                        "use one of "
                                + Arrays.stream(values()).map(rule -> rule.word).collect(Collectors.joining(", "))));
    }

    /**
     * The query, as text: a bare version for {@link #VERSION}, which also is a version.
     *
     * @param parts how many numbers of {@code version} count, as {@link #parts}
     */
    public String apply(Version version, int parts) {
        String lower = parts(version.toString(), parts);
        String major = version.major() + ".0";
        String below = " <" + (version.major() + 1L) + ".0";
        return switch (this) {
            case VERSION -> lower;
            case FROM_MINOR -> ">=" + lower;
            case FROM_MAJOR -> ">=" + major;
            case FROM_MINOR_TO_NEXT_MAJOR -> ">=" + lower + below;
            case FROM_MAJOR_TO_NEXT_MAJOR -> ">=" + major + below;
        };
    }

    /** The first numbers of a version: at least two, or all if there are fewer. */
    public static String parts(String version, int parts) {
        return Arrays.stream(version.split("\\.", -1)).limit(Math.max(2, parts)).collect(Collectors.joining("."));
    }
}
