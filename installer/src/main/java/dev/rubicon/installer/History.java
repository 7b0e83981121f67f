package dev.rubicon.installer;

import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceLock;
import dev.rubicon.installer.journal.Journal;
import dev.rubicon.installer.journal.Run;
import java.util.List;

/** The journal of an instance, as people are to read it. */
public final class History {
    private History() {}

    /** The newest first. A run that never said how it ended, and that nobody is at, was interrupted. */
    public static List<Run> of(Instance instance) {
        try (InstanceDatabase database = InstanceDatabase.open(instance)) {
            List<Run> runs = new Journal(database.sql()).runs();
            boolean underWay = InstanceLock.isHeld(instance);
            return runs.stream()
                    .map(run -> run.outcome() == Run.Outcome.RUNNING && !underWay ? run.interrupted() : run)
                    .toList();
        }
    }
}
