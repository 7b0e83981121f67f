package dev.rubicon.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What was done to find out that the ForceVersion of a package is right, when it was packed. */
public sealed interface ForceProof {
    /** The author asked for none. */
    record Skipped() implements ForceProof {}

    /**
     * The apps were compared with those of earlier versions.
     *
     * @param starts ascending by version, each lower than the package's own
     */
    record Compared(List<Start> starts) implements ForceProof {
        public Compared {
            starts = starts.stream().sorted(Comparator.comparing(Start::from)).toList();
        }

        /** The last version an update from which breaks something. */
        public Optional<Start> lastBreaking() {
            return starts.stream().filter(Start::isBreaking).reduce((earlier, later) -> later);
        }

        /**
         * The ForceVersion that a package of version {@code own} needs; absent if it needs none. An update crosses it from every
         * version that it would break, and from no other one: 1.0 broken, 1.9 broken, 2.0 not gives 2.0.
         */
        public Optional<Version> needed(Version own) {
            return lastBreaking()
                    .map(last -> starts.stream()
                            .map(Start::from)
                            .filter(version -> version.isAfter(last.from()))
                            .findFirst()
                            .orElse(own));
        }
    }

    /**
     * A version that an update may start from.
     *
     * @param changes that need force in an update from there, if only where there are rows
     */
    record Start(Version from, List<BreakingChange> changes) {
        public Start {
            changes = List.copyOf(changes);
        }

        public boolean isBreaking() {
            return !changes.isEmpty();
        }
    }

    /**
     * A change that needs force.
     *
     * @param code of the finding, such as {@code SC102}
     * @param action in words, such as {@code drops field Customer.Fax}
     */
    record BreakingChange(String code, String action) {}
}
