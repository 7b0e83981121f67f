package dev.rubicon.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What fields are called in two versions of a table. */
final class FieldNames {
    private final Map<String, String> newNames = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Pairing.Pair<Field>> pairs = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    FieldNames(List<Field> from, List<Field> to) {
        for (Pairing.Pair<Field> pair : Pairing.ofFields(from, to)) {
            pair.from().ifPresent(field -> newNames.put(field.name(), newName(field, pair.to())));
            pair.to().ifPresent(field -> pairs.put(field.name(), pair));
        }
    }

    // A field that goes leaves a gap that no other field fills, whatever its name.
    private static String newName(Field from, Optional<Field> to) {
        return to.map(Field::name).orElse(from.name() + " (dropped)");
    }

    /** The names in the newer version. A key follows its fields through a rename: that alone is no change of the key. */
    List<String> after(List<String> names) {
        return names.stream().map(name -> newNames.getOrDefault(name, name)).toList();
    }

    /** Both sides of the field that has this name in the newer version. */
    Optional<Pairing.Pair<Field>> pair(String newName) {
        return Optional.ofNullable(pairs.get(newName));
    }
}
