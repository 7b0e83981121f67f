package dev.rubicon.installer;

import dev.rubicon.installer.journal.CodeReport;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.installer.upgrade.UpgradeTags;
import dev.rubicon.model.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A plan that was done for real in one transaction, of which nothing was kept.
 *
 * @param done steps that were, in order
 * @param tags that are set afterwards and were not before
 * @param failure what it ended with, if it did not come to the end
 */
public record Rehearsal(List<Applied.Done> done, List<UpgradeTags.Tag> tags, Optional<Failed> failure) {
    /** The answer to who wants one. */
    public sealed interface Answer {
        /** There is no plan that can be done. */
        record NotReady(PlanAnswer answer) implements Answer {}

        record Ended(Planned.Ready plan, Rehearsal rehearsal) implements Answer {}
    }

    /**
     * A step that failed.
     *
     * @param code what that of the step had to say before
     */
    public record Failed(Step.Acting step, List<Problem> problems, CodeReport code) {
        public Failed {
            problems = List.copyOf(problems);
        }
    }

    public Rehearsal {
        done = List.copyOf(done);
        tags = List.copyOf(tags);
    }
}
