package dev.rubicon.installer.plan;

import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Version;
import java.util.List;
import java.util.Optional;

/**
 * How the schema of one app gets to the version that a step installs.
 *
 * @param from the version whose schema the instance has
 * @param changes what differs, in the order of {@link dev.rubicon.schema.SchemaDiff}
 * @param tables the same, as tables of the database
 */
public record AppSync(AppIdentity app, Optional<Version> from, List<PlannedChange> changes, List<TableSync> tables) {
    public AppSync {
        changes = List.copyOf(changes);
        tables = List.copyOf(tables);
    }

    public List<PlannedChange> breakingChanges() {
        return changes.stream().filter(PlannedChange::breaking).toList();
    }

    /** Rows that lose something, counted once for each change. */
    public long lost() {
        return changes.stream().mapToLong(PlannedChange::lost).sum();
    }
}
