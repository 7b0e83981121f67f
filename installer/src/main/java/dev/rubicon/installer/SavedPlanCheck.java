package dev.rubicon.installer;

import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Release;
import dev.rubicon.repository.Repository;
import dev.rubicon.resolver.VersionSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands between a saved plan and its packages. */
public final class SavedPlanCheck {
    private SavedPlanCheck() {}

    /** Where the repository does not have what the plan brings, or has it with other content: RB408. */
    public static List<Problem> repository(SavedPlan saved, VersionSource source) {
        List<Problem> problems = new ArrayList<>();
        for (SavedPlan.Needed needed : saved.packages()) {
            Optional<Release> found =
                    release(needed.identity(), source.releases(needed.identity().id()));
            if (found.isEmpty()) {
                problems.add(problem("the plan brings " + needed.identity() + ", and the repository does not have it"));
            } else if (!found.get().digest().equals(needed.digest())) {
                problems.add(problem("the plan brings " + needed.identity() + " with digest "
                        + needed.digest().abbreviated() + ", and the repository has it with "
                        + found.get().digest().abbreviated()));
            }
        }
        return List.copyOf(problems);
    }

    private static Problem problem(String what) {
        return new Problem("RB408", what, "use the repository that it was planned with, or plan again");
    }

    private static Optional<Release> release(PackageVersion identity, List<Release> releases) {
        return releases.stream()
                .filter(release -> release.version().equals(identity.version()))
                .findFirst();
    }

    /** What of the plan's packages cannot be had now, as far as that is known without asking anybody. */
    static List<Problem> lacking(SavedPlan saved, Repository repository) {
        List<Problem> problems = new ArrayList<>();
        for (SavedPlan.Needed needed : saved.packages()) {
            PackageVersion identity = needed.identity();
            List<Problem> lists = repository.lackingLists(List.of(identity.id()));
            problems.addAll(lists);
            if (lists.isEmpty()
                    && release(identity, repository.releases(identity.id())).isPresent()) {
                problems.addAll(repository.lacking(List.of(identity)));
            }
        }
        return List.copyOf(problems);
    }
}
