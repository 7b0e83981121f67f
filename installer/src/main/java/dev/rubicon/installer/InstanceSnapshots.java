package dev.rubicon.installer;

import dev.rubicon.installer.database.Access;
import dev.rubicon.installer.database.DatabaseCopy;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.journal.Journal;
import dev.rubicon.installer.journal.Run;
import dev.rubicon.installer.snapshot.Snapshot;
import dev.rubicon.installer.snapshot.SnapshotName;
import dev.rubicon.installer.snapshot.Snapshots;
import dev.rubicon.model.InvalidInput;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Takes snapshots of one instance and puts them back. What was done to the instance stays in its journal. */
public final class InstanceSnapshots {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Instance instance;
    private final Snapshots snapshots;
    private final Clock clock;

    public InstanceSnapshots(Instance instance, Snapshots snapshots, Clock clock) {
        this.instance = instance;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /**
     * An instance went back to a snapshot.
     *
     * @param present the snapshot of what it was just before; absent if its database was gone
     * @param deleted automatic ones that were too many
     */
    public record Restored(Snapshot snapshot, Optional<Snapshot> present, List<Snapshot> deleted) {}

    /** Under a name that says when it was taken. */
    public Snapshot create(Caller caller) {
        return create(new SnapshotName(NAME.format(clock.instant())), caller);
    }

    public Snapshot create(SnapshotName name, Caller caller) {
        return InstanceDatabase.change(instance, caller.toString(), database -> {
            Journal journal = new Journal(database.sql());
            return add(
                    about(database, name, journal.last(), Snapshot.Reason.BY_HAND),
                    file -> instance.copy().write(database.sql(), file));
        });
    }

    /** Before a run; the caller has the lock of the instance. */
    Snapshot takeFirst(InstanceDatabase database) {
        long last = new Journal(database.sql()).last();
        return add(
                about(database, free(last + 1), last, Snapshot.Reason.BEFORE_INSTALL),
                file -> instance.copy().write(database.sql(), file));
    }

    private Snapshot add(Snapshot.About about, Function<Path, String> content) {
        return snapshots.add(about, content);
    }

    // A run that was killed before it had a number leaves one behind.
    private SnapshotName free(long run) {
        SnapshotName name = new SnapshotName("before-run-" + run);
        for (int i = 2; snapshots.has(instance.name(), name); i++) {
            name = new SnapshotName("before-run-" + run + "-" + i);
        }
        return name;
    }

    private Snapshot.About about(InstanceDatabase database, SnapshotName name, long run, Snapshot.Reason reason) {
        return new Snapshot.About(
                name,
                instance.name(),
                instance.copy().kind(),
                InstanceDatabase.FORMAT,
                reason,
                now(),
                run,
                database.readState().packages().values().stream()
                        .map(installed -> installed.release().identity())
                        .toList());
    }

    /**
     * Goes back to a snapshot, whatever the instance is now; what it is now is kept in another snapshot.
     *
     * @param keep how many automatic snapshots stay
     */
    public Restored restore(Snapshot snapshot, int keep, Caller caller) {
        return restore(snapshot, Snapshot.Reason.BEFORE_RESTORE, keep, caller, last -> {});
    }

    /** @param check is told the number of the last run, and throws if the instance is to stay as it is */
    Restored restore(Snapshot snapshot, Snapshot.Reason reason, int keep, Caller caller, Consumer<Long> check) {
        checkFits(snapshot);
        snapshots.verify(snapshot);
        Replacing replacing = new Replacing(snapshot, reason, caller, check);
        instance.copy().restore(caller.toString(), snapshot.file(), replacing);
        try (InstanceDatabase database = InstanceDatabase.open(instance, Access.READ)) {
            return new Restored(snapshot, replacing.present, prune(database, keep));
        }
    }

    /** Deletes automatic ones that are too many; never the one that a rollback would go back to now. */
    List<Snapshot> prune(InstanceDatabase database, int keep) {
        return snapshots.prune(instance.name(), keep, LastInstall.snapshot(new Journal(database.sql()).runs()));
    }

    private void checkFits(Snapshot snapshot) {
        Snapshot.About about = snapshot.about();
        if (!about.kind().equals(instance.copy().kind()) || !about.format().equals(InstanceDatabase.FORMAT)) {
            throw new InvalidInput(
                    "RB569",
                    "the snapshot '" + about.name() + "' (" + about.kind() + ", format " + about.format()
                            + ") cannot become instance '" + instance.name() + "' ("
                            + instance.copy().kind() + ", format " + InstanceDatabase.FORMAT + ")",
                    "restore it with the database and the version of Rubicon that it was taken with");
        }
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** Keeps what goes, and takes the journal along. */
    private final class Replacing implements DatabaseCopy.Replacement {
        private final Snapshot snapshot;
        private final Snapshot.Reason reason;
        private final Caller caller;
        private final Consumer<Long> check;
        private Optional<Snapshot> present = Optional.empty();
        private Optional<List<Run>> journal = Optional.empty();
        private long run;

        private Replacing(Snapshot snapshot, Snapshot.Reason reason, Caller caller, Consumer<Long> check) {
            this.snapshot = snapshot;
            this.reason = reason;
            this.caller = caller;
            this.check = check;
        }

        @Override
        public void leaving(Sql old, Function<Path, String> copy) {
            InstanceDatabase database = InstanceDatabase.over(instance, old);
            database.checkFormat();
            List<Run> runs = new Journal(old).runs();
            long last = runs.isEmpty() ? 0 : runs.getFirst().id();
            check.accept(last);
            journal = Optional.of(runs);
            present = Optional.of(add(about(database, free(last + 1), last, reason), copy));
        }

        @Override
        public void entering(Sql fresh) {
            Journal written = new Journal(fresh);
            journal.ifPresent(runs -> written.replace(new ArrayList<>(runs).reversed()));
            run = written.begin(
                    caller.command(), caller.user(), snapshot.digest().toString(), now());
            written.expect(run, 0, present.map(one -> one.name().value()));
            boolean own = snapshot.about().instance().equals(instance.name());
            written.restoring(
                    run,
                    new Run.Restored(
                            snapshot.name().value(), own ? snapshot.about().run() : 0));
            written.end(run, Run.Outcome.SUCCEEDED, Optional.empty(), now());
        }

        @Override
        public boolean isThere(Sql sql) {
            return new Journal(sql).last() == run;
        }
    }
}
