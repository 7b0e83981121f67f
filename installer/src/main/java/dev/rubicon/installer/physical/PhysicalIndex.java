package dev.rubicon.installer.physical;

import java.util.List;

/**
 * An index that is not the primary key.
 *
 * @param columns names, with what is unusual about one after it, such as {@code Name DESC}; an expression as the database has it
 * @param complete false if it does not hold every row: a partial one, or one that was not finished
 */
public record PhysicalIndex(String name, List<String> columns, boolean unique, boolean complete) {
    public PhysicalIndex {
        columns = List.copyOf(columns);
    }

    /** All but the name, in words. */
    public String description() {
        return (unique ? "unique " : "") + "over " + String.join(", ", columns)
                + (complete ? "" : ", not for every row");
    }
}
