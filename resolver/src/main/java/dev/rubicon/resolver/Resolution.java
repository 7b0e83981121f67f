package dev.rubicon.resolver;

import dev.rubicon.model.Dependency;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Release;
import dev.rubicon.model.VersionQuery;
import java.util.List;

/** The solver's answer. */
public sealed interface Resolution {
    /**
     * All that the instance will have afterwards.
     *
     * @param chosen one release of each package: the request in its order, then dependencies breadth-first in declared order,
     *     then what stays untouched, by id
     */
    record Solved(List<Chosen> chosen) implements Resolution {
        public Solved {
            chosen = List.copyOf(chosen);
        }
    }

    /** No choice of versions will do. */
    record Unsolvable(Contradiction contradiction) implements Resolution {}

    /** The search was given up; there may be a solution. A narrower request takes fewer attempts. */
    record Undecided(int attempts) implements Resolution {}

    /** A release, and what brought it in first. */
    record Chosen(Release release, Why why) {}

    /** Why a release is part of a solution. */
    sealed interface Why {
        record Requested(VersionQuery query) implements Why {}

        record DependencyOf(PackageVersion owner, Dependency dependency) implements Why {}

        /** Installed, and nothing in the request leads to it. */
        record Kept() implements Why {}
    }

    /**
     * A package that does not exist.
     *
     * @param needed who needs it
     * @param similar up to three existing packages that are spelled nearly the same, the nearest first
     */
    record MissingPackage(PackageId id, List<Fact> needed, List<PackageId> similar) {
        public MissingPackage {
            needed = List.copyOf(needed);
            similar = List.copyOf(similar);
        }
    }
}
