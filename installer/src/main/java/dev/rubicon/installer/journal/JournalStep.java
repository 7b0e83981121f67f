package dev.rubicon.installer.journal;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.Version;
import java.util.Optional;

/**
 * A step that was done.
 *
 * @param step from 1
 * @param to the version that came, or the one that went
 * @param syncMode {@code Add} or {@code ForceSync}; {@code Uninstall} or {@code Clean} if the package went; the mode of
 *     a sync, whose versions are those of the app
 * @param reasons why it was forced, or what was synced, or why the package went, as text; empty if it was not, or if somebody asked for it
 * @param code what code of apps did in it
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
        CodeReport code,
        String startedAt,
        String finishedAt) {}
