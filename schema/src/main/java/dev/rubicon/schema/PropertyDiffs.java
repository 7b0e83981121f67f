package dev.rubicon.schema;

import dev.rubicon.schema.PropertyChange.OfField;
import dev.rubicon.schema.PropertyChange.OfKey;
import dev.rubicon.schema.PropertyChange.OfTable;
import dev.rubicon.schema.PropertyChange.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** What differs between two versions of a table that no row notices. What is not stored on both sides is not compared. */
final class PropertyDiffs {
    private static final List<Reader<Table>> OF_TABLE = List.of(
            new Reader<>(Property.ID, table -> Optional.of(String.valueOf(table.id()))),
            new Reader<>(Property.NAME, table -> Optional.of(table.name())),
            new Reader<>(Property.OBSOLETE_STATE, table -> state(table.obsoleteState())),
            new Reader<>(Property.MOVED_TO, table -> id(table.move().to())),
            new Reader<>(Property.MOVED_FROM, table -> id(table.move().from())),
            new Reader<>(Property.COMPRESSION_TYPE, Table::compressionType));

    private static final List<Reader<Field>> OF_FIELD = List.of(
            new Reader<>(Property.NAME, field -> Optional.of(field.name())),
            new Reader<>(Property.OBSOLETE_STATE, field -> state(field.obsoleteState())),
            new Reader<>(Property.MOVED_TO, field -> id(field.move().to())),
            new Reader<>(Property.MOVED_FROM, field -> id(field.move().from())),
            new Reader<>(Property.INIT_VALUE, Field::initValue),
            new Reader<>(Property.SQL_DATA_TYPE, Field::sqlDataType));

    private static final List<Reader<Key>> OF_KEY =
            List.of(new Reader<>(Property.CLUSTERED, key -> key.clustered() ? Optional.of("true") : Optional.empty()));

    private final List<PropertyChange> changes = new ArrayList<>();

    private PropertyDiffs() {}

    /** How a property is read; absent if it is not given, or as it would be if it were not. */
    private record Reader<T>(Property property, Function<T, Optional<String>> value) {}

    private interface Adder {
        void add(Property property, Optional<String> before, Optional<String> after);
    }

    static List<PropertyChange> ofTable(Table from, Table to, List<Pairing.Pair<Field>> pairs) {
        PropertyDiffs diffs = new PropertyDiffs();
        if (from.isStored() && to.isStored()) {
            diffs.compare(
                    OF_TABLE, from, to, (name, was, is) -> diffs.changes.add(new OfTable(from, to, name, was, is)));
            diffs.fields(to.name(), pairs);
            diffs.keys(to.name(), from.secondaryKeys(), to.secondaryKeys());
        }
        return diffs.changes;
    }

    static List<PropertyChange> ofExtension(String target, List<Pairing.Pair<Field>> pairs) {
        PropertyDiffs diffs = new PropertyDiffs();
        diffs.fields(target, pairs);
        return diffs.changes;
    }

    static List<PropertyChange> ofTargets(Extending.Pair<TableExtension> pair) {
        List<PropertyChange> changes = new ArrayList<>();
        for (TableExtension from : pair.from()) {
            pair.to().stream()
                    .filter(to -> to.id() == from.id() && !to.target().equalsIgnoreCase(from.target()))
                    .forEach(to -> changes.add(new PropertyChange.OfExtension(
                            from, to, Property.TARGET, Optional.of(from.target()), Optional.of(to.target()))));
        }
        return changes;
    }

    private static Optional<String> state(ObsoleteState state) {
        return state == ObsoleteState.NO ? Optional.empty() : Optional.of(state.toString());
    }

    private static Optional<String> id(Optional<UUID> app) {
        return app.map(UUID::toString);
    }

    private void fields(String table, List<Pairing.Pair<Field>> pairs) {
        for (Pairing.Pair<Field> pair : pairs) {
            if (pair.both(Field::isStored) && !pair.from().equals(pair.to())) {
                Field old = pair.from().get();
                Field now = pair.to().get();
                compare(
                        OF_FIELD,
                        old,
                        now,
                        (name, was, is) -> changes.add(new OfField(table, old, now, name, was, is)));
            }
        }
    }

    // The primary key is the clustered one unless another is, whether it says so or not.
    private void keys(String table, List<Key> from, List<Key> to) {
        TreeMap<String, Key> older = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        from.forEach(key -> older.put(key.name(), key));
        for (Key key : to) {
            Key same = older.getOrDefault(key.name(), key);
            compare(OF_KEY, same, key, (name, was, is) -> changes.add(new OfKey(table, same, key, name, was, is)));
        }
    }

    private <T> void compare(List<Reader<T>> readers, T from, T to, Adder adder) {
        for (Reader<T> reader : readers) {
            Optional<String> before = reader.value().apply(from);
            Optional<String> after = reader.value().apply(to);
            if (!before.equals(after) && !isRename(reader.property(), before, after)) {
                adder.add(reader.property(), before, after);
            }
        }
    }

    // Another name is a change of its own; another case of it is none.
    private static boolean isRename(Property property, Optional<String> before, Optional<String> after) {
        return property == Property.NAME && !before.orElse("").equalsIgnoreCase(after.orElse(""));
    }
}
