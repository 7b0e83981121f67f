package dev.rubicon.installer.journal;

import java.util.List;
import java.util.Optional;

/**
 * A run that changed, or was to change, an instance.
 *
 * @param id numbers the runs of an instance, from 1
 * @param plan digest of the plan
 * @param startedAt UTC, ISO 8601
 * @param finishedAt absent while it runs, or if it was interrupted
 * @param problem what went wrong, if something did
 * @param steps that were done, in order; each is complete
 */
public record Run(
        long id,
        String command,
        String who,
        String plan,
        String startedAt,
        Optional<String> finishedAt,
        Outcome outcome,
        Optional<String> problem,
        List<JournalStep> steps) {
    /** How a run ended. */
    public enum Outcome {
        RUNNING,
        SUCCEEDED,
        /** A step failed and was rolled back; those before it are done. */
        FAILED,
        /** Its process ended without a word. */
        INTERRUPTED
    }

    public Run {
        steps = List.copyOf(steps);
    }

    /** The same run, known to have been interrupted. */
    public Run interrupted() {
        return new Run(id, command, who, plan, startedAt, finishedAt, Outcome.INTERRUPTED, problem, steps);
    }

    Run withSteps(List<JournalStep> newSteps) {
        return new Run(id, command, who, plan, startedAt, finishedAt, outcome, problem, newSteps);
    }
}
