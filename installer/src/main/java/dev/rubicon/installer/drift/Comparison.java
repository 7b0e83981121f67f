package dev.rubicon.installer.drift;

import dev.rubicon.installer.database.Dialect;
import dev.rubicon.installer.database.PostgresDialect;
import dev.rubicon.installer.database.SqliteDialect;
import dev.rubicon.installer.physical.PhysicalColumn;
import dev.rubicon.installer.physical.PhysicalIndex;
import dev.rubicon.installer.physical.PhysicalTable;
import dev.rubicon.installer.sync.ExpectedTables.Placed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Finds the differences between what a table is to be and what the database has.
 *
 * @param names the order of names: SQLite does not tell letter case apart
 * @param tables that the database has
 * @param holders tables by the indexes that they have
 */
record Comparison(Comparator<String> names, Map<String, PhysicalTable> tables, Map<String, PhysicalTable> holders) {

    static Comparison in(Dialect dialect, Map<String, PhysicalTable> found) {
        Comparator<String> names = switch (dialect) {
            case SqliteDialect sqlite -> String.CASE_INSENSITIVE_ORDER;
            case PostgresDialect postgres -> Comparator.naturalOrder();
        };
        Map<String, PhysicalTable> tables = new TreeMap<>(names);
        Map<String, PhysicalTable> holders = new TreeMap<>(names);
        for (PhysicalTable table : found.values()) {
            tables.put(table.name(), table);
            table.indexes().forEach(index -> holders.put(index.name(), table));
            table.keyName().ifPresent(key -> holders.put(key, table));
        }
        return new Comparison(names, tables, holders);
    }

    Optional<PhysicalTable> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    List<Difference> of(Placed placed) {
        return table(placed.name()).map(found -> of(placed, found)).orElseGet(() -> List.of(missing(placed)));
    }

    // Indexes keep their names when somebody renames their table.
    private Difference missing(Placed placed) {
        PhysicalTable expected = placed.expected();
        List<String> names = new ArrayList<>(expected.keyName().stream().toList());
        expected.indexes().forEach(index -> names.add(index.name()));
        return new Difference.MissingTable(
                placed,
                names.stream()
                        .map(holders::get)
                        .filter(Objects::nonNull)
                        .map(PhysicalTable::name)
                        .distinct()
                        .toList());
    }

    private List<Difference> of(Placed placed, PhysicalTable found) {
        PhysicalTable expected = placed.expected();
        if (expected.equals(found)) {
            return List.of();
        }
        List<Difference> differences = new ArrayList<>();
        Map<String, PhysicalColumn> columns = byName(found.columns(), PhysicalColumn::name);
        for (PhysicalColumn column : expected.columns()) {
            PhysicalColumn there = columns.remove(column.name());
            if (there == null) {
                differences.add(new Difference.MissingColumn(placed, column, renamed(expected, found)));
            } else if (!there.isDeclaredAs(column)) {
                differences.add(new Difference.OtherColumn(placed, column, there));
            }
        }
        columns.values().forEach(column -> differences.add(new Difference.ExtraColumn(placed, column)));
        if (!same(expected.primaryKey(), found.primaryKey())
                || !same(
                        expected.keyName().stream().toList(),
                        found.keyName().stream().toList())) {
            differences.add(new Difference.OtherKey(placed, found));
        }
        Map<String, PhysicalIndex> indexes = byName(found.indexes(), PhysicalIndex::name);
        for (PhysicalIndex index : expected.indexes()) {
            PhysicalIndex there = indexes.get(index.name());
            if (there == null) {
                Optional<String> holder =
                        Optional.ofNullable(holders.get(index.name())).map(PhysicalTable::name);
                differences.add(new Difference.MissingIndex(placed, index, holder));
            } else if (!isSame(index, there)) {
                differences.add(new Difference.OtherIndex(placed, index, there));
            }
        }
        return differences;
    }

    // Where more than one is missing, or is no app's, nobody can guess which was which.
    private Optional<String> renamed(PhysicalTable expected, PhysicalTable found) {
        Map<String, PhysicalColumn> missing = byName(expected.columns(), PhysicalColumn::name);
        Map<String, PhysicalColumn> extra = byName(found.columns(), PhysicalColumn::name);
        found.columns().forEach(column -> missing.remove(column.name()));
        expected.columns().forEach(column -> extra.remove(column.name()));
        if (missing.size() != 1 || extra.size() != 1) {
            return Optional.empty();
        }
        PhysicalColumn other = extra.values().iterator().next();
        return other.isDeclaredAs(missing.values().iterator().next()) ? Optional.of(other.name()) : Optional.empty();
    }

    List<String> foreignIndexes(Placed placed, PhysicalTable found) {
        Map<String, PhysicalIndex> expected = byName(placed.expected().indexes(), PhysicalIndex::name);
        return found.indexes().stream()
                .map(PhysicalIndex::name)
                .filter(name -> !expected.containsKey(name))
                .toList();
    }

    private boolean isSame(PhysicalIndex expected, PhysicalIndex found) {
        return expected.unique() == found.unique()
                && expected.complete() == found.complete()
                && same(expected.columns(), found.columns());
    }

    private boolean same(List<String> expected, List<String> found) {
        if (expected.size() != found.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (names.compare(expected.get(i), found.get(i)) != 0) {
                return false;
            }
        }
        return true;
    }

    private <T> Map<String, T> byName(Collection<T> things, Function<T, String> name) {
        Map<String, T> byName = new TreeMap<>(names);
        things.forEach(thing -> byName.put(name.apply(thing), thing));
        return byName;
    }
}
