package dev.rubicon.resolver;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the facts off a derivation, which may be deep, and in which steps may be used more than once. */
final class Facts {
    private Facts() {}

    static List<Fact> of(Derivation root) {
        Set<Derivation> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Fact> facts = new LinkedHashSet<>();
        Deque<Derivation> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Derivation derivation = open.pop();
            if (seen.add(derivation)) {
                switch (derivation) {
                    case Derivation.Stated stated -> facts.add(stated.fact());
                    case Derivation.Step step -> {
                        open.push(step.right());
                        open.push(step.left());
                    }
                }
            }
        }
        return List.copyOf(facts);
    }
}
