package dev.rubicon.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What fields are called in two versions of a table. Of several that have a name, the last one counts. */
record FieldNames(List<Pairing.Pair<Field>> pairs) {
    /** The names in the newer version. A key follows its fields through a rename: that alone is no change of the key. */
    List<String> after(List<String> names) {
        List<String> after = new ArrayList<>();
        for (String name : names) {
            after.add(after(name));
        }
        return after;
    }

    // A field that goes leaves a gap that no other field fills, whatever its name.
    private String after(String name) {
        for (Pairing.Pair<Field> pair : pairs.reversed()) {
            if (isNamed(pair.from(), name)) {
                return pair.to().map(Field::name).orElse(pair.from().get().name() + " (dropped)");
            }
        }
        return name;
    }

    /** Both sides of the field that has this name in the newer version. */
    Optional<Pairing.Pair<Field>> pair(String newName) {
        for (Pairing.Pair<Field> pair : pairs.reversed()) {
            if (isNamed(pair.to(), newName)) {
                return Optional.of(pair);
            }
        }
        return Optional.empty();
    }

    private static boolean isNamed(Optional<Field> field, String name) {
        return field.isPresent() && field.get().name().equalsIgnoreCase(name);
    }
}
