package dev.rubicon.resolver;

import dev.rubicon.model.PackageId;
import dev.rubicon.resolver.Resolution.MissingPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds in a derivation what is needed and does not exist. */
final class Missing {
    private Missing() {}

    static List<MissingPackage> in(Derivation derivation, Universe universe) {
        Map<PackageId, List<Fact>> needed = new TreeMap<>();
        for (Fact fact : derivation.facts()) {
            List<Versions> fitting = switch (fact) {
                case Fact.Asked asked -> List.of(asked.fitting());
                case Fact.Declared declared -> declared.fitting();
                case Fact.Stays any -> List.of();
                case Fact.Unmoved any -> List.of();
                case Fact.Yanked any -> List.of();
                case Fact.Unnamed any -> List.of();
            };
            if (!fitting.isEmpty() && fitting.stream().allMatch(one -> one.all().isEmpty())) {
                needed.computeIfAbsent(fact.id(), any -> new ArrayList<>()).add(fact);
            }
        }
        List<MissingPackage> missing = new ArrayList<>();
        needed.forEach((id, facts) -> missing.add(new MissingPackage(
                id, facts, Spelling.similar(id, universe.source().ids()))));
        return missing;
    }
}
