package dev.rubicon.installer;

import dev.rubicon.model.Lockfile;
import dev.rubicon.model.Lockfile.Locked;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Release;
import dev.rubicon.resolver.Resolution;
import dev.rubicon.resolver.Resolution.Chosen;
import dev.rubicon.resolver.VersionSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a repository and a solution are what a lock file says. */
public final class LockCheck {
    private LockCheck() {}

    /** All packages that the repository does not have with the same content. */
    public static List<Problem> repository(Lockfile lockfile, VersionSource source) {
        List<Problem> problems = new ArrayList<>();
        for (Locked locked : lockfile.packages()) {
            PackageVersion identity = locked.identity();
            Optional<Release> found = source.releases(identity.id()).stream()
                    .filter(release -> release.version().equals(identity.version()))
                    .findFirst();
            if (found.isEmpty()) {
                problems.add(problem(identity + " is locked, and the repository does not have it"));
            } else if (!found.get().digest().equals(locked.digest())) {
                problems.add(problem(identity + " is locked with digest "
                        + locked.digest().abbreviated() + ", and the repository has it with "
                        + found.get().digest().abbreviated()));
            }
        }
        return problems;
    }

    private static Problem problem(String message) {
        return new Problem("RB404", message, "use the repository that it was locked with, or lock again");
    }

    /** All that the solution needs beyond what is locked. */
    static List<Problem> solution(Lockfile lockfile, Resolution.Solved solved) {
        Set<PackageId> locked =
                lockfile.packages().stream().map(one -> one.identity().id()).collect(Collectors.toSet());
        return solved.chosen().stream()
                .filter(chosen -> !(chosen.why() instanceof Resolution.Why.Kept))
                .map(Chosen::release)
                .filter(release -> !locked.contains(release.id()))
                .map(release -> new Problem(
                        "RB405",
                        "this instance needs " + release.identity() + " as well, and the lock file does not name it",
                        "lock again with this package as well: --id " + release.id()))
                .toList();
    }
}
