package dev.rubicon.installer;

import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.journal.Journal;
import dev.rubicon.installer.journal.Run;
import dev.rubicon.model.Digest;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;

/** A change of an instance without a plan of steps: one transaction, and the journal tells of it. The caller holds the lock. */
record JournalledRun(InstanceDatabase database, Clock clock, Caller caller) {
    /** What is done, given the run's number and the time. */
    @FunctionalInterface
    interface Change {
        void make(long run, String now);
    }

    /** The command is the plan. */
    void change(Change change) {
        Journal journal = new Journal(database.sql());
        String plan =
                Digest.of(caller.command().getBytes(StandardCharsets.UTF_8)).toString();
        long run = journal.begin(caller.command(), caller.user(), plan, now());
        try {
            database.sql().transaction(() -> {
                change.make(run, now());
                journal.end(run, Run.Outcome.SUCCEEDED, Optional.empty(), now());
            });
        } catch (ProblemException e) {
            failed(journal, run, e);
            throw e;
        }
    }

    // If it cannot be written down, the run is shown as interrupted; the first problem is the one to tell.
    private void failed(Journal journal, long run, ProblemException failure) {
        String text = "rolled back: "
                + failure.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
        try {
            journal.end(run, Run.Outcome.FAILED, Optional.of(text), now());
        } catch (ProblemException unwritten) {
            failure.addSuppressed(unwritten);
        }
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
