package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.run.Archives;
import dev.rubicon.al.runtime.run.RecordValue;
import dev.rubicon.al.runtime.run.Session;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.AlVersion;
import dev.rubicon.installer.archive.ArchiveEntry;
import dev.rubicon.installer.archive.ArchivedColumn;
import dev.rubicon.installer.archive.DataArchive;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.InstanceState;
import dev.rubicon.installer.restore.RestoreOutcome;
import dev.rubicon.installer.restore.RestoreRequest;
import dev.rubicon.installer.restore.Restorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The archive of the instance for code of AL: what updates of an app took from one of its tables, in the company of the session or in
 * all.
 *
 * @param run of the journal
 * @param now UTC, ISO 8601
 */
record UpgradeArchives(Sql sql, InstanceState state, SqlRows rows, StoredForms forms, long run, String now)
        implements Archives {
    @Override
    public Optional<String> version(UUID app) {
        return archive().entries().stream()
                .filter(entry -> entry.app().equals(app) && !entry.isRestored())
                .reduce((earlier, later) -> later)
                .flatMap(ArchiveEntry::from)
                .map(version -> AlVersion.parse(version.toString())
                        .map(AlVersion::toString)
                        .orElse(version.toString()));
    }

    private DataArchive archive() {
        return new DataArchive(sql);
    }

    // The last one first: of a value that was lost twice, the later one is wanted.
    private List<ArchiveEntry> entries(Session session, UUID app, TableDefinition table) {
        return archive().entries().reversed().stream()
                .filter(entry -> entry.app().equals(app)
                        && entry.tableApp().equals(table.app().identity().id()))
                .filter(entry -> entry.tableId() == table.id())
                .filter(entry -> session.company().isEmpty()
                        || entry.company().isEmpty()
                        || entry.company()
                                .map(CompanyName::value)
                                .filter(session.company()::equalsIgnoreCase)
                                .isPresent())
                .toList();
    }

    @Override
    public void restore(Session session, UUID app, TableDefinition table) {
        rows.flush();
        for (ArchiveEntry entry : entries(session, app, table)) {
            RestoreRequest request = new RestoreRequest(
                    entry.id(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
            Restorer restorer = new Restorer(sql, state, request);
            switch (restorer.look()) {
                case RestoreOutcome.Restored seen -> restorer.restore(seen.restoration(), run, now);
                case RestoreOutcome.Already already -> {}
                case RestoreOutcome.Impossible impossible ->
                    throw AlError.of("The archived data of the table " + table + " cannot be restored: "
                            + impossible.problem().message() + ".");
            }
        }
        new RecordValue(table, false, session).outdate();
    }

    @Override
    public void delete(Session session, UUID app, TableDefinition table) {
        archive().purge(entries(session, app, table));
    }

    @Override
    public boolean read(Session session, UUID app, RecordValue into) {
        List<ArchiveEntry> entries = entries(session, app, into.table());
        entries.forEach(entry -> read(entry, into));
        return !entries.isEmpty();
    }

    private void read(ArchiveEntry entry, RecordValue into) {
        List<ArchivedColumn> columns = new ArrayList<>(entry.key());
        entry.values().stream()
                .filter(value -> !entry.keyColumns().contains(value.column()))
                .forEach(columns::add);
        String list = columns.stream()
                .map(column -> sql.dialect().quoted(column.column()))
                .collect(Collectors.joining(", "));
        sql.query("SELECT " + list + " FROM " + entry.dataTable(), row -> {
            into.init();
            for (int i = 0; i < columns.size(); i++) {
                Optional<FieldDefinition> field =
                        into.table().field(columns.get(i).field());
                if (field.isPresent() && row.getObject(i + 1) != null) {
                    into.set(field.get(), forms.value(field.get().type(), row, i + 1));
                }
            }
            return into.stored().insert(false);
        });
    }
}
