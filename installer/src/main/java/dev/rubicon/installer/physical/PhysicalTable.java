package dev.rubicon.installer.physical;

import java.util.List;
import java.util.Optional;

/**
 * A table as the database describes it.
 *
 * @param columns in any order
 * @param primaryKey names of columns; empty if there is none
 * @param keyName what the database calls the primary key, where it has a name
 * @param indexes beside the primary key
 */
public record PhysicalTable(
        String name,
        List<PhysicalColumn> columns,
        List<String> primaryKey,
        Optional<String> keyName,
        List<PhysicalIndex> indexes) {
    public PhysicalTable {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        indexes = List.copyOf(indexes);
    }

    /** The primary key in words. */
    public String key() {
        return primaryKey.isEmpty()
                ? "no primary key"
                : "primary key over " + String.join(", ", primaryKey)
                        + keyName.map(name -> ", named " + name).orElse("");
    }
}
