package dev.rubicon.installer;

import dev.rubicon.installer.journal.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which run made an instance what it is. */
final class LastInstall {
    private LastInstall() {}

    /** The newest that did something and was not undone: a run that restored a snapshot undid all that came after that one. */
    static Optional<Run> among(List<Run> newestFirst) {
        long last = Long.MAX_VALUE;
        for (Run run : newestFirst) {
            if (run.id() <= last) {
                if (run.restored().isPresent()) {
                    last = run.restored().get().run();
                } else if (!run.steps().isEmpty()) {
                    return Optional.of(run);
                }
            }
        }
        return Optional.empty();
    }

    /** What was done after {@code run}, as far as it is still in effect, newest first. */
    static List<Run> after(Run run, List<Run> newestFirst) {
        List<Run> found = new ArrayList<>();
        long last = Long.MAX_VALUE;
        for (Run one : newestFirst) {
            if (one.id() > run.id() && one.id() <= last) {
                if (one.restored().isPresent()) {
                    last = one.restored().get().run();
                } else if (one.outcome() == Run.Outcome.SUCCEEDED) {
                    found.add(one);
                }
            }
        }
        return found;
    }

    /** The name of the snapshot that undoes it. */
    static Optional<String> snapshot(List<Run> newestFirst) {
        return among(newestFirst).flatMap(Run::snapshot);
    }
}
