package dev.rubicon.installer;

import dev.rubicon.installer.plan.Planned;
import dev.rubicon.model.Problem;
import dev.rubicon.resolver.Resolution;
import java.util.List;

/** The answer to a request: a plan, or why there can be none. */
public sealed interface PlanAnswer {
    record Made(Planned planned) implements PlanAnswer {}

    /**
     * No versions fit together.
     *
     * @param resolution {@code Unsolvable} or {@code Undecided}
     */
    record NoVersions(Resolution resolution) implements PlanAnswer {}

    /** Versions were found, but a package cannot go to the one found: a downgrade, or an invalid package. */
    record Impossible(List<Problem> problems) implements PlanAnswer {
        public Impossible {
            problems = List.copyOf(problems);
        }
    }
}
