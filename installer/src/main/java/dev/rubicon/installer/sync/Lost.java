package dev.rubicon.installer.sync;

import dev.rubicon.installer.plan.Column;
import dev.rubicon.installer.plan.TableSync;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column some of whose values a sync does not keep.
 *
 * @param condition SQL over the old table: rows whose value is not kept
 */
record Lost(Column column, String condition) {
    /** In column order; empty if the table is new or goes as a whole. */
    static List<Lost> in(TableSync sync, ColumnSql columns) {
        List<Lost> lost = new ArrayList<>();
        if (sync.before().isEmpty() || sync.after().isEmpty()) {
            return lost;
        }
        for (Column column : sync.before().get().columns()) {
            Optional<Column> successor = sync.successor(column);
            if (successor.isEmpty()) {
                lost.add(new Lost(column, columns.isSet(column)));
            } else if (columns.conversion(column, successor.get()) instanceof Conversion.Rewrite rewrite
                    && rewrite.losesSome()) {
                lost.add(new Lost(column, "NOT (" + rewrite.survives() + ")"));
            }
        }
        return lost;
    }
}
