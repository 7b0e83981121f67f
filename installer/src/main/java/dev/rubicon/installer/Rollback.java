package dev.rubicon.installer;

import dev.rubicon.installer.database.Access;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.journal.Journal;
import dev.rubicon.installer.journal.Run;
import dev.rubicon.installer.snapshot.Snapshot;
import dev.rubicon.installer.snapshot.SnapshotName;
import dev.rubicon.installer.snapshot.Snapshots;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import java.util.List;
import java.util.Optional;

/** The way back to before the last run that installed something and that has not been undone: schema, rows and versions. */
public final class Rollback {
    private final Instance instance;
    private final Snapshots snapshots;
    private final InstanceSnapshots restoring;

    public Rollback(Instance instance, Snapshots snapshots, InstanceSnapshots restoring) {
        this.instance = instance;
        this.snapshots = snapshots;
        this.restoring = restoring;
    }

    /** What a rollback would do. */
    public sealed interface Answer {
        /**
         * It can be done.
         *
         * @param undone what is taken back
         * @param last number of the last run
         * @param since what else goes: runs after that one which are in effect, newest first
         * @param written since the snapshot; it goes, and is kept in another snapshot
         * @param unseen columns of which nobody can tell whether they were written to, as {@code Table.Column}
         */
        record Possible(
                Run undone, long last, Snapshot to, List<Run> since, List<TableWrites> written, List<String> unseen)
                implements Answer {}

        record Impossible(Problem problem) implements Answer {}
    }

    /** Touches nothing. */
    public Answer plan() {
        List<Run> runs;
        try (InstanceDatabase database = InstanceDatabase.open(instance, Access.READ)) {
            runs = new Journal(database.sql()).runs();
        }
        Optional<Run> undone = LastInstall.among(runs);
        if (undone.isEmpty()) {
            return new Answer.Impossible(new Problem(
                    "RB571",
                    "there is no run of instance '" + instance.name() + "' to roll back",
                    "rubicon history --instance " + instance.name() + " shows what was done"));
        }
        Run run = undone.get();
        Optional<SnapshotName> name = run.snapshot().map(SnapshotName::new);
        if (name.isEmpty() || !snapshots.has(instance.name(), name.get())) {
            return new Answer.Impossible(new Problem(
                    "RB570",
                    name.isEmpty()
                            ? "no snapshot was taken before run " + run.id() + " (" + run.command() + ")"
                            : "the snapshot '" + name.get() + "' that was taken before run " + run.id() + " is gone",
                    "rubicon snapshot list --instance " + instance.name()
                            + " shows what there is to restore; --snapshot takes one before any run"));
        }
        Snapshot to = snapshots.find(instance.name(), name.get());
        WrittenSince.Found written = WrittenSince.of(instance, to);
        return new Answer.Possible(
                run, runs.getFirst().id(), to, LastInstall.after(run, runs), written.tables(), written.unseen());
    }

    /**
     * Goes back.
     *
     * @throws Unavailable RB572 if another run was there in between
     */
    public InstanceSnapshots.Restored run(Answer.Possible answer, int keep, Caller caller) {
        return restoring.restore(answer.to(), Snapshot.Reason.BEFORE_ROLLBACK, keep, caller, last -> {
            if (last != answer.last()) {
                throw new Unavailable(
                        "RB572",
                        "run " + last + " has changed instance '" + instance.name() + "' in the meantime",
                        "look at what it did, then run the same command again");
            }
        });
    }
}
