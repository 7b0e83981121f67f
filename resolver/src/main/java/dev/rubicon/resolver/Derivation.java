package dev.rubicon.resolver;

import java.util.List;

/** Why there is no solution: a fact, or what follows from two derivations. All its terms cannot hold at once. */
public sealed interface Derivation {
    /** By package in the order in which they were found; none if there is no solution at all. */
    List<Term> terms();

    /** Something that is so: the request, a manifest or the instance says it. */
    record Stated(List<Term> terms, Fact fact) implements Derivation {
        public Stated {
            terms = List.copyOf(terms);
        }
    }

    /** Whatever package both are about, it is as the one or as the other says; so the rest of their terms cannot hold at once. */
    record Step(List<Term> terms, Derivation left, Derivation right) implements Derivation {
        public Step {
            terms = List.copyOf(terms);
        }
    }

    /**
     * A statement about one package: that it is there in one of these versions, or that it is not.
     *
     * @param there whether it says so, or denies it
     */
    record Term(boolean there, Versions versions) {}

    /** The facts that it rests on, each once, in the order of reading. */
    default List<Fact> facts() {
        return Facts.of(this);
    }
}
