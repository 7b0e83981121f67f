package dev.rubicon.installer.sync;

import dev.rubicon.installer.plan.Column;
import dev.rubicon.installer.plan.TableSync;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
        Map<Column, Column> successors = sync.successors();
        for (Column column : sync.before().get().columns()) {
            Column successor = successors.get(column);
            if (successor == null) {
                lost.add(new Lost(column, columns.isSet(column)));
            } else if (columns.conversion(column, successor) instanceof Conversion.Rewrite rewrite
                    && rewrite.losesSome()) {
                lost.add(new Lost(column, "NOT (" + rewrite.survives() + ")"));
            }
        }
        return lost;
    }
}
