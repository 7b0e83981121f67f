package dev.rubicon.cli;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.Problem;
import dev.rubicon.resolver.Contradiction;
import dev.rubicon.resolver.Resolution;
import dev.rubicon.resolver.report.DerivationText;
import dev.rubicon.resolver.report.HintText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Why no versions fit together, in words. */
final class ResolutionText {
    private ResolutionText() {}

    /** Empty if they do. */
    static List<Problem> problems(Resolution resolution) {
        return switch (resolution) {
            case Resolution.Solved solved -> List.of();
            case Resolution.Undecided undecided ->
                List.of(new Problem(
                        "RB402",
                        "no versions that fit together were found in " + undecided.attempts() + " attempts",
                        "ask for fewer packages at once, or for exact versions"));
            case Resolution.Unsolvable unsolvable -> problems(unsolvable);
        };
    }

    /** How that follows, a sentence a line; empty if there is nothing to say. */
    static List<String> explanation(Resolution resolution) {
        return switch (resolution) {
            case Resolution.Solved solved -> List.of();
            case Resolution.Undecided undecided -> List.of();
            case Resolution.Unsolvable unsolvable ->
                DerivationText.lines(unsolvable.contradiction().derivation());
        };
    }

    private static List<Problem> problems(Resolution.Unsolvable unsolvable) {
        Contradiction contradiction = unsolvable.contradiction();
        List<Problem> problems = new ArrayList<>();
        for (Resolution.MissingPackage missing : contradiction.missing(contradiction.derivation())) {
            problems.add(new Problem(
                    "RB400",
                    "there is no package " + missing.id() + " in the repository",
                    missing.similar().isEmpty()
                            ? "publish it, or use the repository that has it"
                            : "did you mean "
                                    + missing.similar().stream()
                                            .map(PackageId::value)
                                            .collect(Collectors.joining(", ")) + "?"));
        }
        if (problems.isEmpty()) {
            problems.add(new Problem("RB401", "no versions fit together", hint(contradiction)));
        }
        return problems;
    }

    // Each of them was tried.
    private static String hint(Contradiction contradiction) {
        List<String> hints = contradiction.hints(contradiction.derivation()).stream()
                .map(HintText::of)
                .toList();
        return hints.isEmpty() ? "publish versions that do, or ask for others" : String.join("; or ", hints);
    }
}
