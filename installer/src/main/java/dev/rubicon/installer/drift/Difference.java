package dev.rubicon.installer.drift;

import dev.rubicon.installer.physical.PhysicalColumn;
import dev.rubicon.installer.physical.PhysicalIndex;
import dev.rubicon.installer.physical.PhysicalTable;
import dev.rubicon.installer.sync.ExpectedTables.Placed;
import java.util.List;
import java.util.Optional;

/** One thing in which a table is not what was synced: what was expected, and what is there. */
public sealed interface Difference {
    /** The table that it is about. */
    Placed placed();

    /** The column that it is about, if it is about one. */
    default Optional<String> column() {
        return switch (this) {
            case MissingTable missing -> Optional.empty();
            case MissingColumn missing -> Optional.of(missing.expected.name());
            case ExtraColumn extra -> Optional.of(extra.found.name());
            case OtherColumn other -> Optional.of(other.expected.name());
            case OtherKey other -> Optional.empty();
            case MissingIndex missing -> Optional.empty();
            case OtherIndex other -> Optional.empty();
        };
    }

    /**
     * @param namesakes tables of others that have indexes of this table: perhaps it was renamed
     */
    record MissingTable(Placed placed, List<String> namesakes) implements Difference {
        public MissingTable {
            namesakes = List.copyOf(namesakes);
        }
    }

    /**
     * @param namesake a column that is no app's, of the same type, where these two are all that differs: perhaps it was renamed
     */
    record MissingColumn(Placed placed, PhysicalColumn expected, Optional<String> namesake) implements Difference {}

    record ExtraColumn(Placed placed, PhysicalColumn found) implements Difference {}

    /** The same name, but another type, default, or answer to whether it may be NULL. */
    record OtherColumn(Placed placed, PhysicalColumn expected, PhysicalColumn found) implements Difference {}

    /** The primary key is missing, or over other columns, or has another name. */
    record OtherKey(Placed placed, PhysicalTable found) implements Difference {}

    /**
     * @param holder the table that has an index of that name
     */
    record MissingIndex(Placed placed, PhysicalIndex expected, Optional<String> holder) implements Difference {}

    record OtherIndex(Placed placed, PhysicalIndex expected, PhysicalIndex found) implements Difference {}
}
