package dev.rubicon.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionRangeTest {
    private static final List<Version> POINTS = List.of(
            Version.parse("0.0-0"),
            Version.parse("1.0-rc.1"),
            Version.parse("1.0"),
            Version.parse("1.0.0.1"),
            Version.parse("1.9"),
            Version.parse("1.10"),
            Version.parse("2.0-alpha"),
            Version.parse("2.0"),
            Version.parse("18.0.23456.21212"),
            Version.parse("18.1"),
            Version.parse("2147483647"));

    @Test
    void unionIntersectionAndComplementAgreeWithMembership() {
        Random random = new Random(2026);
        for (int i = 0; i < 5_000; i++) {
            check(randomRange(random, 3), randomRange(random, 3));
        }
    }

    @Test
    void nothingAndEverythingAreEachOthersComplement() {
        assertEquals(VersionRange.ANY, VersionRange.NONE.complement());
        assertEquals(VersionRange.NONE, VersionRange.ANY.complement());
        assertTrue(VersionRange.below(POINTS.get(3))
                .intersect(VersionRange.above(POINTS.get(3)))
                .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "22.0, 22.0, true",
        "22.0, 22.0.5, true",
        "22.0, 22.0.2147483647.2147483647, true",
        "22.0, 22.0-rc.1, true",
        "22.0, 22.1-rc.1, false",
        "22.0, 22.1, false",
        "22.0, 21.9, false",
        "22, 22.9, true",
        "22, 23, false",
        "22.0.1, 22.0.1.7, true",
        "22.0.1, 22.0.2, false",
        "1.2147483647, 1.2147483647.3, true",
        "1.2147483647, 2.0, false",
        "2147483647, 2147483647.5, true",
        "2147483647, 1.0, false"
    })
    void aPrefixHoldsWhatBeginsWithItsParts(String prefix, String version, boolean expected) {
        assertEquals(expected, VersionRange.prefix(Version.parse(prefix)).contains(Version.parse(version)));
    }

    private static void check(VersionRange left, VersionRange right) {
        for (Version version : POINTS) {
            boolean inLeft = left.contains(version);
            boolean inRight = right.contains(version);
            assertEquals(inLeft || inRight, left.union(right).contains(version), () -> left + " or " + right);
            assertEquals(inLeft && inRight, left.intersect(right).contains(version), () -> left + " and " + right);
            assertEquals(!inLeft, left.complement().contains(version), () -> "not " + left);
        }
        assertEquals(left.union(right), right.union(left));
        assertEquals(left.intersect(right), right.intersect(left));
        assertEquals(left, left.complement().complement());
        assertEquals(
                left.union(right).complement(), left.complement().intersect(right.complement()), "de Morgan's law");
        assertIntervalsAreApart(left.union(right));
        assertIntervalsAreApart(left.intersect(right));
    }

    private static void assertIntervalsAreApart(VersionRange range) {
        for (int i = 1; i < range.intervals().size(); i++) {
            VersionRange.Bound end = range.intervals().get(i - 1).upper().orElseThrow();
            VersionRange.Bound start = range.intervals().get(i).lower().orElseThrow();
            int order = end.version().compareTo(start.version());
            assertTrue(order < 0 || order == 0 && !end.inclusive() && !start.inclusive(), range::toString);
        }
    }

    private static VersionRange randomRange(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return leaf(random);
        }
        VersionRange left = randomRange(random, depth - 1);
        VersionRange right = randomRange(random, depth - 1);
        return switch (random.nextInt(3)) {
            case 0 -> left.union(right);
            case 1 -> left.intersect(right);
            default -> left.complement();
        };
    }

    private static VersionRange leaf(Random random) {
        Version version = POINTS.get(random.nextInt(POINTS.size()));
        List<VersionRange> leaves = new ArrayList<>(List.of(
                VersionRange.ANY,
                VersionRange.NONE,
                VersionRange.exactly(version),
                VersionRange.atLeast(version),
                VersionRange.above(version),
                VersionRange.atMost(version),
                VersionRange.below(version)));
        Optional.of(version)
                .filter(v -> !v.isPreRelease())
                .map(VersionRange::prefix)
                .ifPresent(leaves::add);
        return leaves.get(random.nextInt(leaves.size()));
    }
}
