package dev.rubicon.installer.archive;

import dev.rubicon.installer.database.Dialect;
import dev.rubicon.installer.database.Prepared;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Version;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.FieldType.Plain;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The archive of an instance: a catalogue, and for each entry a table {@code rubicon_archive_N} with the primary key and the
 * removed columns of the rows that lost something. A value that was not lost is NULL there.
 */
public final class DataArchive {
    private static final String LAST_PURGED = "last_purged_archive";

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
                        "rubicon archive list --instance NAME shows the entries there are"));
    }

    /**
     * Rows of an entry in the order of its key: key columns, then value columns, as text; a value that was not lost is absent.
     *
     * @param limit at most so many
     */
    public List<List<Optional<String>>> rows(ArchiveEntry entry, long limit) {
        List<ArchivedColumn> columns = new ArrayList<>(entry.key());
        columns.addAll(entry.values());
        String read = columns.stream()
                .map(column -> readable(column.column(), column.type(), sql.dialect()))
                .collect(Collectors.joining(", "));
        return sql.query(
                "SELECT " + read + " FROM " + entry.dataTable() + " ORDER BY " + names(entry.keyColumns(), sql)
                        + " LIMIT ?",
                row -> {
                    List<Optional<String>> values = new ArrayList<>();
                    for (int i = 1; i <= columns.size(); i++) {
                        values.add(Optional.ofNullable(row.getString(i)));
                    }
                    return values;
                },
                limit);
    }

    /** A column as people read it: every digit of a Decimal, however the database stores it. */
    static String readable(String column, FieldType type, Dialect dialect) {
        String name = dialect.quoted(column);
        return type == Plain.DECIMAL ? "coalesce(" + dialect.decimalText(name) + ", CAST(" + name + " AS TEXT))" : name;
    }

    private static String names(List<String> columns, Sql sql) {
        return String.join(", ", columns.stream().map(sql.dialect()::quoted).toList());
    }

    /** The number that the next entry gets: the journal tells of entries by their numbers, so none is given again. */
    public long nextId() {
        return 1 + sql.number("""
                        SELECT max(n) FROM (SELECT CAST(value AS BIGINT) AS n FROM rubicon_meta WHERE key = ?
                          UNION ALL SELECT coalesce(max(id), 0) FROM rubicon_archive) AS given""", LAST_PURGED);
    }

    /** About how many bytes of the database an entry takes. */
    public long bytes(ArchiveEntry entry) {
        return sql.number(sql.dialect().tableBytes(), entry.dataTable());
    }

    /** Deletes entries for good. */
    public void purge(List<ArchiveEntry> entries) {
        for (ArchiveEntry entry : entries) {
            sql.execute("DROP TABLE " + entry.dataTable());
            sql.execute("DELETE FROM rubicon_archive WHERE id = ?", entry.id());
            sql.execute(
                    "DELETE FROM rubicon_meta WHERE key = ? AND CAST(value AS BIGINT) < ?", LAST_PURGED, entry.id());
            sql.execute(
                    "INSERT INTO rubicon_meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING",
                    LAST_PURGED,
                    String.valueOf(entry.id()));
        }
    }

    /** Remembers that {@code rows} rows of an entry got something back. */
    public void markRestored(ArchiveEntry entry, long rows, boolean whole, String now) {
        sql.execute(
                "UPDATE rubicon_archive SET restored_at = ?, restored_rows = restored_rows + ?, restored_whole = ? WHERE id = ?",
                now,
                rows,
                whole ? 1 : 0,
                entry.id());
    }

    /** Adds {@code entries} to the catalogue; their data tables are there. */
    public void add(List<ArchiveEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try (Prepared insert = sql.prepare("""
                INSERT INTO rubicon_archive (id, run, app, app_name, package, from_version, to_version, company, table_app,
                  table_id, table_name, whole_table, key_columns, value_columns, data_table, row_count, archived_at,
                  moved_to, restored_rows, restored_whole)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)""")) {
            entries.forEach(entry -> insert.later(parameters(entry)));
            insert.runAll();
        }
    }

    private static List<Object> parameters(ArchiveEntry entry) {
        return List.of(
                entry.id(),
                entry.run(),
                entry.app().toString(),
                entry.appName(),
                entry.packageId().value(),
                entry.from().map(Version::toString).orElse(""),
                entry.to().toString(),
                entry.company().map(CompanyName::value).orElse(""),
                entry.tableApp().toString(),
                entry.tableId(),
                entry.table(),
                entry.wholeTable() ? 1 : 0,
                ArchivedColumnJson.write(entry.key()),
                ArchivedColumnJson.write(entry.values()),
                entry.dataTable(),
                entry.rows(),
                entry.archivedAt(),
                entry.movedTo().<Object>map(UUID::toString).orElse(Prepared.SqlNull.NULL));
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
                UUID.fromString(row.getString("table_app")),
                row.getInt("table_id"),
                row.getString("table_name"),
                row.getBoolean("whole_table"),
                ArchivedColumnJson.read(row.getString("key_columns")),
                ArchivedColumnJson.read(row.getString("value_columns")),
                row.getLong("row_count"),
                row.getString("archived_at"),
                Optional.ofNullable(row.getString("moved_to")).map(UUID::fromString),
                restored(row));
    }

    private static Optional<ArchiveEntry.Restored> restored(ResultSet row) throws SQLException {
        long rows = row.getLong("restored_rows");
        boolean whole = row.getBoolean("restored_whole");
        return Optional.ofNullable(row.getString("restored_at")).map(at -> new ArchiveEntry.Restored(at, rows, whole));
    }
}
