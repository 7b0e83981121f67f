package dev.rubicon.installer;

import dev.rubicon.installer.journal.Run;
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

    /** The name of the snapshot that undoes it. */
    static Optional<String> snapshot(List<Run> newestFirst) {
        return among(newestFirst).flatMap(Run::snapshot);
    }
}
