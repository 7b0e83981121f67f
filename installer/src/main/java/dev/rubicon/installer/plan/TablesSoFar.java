package dev.rubicon.installer.plan;

import dev.rubicon.installer.plan.TableFacts.Rows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Asks for rows of tables as a step of a plan will find them, while the database still has them as they were before the first
 * step: a table that an earlier step creates has no rows, and one that it changes goes by its old names.
 */
final class TablesSoFar {
    /** What is one table before a step and after it. */
    private record Key(UUID app, int id) {
        static Key of(StoredTable table) {
            return new Key(table.app(), table.id());
        }
    }

    private final TableFacts facts;
    private final Map<Key, TableSync> changed = new HashMap<>();

    TablesSoFar(TableFacts facts) {
        this.facts = facts;
    }

    /** Says of which changes {@link #rows} is going to be asked. */
    void expect(List<TableSync> syncs) {
        facts.expect(syncs.stream()
                .flatMap(sync -> {
                    TableSync earlier = changed.get(Key.of(sync.before().orElseThrow()));
                    if (earlier == null) {
                        return Stream.of(sync);
                    }
                    return earlier.before().isEmpty() ? Stream.of() : Stream.of(sync.following(earlier));
                })
                .toList());
    }

    /** Rows that {@code sync}, a change of a table, will meet; by the names that columns have just before it. */
    Rows rows(TableSync sync) {
        TableSync earlier = changed.get(Key.of(sync.before().orElseThrow()));
        if (earlier == null) {
            return facts.of(sync);
        }
        if (earlier.before().isEmpty()) {
            return new Rows(0, new TreeMap<>(), new TreeMap<>(), List.of(), List.of());
        }
        Rows rows = facts.of(sync.following(earlier));
        SortedMap<String, List<LostRow>> samples = underNewNames(rows.samples(), earlier);
        if (rows.samples().containsKey(Rows.ROW)) {
            samples.put(Rows.ROW, rows.samples().get(Rows.ROW));
        }
        return new Rows(rows.total(), underNewNames(rows.lost(), earlier), samples, rows.holders(), rows.clashes());
    }

    private static <T> SortedMap<String, T> underNewNames(SortedMap<String, T> byOldName, TableSync earlier) {
        SortedMap<String, T> byNewName = new TreeMap<>();
        for (TableSync.Source source : earlier.columns()) {
            source.before()
                    .map(old -> byOldName.get(old.name()))
                    .ifPresent(value -> byNewName.put(source.after().name(), value));
        }
        return byNewName;
    }

    /** Rows that hold this number in a column, by the name that it has now. */
    long holding(StoredTable table, String column, int number) {
        TableSync earlier = changed.get(Key.of(table));
        if (earlier == null) {
            return facts.holding(table, column, number);
        }
        return earlier.columns().stream()
                .filter(source -> source.after().name().equalsIgnoreCase(column))
                .flatMap(source -> source.before().stream())
                .mapToLong(old -> facts.holding(earlier.before().orElseThrow(), old.name(), number))
                .sum();
    }

    long waiting(UUID giver, UUID taker, String table, Optional<String> field) {
        return facts.waiting(giver, taker, table, field);
    }

    /** Says that a step makes {@code syncs}, all of them at once: tables may take each other's place. */
    void make(List<TableSync> syncs) {
        Map<Key, TableSync> made = new HashMap<>();
        for (TableSync sync : syncs) {
            Optional<TableSync> earlier = sync.before().map(Key::of).map(changed::remove);
            sync.after()
                    .ifPresent(after ->
                            made.put(Key.of(after), earlier.map(sync::following).orElse(sync)));
        }
        changed.putAll(made);
    }
}
