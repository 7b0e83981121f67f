package dev.rubicon.resolver;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.Version;
import dev.rubicon.resolver.Derivation.Stated;
import dev.rubicon.resolver.Derivation.Step;
import dev.rubicon.resolver.Derivation.Term;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tries all that the packages of an explanation could be, and sees what its facts leave. Knows nothing but the terms. */
final class FactsOracle {
    private FactsOracle() {}

    static Optional<String> objection(Derivation derivation) {
        List<Stated> facts = new ArrayList<>();
        Optional<String> wrongStep = collect(derivation, facts, Collections.newSetFromMap(new IdentityHashMap<>()));
        if (wrongStep.isPresent()) {
            return wrongStep;
        }
        if (canBeMet(facts)) {
            return Optional.of("its facts can be met: " + derivation.facts());
        }
        for (Stated one : facts) {
            List<Stated> others = new ArrayList<>(facts);
            others.remove(one);
            if (!canBeMet(others)) {
                return Optional.of("it would do without " + one.fact());
            }
        }
        return Optional.empty();
    }

    // Each step must follow from the two before it: whatever meets both meets the step.
    private static Optional<String> collect(Derivation derivation, List<Stated> facts, Set<Derivation> seen) {
        if (!seen.add(derivation)) {
            return Optional.empty();
        }
        return switch (derivation) {
            case Stated stated -> {
                facts.add(stated);
                yield Optional.empty();
            }
            case Step step -> {
                List<List<Term>> parts =
                        List.of(step.left().terms(), step.right().terms());
                boolean follows = assignments(List.of(step.terms(), parts.get(0), parts.get(1))).stream()
                        .noneMatch(one ->
                                parts.stream().noneMatch(part -> allHold(part, one)) && allHold(step.terms(), one));
                yield follows
                        ? collect(step.left(), facts, seen).or(() -> collect(step.right(), facts, seen))
                        : Optional.of("a step does not follow: " + step.terms());
            }
        };
    }

    private static boolean canBeMet(List<Stated> facts) {
        List<List<Term>> terms = facts.stream().map(Derivation::terms).toList();
        return assignments(terms).stream().anyMatch(one -> terms.stream().noneMatch(part -> allHold(part, one)));
    }

    private static boolean allHold(List<Term> terms, Map<PackageId, Optional<Version>> assignment) {
        return terms.stream()
                .allMatch(term -> term.there()
                        == assignment
                                .get(term.versions().id())
                                .filter(term.versions().some()::contains)
                                .isPresent());
    }

    private static List<Map<PackageId, Optional<Version>>> assignments(List<List<Term>> terms) {
        SortedMap<PackageId, SortedSet<Version>> versions = new TreeMap<>();
        terms.forEach(part ->
                part.forEach(term -> versions.computeIfAbsent(term.versions().id(), any -> new TreeSet<>())
                        .addAll(term.versions().all())));
        List<Map<PackageId, Optional<Version>>> assignments = new ArrayList<>(List.of(new TreeMap<>()));
        versions.forEach((id, some) -> {
            List<Map<PackageId, Optional<Version>>> longer = new ArrayList<>();
            for (Map<PackageId, Optional<Version>> one : assignments) {
                longer.add(with(one, id, Optional.empty()));
                some.forEach(version -> longer.add(with(one, id, Optional.of(version))));
            }
            assignments.clear();
            assignments.addAll(longer);
        });
        return assignments;
    }

    private static Map<PackageId, Optional<Version>> with(
            Map<PackageId, Optional<Version>> one, PackageId id, Optional<Version> version) {
        Map<PackageId, Optional<Version>> more = new TreeMap<>(one);
        more.put(id, version);
        return more;
    }
}
