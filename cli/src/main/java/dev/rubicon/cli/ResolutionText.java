package dev.rubicon.cli;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.Requirement;
import dev.rubicon.resolver.Resolution;
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

    private static List<Problem> problems(Resolution.Unsolvable unsolvable) {
        List<Problem> problems = new ArrayList<>();
        for (Resolution.MissingPackage missing : unsolvable.missing()) {
            problems.add(new Problem(
                    "RB400",
                    "there is no package " + missing.id() + " in the repository; " + reasons(missing.requirements()),
                    missing.similar().isEmpty()
                            ? "publish it, or use the repository that has it"
                            : "did you mean "
                                    + missing.similar().stream()
                                            .map(PackageId::value)
                                            .collect(Collectors.joining(", ")) + "?"));
        }
        for (Resolution.Conflict conflict : unsolvable.conflicts()) {
            problems.add(new Problem(
                    "RB401",
                    "no version of " + conflict.id() + " will do: " + reasons(conflict.requirements()),
                    "versions in the repository are " + versions(conflict.available())
                            + (conflict.yanked().isEmpty() ? "" : "; withdrawn are " + versions(conflict.yanked()))));
        }
        return problems;
    }

    private static String versions(List<Version> versions) {
        return versions.isEmpty()
                ? "none"
                : versions.stream().map(Version::toString).collect(Collectors.joining(", "));
    }

    private static String reasons(List<Requirement> requirements) {
        return requirements.stream().map(ResolutionText::reason).collect(Collectors.joining("; "));
    }

    private static String reason(Requirement requirement) {
        return switch (requirement) {
            case Requirement.ByRequest asked -> "the request asks for " + range(asked.query());
            case Requirement.ByPackage owner ->
                owner.owner()
                        + (owner.dependency().onlyRestrictVersion() ? " allows " : " needs ")
                        + range(owner.dependency().version());
            case Requirement.ByInstance stays -> stays.installed() + " is installed and stays";
        };
    }

    private static String range(VersionQuery query) {
        return query.equals(VersionQuery.ANY) ? "it" : query.toString();
    }
}
