package dev.rubicon.resolver;

import dev.rubicon.resolver.Resolution.MissingPackage;
import java.util.List;

/** That there is no solution. Why is worked out when somebody asks: it takes longer than to find that there is none. */
public final class Contradiction {
    private final Universe universe;
    private final Incompatibility found;

    Contradiction(Universe universe, Incompatibility found) {
        this.universe = universe;
        this.found = found;
    }

    /** From as few facts as will do: none of them can be left out. */
    public Derivation derivation() {
        return Explanation.of(universe, found);
    }

    /** Packages that {@code derivation} is about and that do not exist, ascending by id. */
    public List<MissingPackage> missing(Derivation derivation) {
        return Missing.in(derivation, universe);
    }

    /** The smallest changes after which there is a solution, tried out; none if nobody could make one of these. */
    public List<Hint> hints(Derivation derivation) {
        return new Hints(universe).from(derivation);
    }
}
