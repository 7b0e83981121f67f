package dev.rubicon.installer.sync;

import dev.rubicon.installer.archive.ArchiveEntry;
import dev.rubicon.installer.archive.ArchivedColumn;
import dev.rubicon.installer.archive.DataArchive;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.plan.AppSync;
import dev.rubicon.installer.plan.Column;
import dev.rubicon.installer.plan.StoredTable;
import dev.rubicon.installer.plan.SystemField;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
    private final TableSql tables;
    private final DataArchive archive;
    private final Origin origin;
    private final List<ArchiveEntry> entries = new ArrayList<>();

    private SchemaSync(Sql sql, Origin origin) {
        this.sql = sql;
        this.tables = TableSql.of(sql.dialect());
        this.archive = new DataArchive(sql);
        this.origin = origin;
    }

    /** Brings the tables of one app to their new shape and says how many rows were archived, but for another app. */
    public static long apply(Sql sql, AppSync app, List<CompanyName> companies, Origin origin) {
        SchemaSync sync = new SchemaSync(sql, origin);
        long archived = sync.run(app, SyncScript.of(sync.tables, app.tables(), companies));
        sync.archive.add(sync.entries);
        return archived;
    }

    /** Makes the tables that a new company gets. */
    public static void addCompany(Sql sql, List<StoredTable> tables, CompanyName company) {
        run(sql, SyncScript.forNewCompany(TableSql.of(sql.dialect()), tables, company));
    }

    /** Makes the tables of a new company with the rows of another one. */
    public static void copyCompany(Sql sql, List<StoredTable> tables, CompanyName from, CompanyName to) {
        run(sql, SyncScript.forCopiedCompany(TableSql.of(sql.dialect()), tables, from, to));
    }

    /** Gives the tables of a company, and what of them is named after them, their new names. */
    public static void renameCompany(Sql sql, List<StoredTable> tables, CompanyName from, CompanyName to) {
        run(sql, SyncScript.forRenamedCompany(TableSql.of(sql.dialect()), tables, from, to));
    }

    // Companies are given and lose tables, and no table changes.
    private static void run(Sql sql, List<Action> actions) {
        sql.executeAll(actions.stream()
                .filter(Action.Run.class::isInstance)
                .map(action -> ((Action.Run) action).sql())
                .toList());
        actions.stream()
                .filter(Action.Make.class::isInstance)
                .forEach(action -> new SqliteMaking(sql).run(((Action.Make) action).statements()));
    }

    private long run(AppSync app, List<Action> actions) {
        long archived = 0;
        List<String> carried = List.of();
        List<String> waiting = new ArrayList<>();
        for (Action action : actions) {
            if (!(action instanceof Action.Run)) {
                sql.executeAll(waiting);
                waiting.clear();
            }
            switch (action) {
                case Action.Run run -> waiting.add(run.sql());
                case Action.Make make -> new SqliteMaking(sql).run(make.statements());
                case Action.ArchiveValues values -> archived += archiveValues(app, values);
                case Action.ArchiveTable table -> archived += archiveTable(app, table);
                case Action.CarryOver over -> carried = carriedOver(app, over);
                case Action.SetDown down -> waiting.addAll(carried);
                case Action.LookFor look -> refuseOthers(app, look);
                case Action.Either either ->
                    archived += run(app, sql.number(either.query()) == 1 ? either.ifSo() : either.otherwise());
                case Action.Widen widen -> new SqliteWidening(sql).run(widen.tables());
            }
        }
        sql.executeAll(waiting);
        return archived;
    }

    // Indexes and triggers that others have made on a table, as statements that make them again.
    private List<String> carriedOver(AppSync app, Action.CarryOver over) {
        record Extra(String name, String statement) {}
        List<Extra> extras =
                sql.query(over.query(), row -> new Extra(row.getString(1), row.getString(2)), over.table());
        if (!extras.isEmpty() && !over.table().equals(over.next())) {
            throw new Unavailable(
                    "RB610",
                    app.app() + " rebuilds and renames the table " + over.table() + ", on which somebody has put "
                            + extras.stream().map(Extra::name).collect(Collectors.joining(", ")),
                    "drop these indexes or triggers, update, and make them again on " + over.next());
        }
        return extras.stream().map(Extra::statement).toList();
    }

    private void refuseOthers(AppSync app, Action.LookFor look) {
        Map<String, List<String>> others = new LinkedHashMap<>();
        sql.query(
                look.query(),
                row -> others.computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                        .add(row.getString(2)));
        if (!others.isEmpty()) {
            throw new Unavailable(others.entrySet().stream()
                    .map(on -> new Problem(
                            "RB611",
                            app.app() + " drops fields of the table " + on.getKey() + ", on which somebody has put "
                                    + String.join(", ", on.getValue()),
                            "drop it, update, and make it again"))
                    .toList());
        }
    }

    // The entries are written down at the end, all at once.
    private long nextId() {
        return entries.isEmpty() ? archive.nextId() : entries.getLast().id() + 1;
    }

    // What another app is to take over is an entry of its own, and is kept whatever is to become of the rest.
    private long archiveValues(AppSync app, Action.ArchiveValues values) {
        Map<Optional<UUID>, List<Lost>> byTaker = new LinkedHashMap<>();
        for (Lost lost : values.lost()) {
            byTaker.computeIfAbsent(new Moves(app).of(values.sync().name(), lost.column()), any -> new ArrayList<>())
                    .add(lost);
        }
        long archived = 0;
        for (Map.Entry<Optional<UUID>, List<Lost>> lost : byTaker.entrySet()) {
            if (origin.archive() || lost.getKey().isPresent()) {
                long rows = archiveValues(app, values, lost.getValue(), lost.getKey());
                archived += lost.getKey().isPresent() ? 0 : rows;
            }
        }
        return archived;
    }

    private long archiveValues(AppSync app, Action.ArchiveValues values, List<Lost> lost, Optional<UUID> taker) {
        StoredTable before = values.sync().before().orElseThrow();
        long id = nextId();
        String table = ArchiveEntry.dataTable(id);
        List<Column> key = before.primaryKey().stream()
                .map(name -> before.column(name).orElseThrow())
                .toList();
        List<Column> columns = new ArrayList<>(key);
        List<String> selected = new ArrayList<>();
        for (Column column : key) {
            selected.add(tables.columns().qualified(column));
        }
        for (Lost column : lost) {
            if (!key.contains(column.column())) {
                columns.add(column.column());
                selected.add("CASE WHEN " + column.condition() + " THEN "
                        + tables.columns().qualified(column.column()) + " END");
            }
        }
        String where = lost.stream().map(Lost::condition).collect(Collectors.joining(" OR "));
        String select = "SELECT " + String.join(", ", selected) + " FROM "
                + sql.dialect().quoted(values.table()) + " AS t WHERE " + where;
        long rows = 0;
        for (String statement : tables.archive(table, columns, select)) {
            rows = sql.execute(statement);
        }
        if (rows == 0) {
            sql.execute("DROP TABLE " + table);
            return 0;
        }
        List<ArchivedColumn> removed = lost.stream()
                .map(column -> described(column.column(), values.sync().successor(column.column())))
                .toList();
        entries.add(entry(id, app, values.company(), before, taker, false, removed, rows));
        return rows;
    }

    // The table becomes its own archive: no row is copied.
    private long archiveTable(AppSync app, Action.ArchiveTable gone) {
        String name = sql.dialect().quoted(gone.table());
        long rows = sql.number("SELECT count(*) FROM " + name);
        StoredTable before = gone.sync().before().orElseThrow();
        Optional<UUID> taker = new Moves(app).of(before);
        if (rows == 0 || !origin.archive() && taker.isEmpty()) {
            sql.execute("DROP TABLE " + name);
            return 0;
        }
        long id = nextId();
        tables.rename(gone.table(), ArchiveEntry.dataTable(id), List.of()).forEach(sql::execute);
        List<ArchivedColumn> values = before.columns().stream()
                .filter(column -> SystemField.of(column).isEmpty())
                .filter(column -> before.primaryKey().stream().noneMatch(column.name()::equalsIgnoreCase))
                .map(column -> described(column, Optional.empty()))
                .toList();
        entries.add(entry(id, app, gone.company(), before, taker, true, values, rows));
        return taker.isPresent() ? 0 : rows;
    }

    private static ArchivedColumn described(Column column, Optional<Column> successor) {
        return new ArchivedColumn(
                column.name(),
                column.fieldName(),
                column.id(),
                column.app(),
                column.type(),
                successor.map(Column::type));
    }

    private ArchiveEntry entry(
            long id,
            AppSync app,
            Optional<CompanyName> company,
            StoredTable before,
            Optional<UUID> taker,
            boolean whole,
            List<ArchivedColumn> values,
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
                before.app(),
                before.id(),
                before.name(),
                whole,
                before.primaryKey().stream()
                        .map(name -> described(before.column(name).orElseThrow(), Optional.empty()))
                        .toList(),
                values,
                rows,
                origin.now(),
                taker,
                Optional.empty());
    }
}
