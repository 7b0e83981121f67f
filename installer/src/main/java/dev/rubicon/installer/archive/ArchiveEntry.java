package dev.rubicon.installer.archive;

import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Version;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What one step removed from one table of one company.
 *
 * @param id numbers the entries of an instance, from 1
 * @param run of the journal
 * @param company absent if the rows were shared
 * @param wholeTable whether the table went with all its rows
 * @param keyColumns the primary key, which tells whose values these are
 * @param valueColumns what was removed
 * @param rows in the archive
 * @param archivedAt UTC, ISO 8601
 */
public record ArchiveEntry(
        long id,
        long run,
        UUID app,
        String appName,
        PackageId packageId,
        Optional<Version> from,
        Version to,
        Optional<CompanyName> company,
        String table,
        boolean wholeTable,
        List<String> keyColumns,
        List<String> valueColumns,
        long rows,
        String archivedAt) {
    public ArchiveEntry {
        keyColumns = List.copyOf(keyColumns);
        valueColumns = List.copyOf(valueColumns);
    }

    /** The table that holds the rows; a name of Rubicon's own. */
    String dataTable() {
        return dataTable(id);
    }

    static String dataTable(long id) {
        return "rubicon_archive_" + id;
    }
}
