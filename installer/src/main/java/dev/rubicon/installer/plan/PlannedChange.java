package dev.rubicon.installer.plan;

import dev.rubicon.schema.SchemaChange;
import java.util.List;

/**
 * A change of the schema and what it does to the rows that are there.
 *
 * @param breaking whether it needs force
 * @param rows in the table, in all companies; of an enum, those that hold the value
 * @param lost rows that lose a value, or are lost, unless it is archived
 * @param samples some of the rows that lose something, if anybody asked for any
 */
public record PlannedChange(SchemaChange change, boolean breaking, long rows, long lost, List<LostRow> samples) {
    public PlannedChange {
        samples = List.copyOf(samples);
    }

    public PlannedChange(SchemaChange change, boolean breaking, long rows, long lost) {
        this(change, breaking, rows, lost, List.of());
    }
}
