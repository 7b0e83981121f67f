package dev.rubicon.schema;

import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.Text;
import dev.rubicon.schema.TableChange.ChangePrimaryKey;
import dev.rubicon.schema.TableChange.KeyDifference;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares the primary keys of two versions of a table. */
final class PrimaryKeys {
    private PrimaryKeys() {}

    static Optional<ChangePrimaryKey> diff(Table from, Table to, FieldNames names) {
        Key before = from.primaryKey().over(names.after(from.primaryKey().fields()));
        Key after = to.primaryKey();
        Set<KeyDifference> differences = EnumSet.noneOf(KeyDifference.class);
        if (!before.hasFieldsOf(after)) {
            differences.add(KeyDifference.FIELDS);
        }
        boolean named = !from.keys().isEmpty() && !to.keys().isEmpty();
        if (named && !before.name().equalsIgnoreCase(after.name())) {
            differences.add(KeyDifference.NAME);
        }
        if (after.fields().stream().anyMatch(field -> hasOtherLength(names.pair(field)))) {
            differences.add(KeyDifference.LENGTH);
        }
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ChangePrimaryKey(to.name(), before, after, List.copyOf(new ArrayList<>(differences))));
    }

    private static boolean hasOtherLength(Optional<Pairing.Pair<Field>> pair) {
        if (pair.isEmpty() || pair.get().from().isEmpty()) {
            return false;
        }
        FieldType before = pair.get().from().get().type();
        FieldType after = pair.get().to().orElseThrow().type();
        return before instanceof Text && after instanceof Text && !before.equals(after)
                || before instanceof Code && after instanceof Code && !before.equals(after);
    }
}
