package dev.rubicon.installer.sync;

import dev.rubicon.installer.archive.ArchiveEntry;
import dev.rubicon.installer.archive.DataArchive;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.Sql;
import dev.rubicon.installer.plan.AppSync;
import dev.rubicon.installer.plan.Column;
import dev.rubicon.installer.plan.StoredTable;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs the schema changes of a step, inside the caller's transaction. */
public final class SchemaSync {
    /**
     * Where archive entries say they come from.
     *
     * @param from the version before
     * @param archive false if what is lost is to be lost
     * @param now UTC, ISO 8601
     */
    public record Origin(long run, Optional<Version> from, PackageVersion target, boolean archive, String now) {}

    private final Sql sql;
    private final DataArchive archive;
    private final Origin origin;

    private SchemaSync(Sql sql, Origin origin) {
        this.sql = sql;
        this.archive = new DataArchive(sql);
        this.origin = origin;
    }

    /** Brings the tables of one app to their new shape and says how many rows were archived. */
    public static long apply(Sql sql, AppSync app, List<CompanyName> companies, Origin origin) {
        return new SchemaSync(sql, origin).run(app, companies);
    }

    /** Makes the tables that a new company gets. */
    public static void addCompany(Sql sql, List<StoredTable> tables, CompanyName company) {
        for (SyncScript.Action action : SyncScript.forNewCompany(tables, company)) {
            if (action instanceof SyncScript.Action.Run run) {
                sql.execute(run.sql());
            }
        }
    }

    private long run(AppSync app, List<CompanyName> companies) {
        long archived = 0;
        List<String> carried = List.of();
        for (SyncScript.Action action : SyncScript.of(app.tables(), companies)) {
            switch (action) {
                case SyncScript.Action.Run run -> sql.execute(run.sql());
                case SyncScript.Action.ArchiveValues values -> archived += archiveValues(app, values);
                case SyncScript.Action.ArchiveTable table -> archived += archiveTable(app, table);
                case SyncScript.Action.CarryOver over -> carried = carriedOver(app, over);
                case SyncScript.Action.SetDown down -> carried.forEach(sql::execute);
            }
        }
        return archived;
    }

    // Indexes and triggers that others have made on a table, as statements that make them again.
    private List<String> carriedOver(AppSync app, SyncScript.Action.CarryOver over) {
        record Extra(String name, String statement) {}
        List<Extra> extras = sql.query(
                "SELECT name, sql FROM sqlite_schema WHERE tbl_name = ? AND type IN ('index', 'trigger') AND sql IS NOT NULL",
                row -> new Extra(row.getString(1), row.getString(2)),
                over.table());
        if (!extras.isEmpty() && !over.table().equals(over.next())) {
            throw new Unavailable(
                    "RB610",
                    app.app() + " rebuilds and renames the table " + over.table() + ", on which somebody has put "
                            + extras.stream().map(Extra::name).collect(Collectors.joining(", ")),
                    "drop these indexes or triggers, update, and make them again on " + over.next());
        }
        return extras.stream().map(Extra::statement).toList();
    }

    private long archiveValues(AppSync app, SyncScript.Action.ArchiveValues values) {
        List<Lost> lost = Lost.in(values.sync());
        if (lost.isEmpty() || !origin.archive()) {
            return 0;
        }
        StoredTable before = values.sync().before().orElseThrow();
        long id = archive.nextId();
        String table = "rubicon_archive_" + id;
        List<Column> key = before.primaryKey().stream()
                .map(name -> before.column(name).orElseThrow())
                .toList();
        List<String> columns = new ArrayList<>();
        List<String> selected = new ArrayList<>();
        for (Column column : key) {
            columns.add(TableNames.quoted(column.name()));
            selected.add(TableNames.column(column.name()));
        }
        for (Lost column : lost) {
            if (!key.contains(column.column())) {
                String name = column.column().name();
                columns.add(TableNames.quoted(name));
                selected.add("CASE WHEN " + column.condition() + " THEN " + TableNames.column(name) + " END");
            }
        }
        String where = lost.stream().map(Lost::condition).collect(Collectors.joining(" OR "));
        sql.execute("CREATE TABLE " + table + " (" + String.join(", ", columns) + ")");
        long rows = sql.execute("INSERT INTO " + table + " SELECT " + String.join(", ", selected) + " FROM "
                + TableNames.quoted(values.table()) + " AS t WHERE " + where);
        if (rows == 0) {
            sql.execute("DROP TABLE " + table);
            return 0;
        }
        List<String> names = lost.stream().map(column -> column.column().name()).toList();
        archive.add(entry(id, app, values.company(), before, false, names, rows));
        return rows;
    }

    // The table becomes its own archive: no row is copied.
    private long archiveTable(AppSync app, SyncScript.Action.ArchiveTable gone) {
        String name = TableNames.quoted(gone.table());
        long rows = sql.number("SELECT count(*) FROM " + name);
        if (rows == 0 || !origin.archive()) {
            sql.execute("DROP TABLE " + name);
            return 0;
        }
        StoredTable before = gone.sync().before().orElseThrow();
        long id = archive.nextId();
        sql.execute("ALTER TABLE " + name + " RENAME TO rubicon_archive_" + id);
        List<String> values = before.columns().stream()
                .map(Column::name)
                .filter(column -> before.primaryKey().stream().noneMatch(column::equalsIgnoreCase))
                .toList();
        archive.add(entry(id, app, gone.company(), before, true, values, rows));
        return rows;
    }

    private ArchiveEntry entry(
            long id,
            AppSync app,
            Optional<CompanyName> company,
            StoredTable before,
            boolean whole,
            List<String> values,
            long rows) {
        return new ArchiveEntry(
                id,
                origin.run(),
                app.app().id(),
                app.app().name(),
                origin.target().id(),
                origin.from(),
                origin.target().version(),
                company,
                before.name(),
                whole,
                before.primaryKey(),
                values,
                rows,
                origin.now());
    }
}
