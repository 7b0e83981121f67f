package dev.rubicon.installer;

import dev.rubicon.installer.database.Access;
import dev.rubicon.installer.database.Failure;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.restore.Restoration;
import dev.rubicon.installer.restore.RestoreOutcome;
import dev.rubicon.installer.restore.RestoreRequest;
import dev.rubicon.installer.restore.Restorer;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import java.time.Clock;

/** Puts values of the archive back into the tables of an instance. */
public final class Restore {
    private Restore() {}

    /** What {@link #run} would do now. Touches nothing. */
    public static RestoreOutcome preview(Instance instance, RestoreRequest request) {
        try (InstanceDatabase database = InstanceDatabase.open(instance, Access.READ)) {
            return database.sql().snapshot(() -> new Restorer(database.sql(), database.readState(), request).look());
        }
    }

    /** One transaction, in which the journal says so; nobody else can change the instance meanwhile. */
    public static RestoreOutcome run(Instance instance, RestoreRequest request, Caller caller, Clock clock) {
        return InstanceDatabase.change(instance, caller.toString(), database -> run(database, request, caller, clock));
    }

    static RestoreOutcome run(InstanceDatabase database, RestoreRequest request, Caller caller, Clock clock) {
        Restorer restorer = new Restorer(database.sql(), database.readState(), request);
        RestoreOutcome outcome = restorer.look();
        return switch (outcome) {
            case RestoreOutcome.Impossible impossible -> impossible;
            case RestoreOutcome.Already already -> already;
            case RestoreOutcome.Restored seen ->
                isWorthARun(seen.restoration()) ? restored(database, restorer, seen, caller, clock) : seen;
        };
    }

    private static boolean isWorthARun(Restoration seen) {
        return seen.restored() > 0 || seen.misfits().isEmpty() && !seen.entry().isRestored();
    }

    private static RestoreOutcome restored(
            InstanceDatabase database, Restorer restorer, RestoreOutcome.Restored seen, Caller caller, Clock clock) {
        try {
            new JournalledRun(database, clock, caller)
                    .change((run, now) -> restorer.restore(seen.restoration(), run, now));
            return seen;
        } catch (ProblemException e) {
            if (!Failure.RULE.is(e)) {
                throw e;
            }
            return new RestoreOutcome.Impossible(new Problem(
                    "RB537",
                    "entry " + seen.restoration().entry().id() + " was not restored: "
                            + e.problems().getFirst().message(),
                    "rows would have the same unique key; change those of today, or restore other fields only"));
        }
    }
}
