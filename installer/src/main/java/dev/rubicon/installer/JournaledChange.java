package dev.rubicon.installer;

import dev.rubicon.installer.database.Failure;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.journal.Journal;
import dev.rubicon.installer.journal.Run;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** A run that follows no plan and is one transaction: in the journal, done as a whole or rolled back. */
record JournaledChange(InstanceDatabase database, Clock clock) {
    /**
     * The result of {@code work}, which is given the number of the run. The caller holds the lock of the instance.
     *
     * @param what with its objects, for the journal, such as {@code company rename 'A' to 'B'}
     */
    <T> T run(String what, Caller caller, LongFunction<T> work) {
        Journal journal = new Journal(database.sql());
        long run = journal.begin(what, caller.user(), "", now());
        try {
            return database.sql().transactionOf(() -> {
                T result = work.apply(run);
                journal.end(run, Run.Outcome.SUCCEEDED, Optional.empty(), now());
                return result;
            });
        } catch (ProblemException e) {
            if (!Failure.UNCLEAR.is(e)) {
                writeFailure(journal, run, e);
            }
            throw e;
        }
    }

    // The first failure is the one to tell; a run that cannot be ended is shown as interrupted.
    private void writeFailure(Journal journal, long run, ProblemException failure) {
        String text = "everything was rolled back: "
                + failure.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
        try {
            journal.end(run, Run.Outcome.FAILED, Optional.of(text), now());
        } catch (ProblemException e) {
            failure.addSuppressed(e);
        }
    }

    String now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
