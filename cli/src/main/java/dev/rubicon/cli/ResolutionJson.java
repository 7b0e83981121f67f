package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.PackageId;
import dev.rubicon.resolver.Derivation;
import dev.rubicon.resolver.Fact;
import dev.rubicon.resolver.Resolution;
import dev.rubicon.resolver.report.DerivationText;
import java.util.SortedSet;
import java.util.TreeSet;

/** The solver's answer as JSON. */
final class ResolutionJson {
    private ResolutionJson() {}

    /** {@code solution}, or {@code conflicts} and {@code explanation}, or {@code undecided} after so many attempts. */
    static ObjectNode write(Resolution resolution) {
        ObjectNode json = Json.object();
        switch (resolution) {
            case Resolution.Solved solved -> {
                ObjectNode versions = json.putObject("solution");
                solved.chosen()
                        .forEach(chosen -> versions.put(
                                chosen.release().id().value(),
                                chosen.release().version().toString()));
            }
            case Resolution.Unsolvable unsolvable -> {
                Derivation derivation = unsolvable.contradiction().derivation();
                conflicts(derivation).forEach(json.putArray("conflicts")::add);
                json.put("explanation", String.join(" ", DerivationText.lines(derivation)));
            }
            case Resolution.Undecided undecided -> json.put("undecided", undecided.attempts());
        }
        return json;
    }

    // All packages that play a part; none could be left out.
    private static SortedSet<String> conflicts(Derivation derivation) {
        SortedSet<String> ids = new TreeSet<>();
        for (Fact fact : derivation.facts()) {
            ids.add(fact.id().value());
            if (fact instanceof Fact.Declared declared) {
                PackageId owner = declared.owners().id();
                ids.add(owner.value());
            }
        }
        return ids;
    }
}
