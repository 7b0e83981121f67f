package dev.rubicon.installer.archive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.rubicon.format.Json;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The archive of an instance: a catalogue, and for each entry a table {@code rubicon_archive_N} with the primary key and the
 * removed columns of the rows that lost something. A value that was not lost is NULL there.
 */
public final class DataArchive {
    private final Sql sql;

    public DataArchive(Sql sql) {
        this.sql = sql;
    }

    /** In the order they were made. */
    public List<ArchiveEntry> entries() {
        return sql.query("SELECT * FROM rubicon_archive ORDER BY id", DataArchive::entry);
    }

    /** @throws InvalidInput RB620 if there is no such entry */
    public ArchiveEntry entry(long id) {
        return sql.queryOne("SELECT * FROM rubicon_archive WHERE id = ?", DataArchive::entry, id)
                .orElseThrow(() -> new InvalidInput(
                        "RB620",
                        "there is no archive entry " + id,
                        "rubicon archive list shows the entries there are"));
    }

    /**
     * Rows of an entry in the order of its key: key columns, then value columns, as text; a value that was not lost is absent.
     *
     * @param limit at most so many
     */
    public List<List<Optional<String>>> rows(ArchiveEntry entry, long limit) {
        List<String> columns = new ArrayList<>(entry.keyColumns());
        columns.addAll(entry.valueColumns());
        return sql.query(
                "SELECT " + names(columns, sql) + " FROM " + entry.dataTable() + " ORDER BY "
                        + names(entry.keyColumns(), sql) + " LIMIT ?",
                row -> {
                    List<Optional<String>> values = new ArrayList<>();
                    for (int i = 1; i <= columns.size(); i++) {
                        values.add(Optional.ofNullable(row.getString(i)));
                    }
                    return values;
                },
                limit);
    }

    private static String names(List<String> columns, Sql sql) {
        return String.join(", ", columns.stream().map(sql.dialect()::quoted).toList());
    }

    /** The number that the next entry gets. */
    public long nextId() {
        return sql.number("SELECT coalesce(max(id), 0) + 1 FROM rubicon_archive");
    }

    /** Adds {@code entry} to the catalogue; its data table is there. */
    public void add(ArchiveEntry entry) {
        sql.execute(
                """
                INSERT INTO rubicon_archive (id, run, app, app_name, package, from_version, to_version, company, table_name,
                  whole_table, key_columns, value_columns, data_table, row_count, archived_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                entry.id(),
                entry.run(),
                entry.app().toString(),
                entry.appName(),
                entry.packageId().value(),
                entry.from().map(Version::toString).orElse(""),
                entry.to().toString(),
                entry.company().map(CompanyName::value).orElse(""),
                entry.table(),
                entry.wholeTable() ? 1 : 0,
                names(entry.keyColumns()),
                names(entry.valueColumns()),
                entry.dataTable(),
                entry.rows(),
                entry.archivedAt());
    }

    /** Entries of a company that is renamed go with it. */
    public void renameCompany(CompanyName from, CompanyName to) {
        sql.execute("UPDATE rubicon_archive SET company = ? WHERE company = ?", to.value(), from.value());
    }

    private static ArchiveEntry entry(ResultSet row) throws SQLException {
        String company = row.getString("company");
        String from = row.getString("from_version");
        return new ArchiveEntry(
                row.getLong("id"),
                row.getLong("run"),
                UUID.fromString(row.getString("app")),
                row.getString("app_name"),
                new PackageId(row.getString("package")),
                from.isEmpty() ? Optional.empty() : Optional.of(Version.parse(from)),
                Version.parse(row.getString("to_version")),
                company.isEmpty() ? Optional.empty() : Optional.of(new CompanyName(company)),
                row.getString("table_name"),
                row.getBoolean("whole_table"),
                names(row.getString("key_columns")),
                names(row.getString("value_columns")),
                row.getLong("row_count"),
                row.getString("archived_at"));
    }

    private static String names(List<String> names) {
        ArrayNode array = Json.array();
        names.forEach(array::add);
        return Json.writeLine(array);
    }

    private static List<String> names(String json) {
        List<String> names = new ArrayList<>();
        Json.read(json, "the archive catalogue").forEach(name -> names.add(name.textValue()));
        return names;
    }
}
