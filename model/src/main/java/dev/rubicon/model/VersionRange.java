package dev.rubicon.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A set of versions: disjoint intervals in ascending order that neither touch nor are empty. Pure order: pre-releases lie in
 * a range like any version; whether they may be picked is for {@link VersionQuery} to say.
 */
public record VersionRange(List<Interval> intervals) {
    public static final VersionRange ANY = new VersionRange(List.of(new Interval(Optional.empty(), Optional.empty())));
    public static final VersionRange NONE = new VersionRange(List.of());

    /**
     * One end of an interval.
     *
     * @param inclusive whether {@code version} itself lies inside
     */
    public record Bound(Version version, boolean inclusive) {}

    /** All versions from {@code lower} to {@code upper}; an absent bound is none. */
    public record Interval(Optional<Bound> lower, Optional<Bound> upper) {
        boolean contains(Version version) {
            return isAbove(version, lower) && isBelow(version, upper);
        }

        private static boolean isAbove(Version version, Optional<Bound> bound) {
            return bound.isEmpty()
                    || version.isAfter(bound.get().version())
                    || bound.get().inclusive() && version.equals(bound.get().version());
        }

        private static boolean isBelow(Version version, Optional<Bound> bound) {
            return bound.isEmpty()
                    || version.isBefore(bound.get().version())
                    || bound.get().inclusive() && version.equals(bound.get().version());
        }

        Optional<Interval> intersect(Interval other) {
            Optional<Bound> low = highest(lower, other.lower);
            Optional<Bound> high = lowest(upper, other.upper);
            Interval both = new Interval(low, high);
            return both.isEmpty() ? Optional.empty() : Optional.of(both);
        }

        private boolean isEmpty() {
            if (lower.isEmpty() || upper.isEmpty()) {
                return false;
            }
            int order = lower.get().version().compareTo(upper.get().version());
            return order > 0
                    || order == 0 && !(lower.get().inclusive() && upper.get().inclusive());
        }

        // An exclusive lower bound is the higher one: >1.0 begins after >=1.0.
        private static Optional<Bound> highest(Optional<Bound> left, Optional<Bound> right) {
            if (left.isEmpty() || right.isEmpty()) {
                return left.isEmpty() ? right : left;
            }
            int order = left.get().version().compareTo(right.get().version());
            return order > 0 || order == 0 && !left.get().inclusive() ? left : right;
        }

        private static Optional<Bound> lowest(Optional<Bound> left, Optional<Bound> right) {
            if (left.isEmpty() || right.isEmpty()) {
                return left.isEmpty() ? right : left;
            }
            int order = left.get().version().compareTo(right.get().version());
            return order < 0 || order == 0 && !left.get().inclusive() ? left : right;
        }

        @Override
        public String toString() {
            if (lower.isEmpty() && upper.isEmpty()) {
                return "any";
            }
            if (lower.isPresent()
                    && upper.isPresent()
                    && lower.get().version().equals(upper.get().version())) {
                return "=" + lower.get().version();
            }
            String low =
                    lower.map(b -> (b.inclusive() ? ">=" : ">") + b.version()).orElse("");
            String high =
                    upper.map(b -> (b.inclusive() ? "<=" : "<") + b.version()).orElse("");
            return (low + " " + high).strip();
        }
    }

    public VersionRange {
        intervals = List.copyOf(intervals);
    }

    /** Exactly {@code version}. */
    public static VersionRange exactly(Version version) {
        Optional<Bound> bound = Optional.of(new Bound(version, true));
        return new VersionRange(List.of(new Interval(bound, bound)));
    }

    /** {@code >=version}, what app.json means by a dependency's version. */
    public static VersionRange atLeast(Version version) {
        return new VersionRange(List.of(new Interval(Optional.of(new Bound(version, true)), Optional.empty())));
    }

    public static VersionRange above(Version version) {
        return new VersionRange(List.of(new Interval(Optional.of(new Bound(version, false)), Optional.empty())));
    }

    public static VersionRange atMost(Version version) {
        return new VersionRange(List.of(new Interval(Optional.empty(), Optional.of(new Bound(version, true)))));
    }

    public static VersionRange below(Version version) {
        return new VersionRange(List.of(new Interval(Optional.empty(), Optional.of(new Bound(version, false)))));
    }

    /** Every version that begins with the parts written: {@code 22.0} holds 22.0, 22.0.5 and 22.0-rc.1, not 22.1-rc.1. */
    public static VersionRange prefix(Version version) {
        return new VersionRange(List.of(new Interval(
                Optional.of(new Bound(version.lowestPreRelease(), true)),
                version.lowestBeyondPrefix().map(beyond -> new Bound(beyond, false)))));
    }

    public boolean contains(Version version) {
        for (Interval interval : intervals) {
            if (interval.contains(version)) {
                return true;
            }
        }
        return false;
    }

    public boolean isEmpty() {
        return intervals.isEmpty();
    }

    public VersionRange intersect(VersionRange other) {
        List<Interval> both = new ArrayList<>();
        for (Interval left : intervals) {
            for (Interval right : other.intervals) {
                left.intersect(right).ifPresent(both::add);
            }
        }
        return new VersionRange(both);
    }

    public VersionRange union(VersionRange other) {
        return complement().intersect(other.complement()).complement();
    }

    public VersionRange complement() {
        List<Interval> gaps = new ArrayList<>();
        Optional<Bound> from = Optional.empty();
        for (Interval interval : intervals) {
            Interval gap = new Interval(from, interval.lower().map(VersionRange::flipped));
            if (interval.lower().isPresent() && !gap.isEmpty()) {
                gaps.add(gap);
            }
            if (interval.upper().isEmpty()) {
                return new VersionRange(gaps);
            }
            from = interval.upper().map(VersionRange::flipped);
        }
        gaps.add(new Interval(from, Optional.empty()));
        return new VersionRange(gaps);
    }

    private static Bound flipped(Bound bound) {
        return new Bound(bound.version(), !bound.inclusive());
    }

    @Override
    public String toString() {
        return intervals.isEmpty()
                ? "none"
                : intervals.stream().map(Interval::toString).collect(Collectors.joining(" || "));
    }
}
