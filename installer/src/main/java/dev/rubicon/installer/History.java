package dev.rubicon.installer;

import dev.rubicon.installer.database.Access;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.journal.Journal;
import dev.rubicon.installer.journal.Run;
import java.util.List;

/** The journal of an instance, as people are to read it. */
public final class History {
    private History() {}

    /** The newest first. A run that never said how it ended, and that nobody is at, was interrupted. */
    public static List<Run> of(Instance instance) {
        try (InstanceDatabase database = InstanceDatabase.open(instance, Access.READ)) {
            Journal journal = new Journal(database.sql());
            List<Run> runs = journal.runs();
            if (runs.stream().noneMatch(History::isOpen) || database.isBeingChanged()) {
                return runs;
            }
            // Nobody is at it now; it may have ended since it was read.
            return journal.runs().stream()
                    .map(run -> isOpen(run) ? run.interrupted() : run)
                    .toList();
        }
    }

    private static boolean isOpen(Run run) {
        return run.outcome() == Run.Outcome.RUNNING;
    }
}
