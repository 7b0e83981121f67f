package dev.rubicon.installer.restore;

import dev.rubicon.installer.archive.ArchiveEntry;
import dev.rubicon.model.Problem;

/** The answer to a request to restore. */
public sealed interface RestoreOutcome {
    /** There is no place for the values; nothing has been changed. */
    record Impossible(Problem problem) implements RestoreOutcome {}

    /** All of it was restored before; nothing has been changed. */
    record Already(ArchiveEntry entry) implements RestoreOutcome {}

    /** What is restored, as far as it fits; nothing has been changed if it was only looked at. */
    record Restored(Restoration restoration) implements RestoreOutcome {}
}
