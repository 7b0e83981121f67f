package dev.rubicon.installer.plan;

import dev.rubicon.schema.SchemaChange;
import dev.rubicon.schema.TableChange;
import dev.rubicon.schema.TableChange.MoveFieldIn;
import dev.rubicon.schema.TableChange.MoveFieldOut;
import dev.rubicon.schema.TableChange.MoveTableIn;
import dev.rubicon.schema.TableChange.MoveTableOut;
import java.util.List;

/**
 * A change of the schema and what it does to the rows that are there.
 *
 * @param breaking whether it needs force
 * @param rows in the table, in all companies; of an enum, those that hold the value. Not counted, and 0, if it concerns none
 * @param lost rows that lose a value, or are lost, unless it is archived
 * @param moved rows, or rows with a value, that another app gets
 * @param samples some of the rows that lose something, if anybody asked for any
 */
public record PlannedChange(
        SchemaChange change, boolean breaking, long rows, long lost, long moved, List<LostRow> samples) {
    public PlannedChange {
        samples = List.copyOf(samples);
    }

    /** Whether it is about what rows already hold. */
    public boolean concernsRows() {
        return !(change instanceof TableChange ofTable) || ConcernedRows.any(ofTable);
    }

    /** Whether a table or field goes to another app, or comes from one. */
    public boolean isMove() {
        return change instanceof MoveTableOut
                || change instanceof MoveFieldOut
                || change instanceof MoveTableIn
                || change instanceof MoveFieldIn;
    }

    public PlannedChange(SchemaChange change, boolean breaking, long rows, long lost) {
        this(change, breaking, rows, lost, 0, List.of());
    }
}
