package dev.rubicon.installer.journal;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.Version;
import java.util.Optional;

/**
 * A step that was done.
 *
 * @param step from 1
 * @param syncMode {@code Add} or {@code ForceSync}
 * @param reasons why it was forced, as text; empty if it was not
 * @param startedAt UTC, ISO 8601; so is {@code finishedAt}
 */
public record JournalStep(
        int step,
        PackageId packageId,
        Optional<Version> from,
        Version to,
        String syncMode,
        String reasons,
        long archivedRows,
        String startedAt,
        String finishedAt) {}
