package dev.rubicon.installer.restore;

import dev.rubicon.installer.archive.ArchiveEntry;
import dev.rubicon.installer.archive.DataArchive;
import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.installer.instance.InstanceState;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Gives what has moved out of one app to the app that takes it over: in the step that comes last of the two, whichever that is,
 * and in its transaction. What finds its place leaves the archive; what does not stays, as anything that was removed.
 */
public final class HandOver {
    private final Sql sql;
    private final InstanceState state;
    private final DataArchive archive;

    /** @param state after the step */
    public HandOver(Sql sql, InstanceState state) {
        this.sql = sql;
        this.state = state;
        this.archive = new DataArchive(sql);
    }

    /**
     * @param apps of the step
     * @param run of the journal
     * @param now UTC, ISO 8601
     */
    public void run(List<UUID> apps, long run, String now) {
        archive.entries().stream()
                .filter(entry -> entry.run() == run
                        || entry.movedTo().filter(apps::contains).isPresent())
                .filter(this::isAwaited)
                .forEach(entry -> handOver(entry, run, now));
    }

    private boolean isAwaited(ArchiveEntry entry) {
        return entry.restored().isEmpty()
                && entry.movedTo()
                        .map(state.apps()::get)
                        .map(InstalledApp::schema)
                        .filter(schema -> takesOver(schema, entry))
                        .isPresent();
    }

    // The other app has to say that it takes it; otherwise it only has the same name.
    private static boolean takesOver(Schema schema, ArchiveEntry entry) {
        if (entry.wholeTable()) {
            return schema.tables().stream()
                    .filter(Table::isStored)
                    .filter(table ->
                            table.id() == entry.tableId() || table.name().equalsIgnoreCase(entry.table()))
                    .anyMatch(table ->
                            table.move().from().filter(entry.app()::equals).isPresent());
        }
        Stream<Field> fields = Stream.concat(
                schema.tables().stream().flatMap(table -> table.fields().stream()),
                schema.extensions().stream().flatMap(extension -> extension.fields().stream()));
        List<String> taken = fields.filter(Field::isStored)
                .filter(field -> field.move().from().filter(entry.app()::equals).isPresent())
                .map(Field::name)
                .toList();
        return entry.values().stream().allMatch(value -> taken.stream().anyMatch(value.field()::equalsIgnoreCase));
    }

    private void handOver(ArchiveEntry entry, long run, String now) {
        Restorer restorer = new Restorer(
                sql,
                state,
                new RestoreRequest(
                        entry.id(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false));
        if (restorer.look() instanceof RestoreOutcome.Restored seen) {
            restorer.restore(seen.restoration(), run, now);
            if (seen.restoration().misfits().isEmpty()) {
                archive.purge(List.of(entry));
            }
        }
    }
}
