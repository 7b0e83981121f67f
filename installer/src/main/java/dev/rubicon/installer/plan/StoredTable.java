package dev.rubicon.installer.plan;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A table as the database has it: the stored fields of the app that declares it and of every app that extends it, and the system's.
 *
 * @param app the app that declares it
 * @param id of the table
 * @param perCompany whether there is one for each company
 * @param columns the declaring app's first, those of {@link SystemField} last
 * @param primaryKey names of columns
 * @param indexes one for each secondary key
 */
public record StoredTable(
        UUID app,
        int id,
        String name,
        boolean perCompany,
        List<Column> columns,
        List<String> primaryKey,
        List<Index> indexes) {
    /** A secondary key as an index. */
    public record Index(String name, List<String> columns, boolean unique) {
        public Index {
            columns = List.copyOf(columns);
        }
    }

    public StoredTable {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        indexes = List.copyOf(indexes);
    }

    /** The column of that name, ignoring case. */
    public Optional<Column> column(String columnName) {
        for (Column column : columns) {
            if (column.name().equalsIgnoreCase(columnName)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }
}
