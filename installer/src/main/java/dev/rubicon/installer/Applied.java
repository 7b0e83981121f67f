package dev.rubicon.installer;

import dev.rubicon.installer.journal.CodeReport;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.model.Problem;
import java.util.List;

/** How applying a plan ended. */
public sealed interface Applied {
    /**
     * A step that is committed.
     *
     * @param code what code of apps did
     * @param after errors of code that ran when it was
     */
    record Done(Step.Acting step, long archivedRows, CodeReport code, List<Problem> after) {
        public Done {
            after = List.copyOf(after);
        }

        Done with(CodeReport newCode, List<Problem> newAfter) {
            return new Done(step, archivedRows, newCode, newAfter);
        }
    }

    /** In order; each is complete, whatever came after. */
    List<Done> done();

    /** The plan had nothing to do. */
    record Nothing() implements Applied {
        @Override
        public List<Done> done() {
            return List.of();
        }
    }

    /**
     * All of it is done.
     *
     * @param run of the journal
     */
    record Completed(long run, List<Done> done) implements Applied {
        public Completed {
            done = List.copyOf(done);
        }
    }

    /** The connection was lost while a step was being committed: it is done, or rolled back, and the journal knows. */
    record Unclear(long run, List<Done> done, Step.Acting last, List<Problem> problems) implements Applied {
        public Unclear {
            done = List.copyOf(done);
            problems = List.copyOf(problems);
        }
    }

    /**
     * A step of a run that commits all or nothing failed: nothing of it has happened.
     *
     * @param code what that of the step had to say before
     */
    record AllRolledBack(long run, Step.Acting failed, List<Problem> problems, CodeReport code) implements Applied {
        public AllRolledBack {
            problems = List.copyOf(problems);
        }

        @Override
        public List<Done> done() {
            return List.of();
        }
    }

    /**
     * A step failed and was rolled back: the package and its data are as they were.
     *
     * @param code what that of the step had to say before
     */
    record RolledBack(long run, List<Done> done, Step.Acting failed, List<Problem> problems, CodeReport code)
            implements Applied {
        public RolledBack {
            done = List.copyOf(done);
            problems = List.copyOf(problems);
        }
    }
}
