package dev.rubicon.installer.restore;

import dev.rubicon.installer.archive.ArchiveEntry;
import dev.rubicon.installer.archive.ArchivedColumn;
import dev.rubicon.installer.archive.DataArchive;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.instance.InstanceState;
import dev.rubicon.installer.plan.Planner;
import dev.rubicon.installer.restore.Place.Placed;
import dev.rubicon.installer.sync.StoredValues;
import dev.rubicon.installer.sync.TableNames;
import dev.rubicon.model.InvalidInput;
import java.util.List;
import java.util.Optional;

/** Puts values of one entry back. Looks first, and then does what it saw, in the caller's transaction. */
public final class Restorer {
    private final Sql sql;
    private final DataArchive archive;
    private final RestoreRequest request;
    private final ArchiveEntry entry;
    private final Place place;

    /** @throws InvalidInput RB620 if there is no such entry */
    public Restorer(Sql sql, InstanceState state, RestoreRequest request) {
        this.sql = sql;
        this.archive = new DataArchive(sql);
        this.request = request;
        this.entry = archive.entry(request.entry());
        this.place = new PlaceSearch(entry, request, Planner.storedTables(state), state.companies()).find();
    }

    /** What {@link #restore} would do; only reads. */
    public RestoreOutcome look() {
        if (entry.isRestored() && !request.choosesPlace()) {
            return new RestoreOutcome.Already(entry);
        }
        return switch (place) {
            case Place.None none -> new RestoreOutcome.Impossible(none.problem());
            case Place.Found found ->
                new RestoreOutcome.Restored(new RestoreCounts(sql, statements(found)).restoration());
        };
    }

    private RestoreSql statements(Place.Found found) {
        return new RestoreSql(sql.dialect(), entry, found, request.overwrite());
    }

    /**
     * Does what {@link #look} has said.
     *
     * @param run of the journal
     * @param now UTC, ISO 8601
     */
    public void restore(Restoration seen, long run, String now) {
        if (place instanceof Place.Found found) {
            RestoreSql statements = statements(found);
            if (seen.overwritten() > 0) {
                archiveOverwritten(found, statements, run, now);
            }
            if (!found.values().isEmpty() && (!entry.wholeTable() || request.overwrite())) {
                sql.execute(statements.update());
            }
            if (entry.wholeTable()) {
                sql.execute(statements.insert());
                String table = TableNames.of(found.table(), found.company());
                StoredValues.numberOn(sql.dialect(), found.table(), table).forEach(sql::execute);
            }
            archive.markRestored(entry, seen.restored(), isWhole(seen, found), now);
        }
    }

    private boolean isWhole(Restoration seen, Place.Found found) {
        boolean everyField = found.values().size() + found.homeless().size()
                == entry.values().size();
        return seen.misfits().isEmpty() && everyField;
    }

    private void archiveOverwritten(Place.Found found, RestoreSql statements, long run, String now) {
        long id = archive.nextId();
        String table = ArchiveEntry.dataTable(id);
        sql.execute("CREATE TABLE " + table + " (" + statements.columnsOfOverwritten() + ")");
        long rows = sql.execute(statements.copyOfOverwritten(table));
        archive.add(List.of(new ArchiveEntry(
                id,
                run,
                entry.app(),
                entry.appName(),
                entry.packageId(),
                Optional.of(entry.to()),
                entry.to(),
                found.company(),
                found.table().app(),
                found.table().id(),
                found.table().name(),
                false,
                described(found.key()),
                described(found.values()),
                rows,
                now,
                Optional.empty(),
                Optional.empty())));
    }

    private static List<ArchivedColumn> described(List<Placed> placed) {
        return placed.stream().map(one -> RestoreSql.described(one.to())).toList();
    }
}
