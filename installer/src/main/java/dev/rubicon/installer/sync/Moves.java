package dev.rubicon.installer.sync;

import dev.rubicon.installer.plan.AppSync;
import dev.rubicon.installer.plan.Column;
import dev.rubicon.installer.plan.PlannedChange;
import dev.rubicon.installer.plan.StoredTable;
import dev.rubicon.schema.SchemaChange;
import dev.rubicon.schema.TableChange.MoveFieldOut;
import dev.rubicon.schema.TableChange.MoveTableOut;
import java.util.Optional;
import java.util.UUID;

/** Where the tables and fields of an app go that are to be another app's. */
record Moves(AppSync app) {
    Optional<UUID> of(StoredTable table) {
        for (PlannedChange planned : app.changes()) {
            SchemaChange change = planned.change();
            if (change instanceof MoveTableOut moved
                    && isOwn(table.app())
                    && moved.from().id() == table.id()) {
                return Optional.of(moved.app());
            }
        }
        return Optional.empty();
    }

    /** @param table its name after the change */
    Optional<UUID> of(String table, Column column) {
        for (PlannedChange planned : app.changes()) {
            SchemaChange change = planned.change();
            if (change instanceof MoveFieldOut moved
                    && isOwn(column.app())
                    && moved.table().equalsIgnoreCase(table)
                    && moved.from().id() == column.id()) {
                return Optional.of(moved.app());
            }
        }
        return Optional.empty();
    }

    private boolean isOwn(UUID id) {
        return id.equals(app.app().id());
    }
}
