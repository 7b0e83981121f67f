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
 * @param id numbers the entries of an instance, from 1; none is given twice
 * @param run of the journal
 * @param app whose update removed it
 * @param company absent if the rows were shared
 * @param tableApp the app that declared the table
 * @param tableId number of the table in that app
 * @param wholeTable whether the table went with all its rows
 * @param key the primary key, which tells whose values these are
 * @param values what was removed; fields of the key may be among it
 * @param rows in the archive
 * @param archivedAt UTC, ISO 8601
 * @param movedTo the app that is to take it over, if it was not removed for good
 * @param restored absent if nothing of it ever was
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
        UUID tableApp,
        int tableId,
        String table,
        boolean wholeTable,
        List<ArchivedColumn> key,
        List<ArchivedColumn> values,
        long rows,
        String archivedAt,
        Optional<UUID> movedTo,
        Optional<Restored> restored) {
    /**
     * What has been put back.
     *
     * @param at when that was last, UTC, ISO 8601
     * @param rows that got something back, in all
     * @param whole whether everything is where it was
     */
    public record Restored(String at, long rows, boolean whole) {}

    public ArchiveEntry {
        key = List.copyOf(key);
        values = List.copyOf(values);
    }

    public List<String> keyColumns() {
        return key.stream().map(ArchivedColumn::column).toList();
    }

    public List<String> valueColumns() {
        return values.stream().map(ArchivedColumn::column).toList();
    }

    public boolean isRestored() {
        return restored.filter(Restored::whole).isPresent();
    }

    /** The table that holds the rows; a name of Rubicon's own. */
    public String dataTable() {
        return dataTable(id);
    }

    public static String dataTable(long id) {
        return "rubicon_archive_" + id;
    }
}
