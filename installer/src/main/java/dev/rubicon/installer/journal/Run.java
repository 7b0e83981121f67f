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
 * @param planned how many steps there were to do; absent if that is not known
 * @param snapshot the name of the one that was taken first
 * @param restored what the instance went back to
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
        Optional<Integer> planned,
        Optional<String> snapshot,
        Optional<Restored> restored,
        List<JournalStep> steps) {
    /**
     * The instance became what it was earlier.
     *
     * @param snapshot the name of the one that said what it was
     * @param run after which it was that; 0 for none
     */
    public record Restored(String snapshot, long run) {}

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
        return new Run(
                id,
                command,
                who,
                plan,
                startedAt,
                finishedAt,
                Outcome.INTERRUPTED,
                problem,
                planned,
                snapshot,
                restored,
                steps);
    }

    Run withSteps(List<JournalStep> newSteps) {
        return new Run(
                id, command, who, plan, startedAt, finishedAt, outcome, problem, planned, snapshot, restored, newSteps);
    }
}
