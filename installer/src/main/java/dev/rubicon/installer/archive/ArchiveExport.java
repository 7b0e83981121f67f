package dev.rubicon.installer.archive;

import dev.rubicon.installer.database.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/** Writes entries of the archive for other programs, row by row: an entry may be larger than memory. */
public final class ArchiveExport {
    private final Sql sql;
    private final ExportFormat format;

    public ArchiveExport(Sql sql, ExportFormat format) {
        this.sql = sql;
        this.format = format;
    }

    /**
     * Writes all rows of an entry in the order of their keys; within the caller's transaction.
     *
     * @throws IOException as {@code out} does
     */
    public void write(ArchiveEntry entry, Appendable out) throws IOException {
        List<ExportColumn> columns = ExportColumn.of(entry);
        RowFormat rows = format.over(entry, columns);
        try {
            out.append(rows.header());
            sql.stream(query(entry, columns), row -> {
                try {
                    out.append(rows.row(row));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private String query(ArchiveEntry entry, List<ExportColumn> columns) {
        return "SELECT "
                + columns.stream()
                        .map(column -> DataArchive.readable(column.column(), column.type(), sql.dialect()))
                        .collect(Collectors.joining(", "))
                + " FROM " + entry.dataTable()
                + " ORDER BY " + names(entry.keyColumns());
    }

    private String names(List<String> columns) {
        return columns.stream().map(sql.dialect()::quoted).collect(Collectors.joining(", "));
    }
}
