package dev.rubicon.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a package was compared with when it was packed, and what an update from there would break. It says which ForceVersion the
 * package needs: the earliest version by which everything had been broken.
 *
 * @param compared ascending by version, each lower than the package's own
 */
public record ForceProof(List<Compared> compared) {
    public ForceProof {
        compared =
                compared.stream().sorted(Comparator.comparing(Compared::from)).toList();
    }

    /**
     * An earlier version.
     *
     * @param changes that need force in an update from there, if only where there are rows
     */
    public record Compared(Version from, List<BreakingChange> changes) {
        public Compared {
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
    public record BreakingChange(String code, String action) {}

    /** The last version an update from which breaks something. */
    public Optional<Compared> lastBreaking() {
        return compared.stream().filter(Compared::isBreaking).reduce((earlier, later) -> later);
    }

    /**
     * The ForceVersion that a package of version {@code own} needs; absent if it needs none. An update crosses it from every
     * version that it would break, and from no other one: 1.0 broken, 1.9 broken, 2.0 not gives 2.0.
     */
    public Optional<Version> needed(Version own) {
        return lastBreaking()
                .map(last -> compared.stream()
                        .map(Compared::from)
                        .filter(version -> version.isAfter(last.from()))
                        .findFirst()
                        .orElse(own));
    }
}
