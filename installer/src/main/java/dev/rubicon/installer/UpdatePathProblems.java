package dev.rubicon.installer;

import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.instance.InstanceState;
import dev.rubicon.model.Problem;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.UpdatePath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why there is no way to a solution, in words. */
public final class UpdatePathProblems {
    private UpdatePathProblems() {}

    public static List<Problem> of(UpdatePath.Refused refused) {
        return refused.downgrades().stream().map(UpdatePathProblems::downgrade).toList();
    }

    /** In an instance, which may have the data of packages that are not installed. */
    static List<Problem> of(UpdatePath.Refused refused, InstanceState state) {
        return refused.downgrades().stream()
                .map(down -> state.kept().containsKey(down.id()) ? overKeptData(down, state.name()) : downgrade(down))
                .toList();
    }

    private static Problem downgrade(UpdatePath.Downgrade down) {
        return new Problem(
                "RB521",
                down.id() + " would go back from " + down.installed() + " to " + down.target()
                        + ", and going back is never done",
                "ask for " + down.installed() + " or a later version, or restore a backup");
    }

    private static Problem overKeptData(UpdatePath.Downgrade down, InstanceName instance) {
        return new Problem(
                "RB580",
                down.id() + " " + down.target() + " cannot be installed, because the instance holds the data of "
                        + down.installed() + ", which was uninstalled, and going back is never done",
                "ask for " + down.installed() + " or a later version; to give that data up: rubicon uninstall --id "
                        + down.id() + " --clean --instance " + instance);
    }

    public static List<Problem> of(UpdatePath.Unreachable unreachable) {
        return unreachable.gaps().stream().map(UpdatePathProblems::problem).toList();
    }

    private static Problem problem(UpdatePath.Gap gap) {
        String why = gap.target().version() + " can be updated only from "
                + range(gap.target().updatesFrom());
        String between = gap.between().isEmpty()
                ? "there is no such version above " + gap.installed()
                : gap.between().stream()
                        .map(one -> one.version() + " only from " + range(one.updatesFrom()))
                        .collect(Collectors.joining(", "));
        return new Problem(
                "RB403",
                "there is no way for " + gap.target().id() + " from " + gap.installed() + " to "
                        + gap.target().version() + ": " + why + ", and " + between,
                "use a repository that has the versions in between, or ask for a version that updates from "
                        + gap.installed());
    }

    private static String range(Optional<VersionQuery> updatesFrom) {
        return updatesFrom.map(VersionQuery::toString).orElse("any version");
    }
}
