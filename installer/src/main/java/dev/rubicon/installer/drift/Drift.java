package dev.rubicon.installer.drift;

import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.instance.InstanceState;
import dev.rubicon.installer.physical.Introspection;
import dev.rubicon.installer.physical.PhysicalTable;
import dev.rubicon.installer.plan.Planner;
import dev.rubicon.installer.sync.ExpectedTables;
import dev.rubicon.installer.sync.ExpectedTables.Placed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;

/**
 * How the database of an instance differs from what was synced.
 *
 * @param tables that were compared
 * @param differences table by table
 * @param foreignTables names of tables that are neither an app's nor Rubicon's; no difference
 * @param foreignIndexes names of indexes that others have put on tables of apps; no difference
 */
public record Drift(int tables, List<Difference> differences, List<String> foreignTables, List<String> foreignIndexes) {
    private static final String OWN = "rubicon_";

    public Drift {
        differences = List.copyOf(differences);
        foreignTables = List.copyOf(foreignTables);
        foreignIndexes = List.copyOf(foreignIndexes);
    }

    /** Compares every table. */
    public static Drift of(Sql sql, InstanceState state) {
        List<Placed> expected = new ExpectedTables(sql.dialect()).of(Planner.storedTables(state), state.companies());
        return of(sql, expected, Introspection.tables(sql));
    }

    /** Compares what these apps have: tables, and columns in tables of others. What others have put there is not told. */
    public static Drift of(Sql sql, InstanceState state, Set<UUID> apps) {
        List<Placed> theirs = new ExpectedTables(sql.dialect())
                .of(Planner.storedTables(state), state.companies()).stream()
                        .filter(placed -> apps.contains(placed.table().app())
                                || placed.expected().columns().stream().anyMatch(column -> isOf(column.name(), apps)))
                        .toList();
        Drift all = of(sql, theirs, Introspection.tables(sql));
        List<Difference> differences = all.differences.stream()
                .filter(difference -> apps.contains(difference.placed().table().app())
                        || difference.column().filter(name -> isOf(name, apps)).isPresent())
                .toList();
        return new Drift(theirs.size(), differences, List.of(), List.of());
    }

    // A field of a table extension.
    private static boolean isOf(String column, Set<UUID> apps) {
        return apps.stream().anyMatch(app -> column.endsWith("$" + app));
    }

    private static Drift of(Sql sql, List<Placed> expected, SortedMap<String, PhysicalTable> found) {
        Comparison comparison = Comparison.in(sql.dialect(), found);
        List<Difference> differences = new ArrayList<>();
        List<String> foreignIndexes = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Placed placed : expected) {
            differences.addAll(comparison.of(placed));
            comparison.table(placed.name()).ifPresent(table -> {
                known.add(table.name());
                foreignIndexes.addAll(comparison.foreignIndexes(placed, table));
            });
        }
        List<String> foreignTables = found.keySet().stream()
                .filter(name -> !known.contains(name) && !name.startsWith(OWN))
                .toList();
        return new Drift(expected.size(), differences, foreignTables, foreignIndexes);
    }

    public boolean isNone() {
        return differences.isEmpty();
    }
}
