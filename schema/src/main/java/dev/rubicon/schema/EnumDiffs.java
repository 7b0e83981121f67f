package dev.rubicon.schema;

import dev.rubicon.schema.EnumChange.AddEnum;
import dev.rubicon.schema.EnumChange.AddValue;
import dev.rubicon.schema.EnumChange.DropEnum;
import dev.rubicon.schema.EnumChange.DropValue;
import dev.rubicon.schema.EnumChange.RenameValue;
import dev.rubicon.schema.EnumChange.RenumberValue;
import java.util.ArrayList;
import java.util.List;

/** What differs between two versions of an enum, or of all that an app adds to one. */
final class EnumDiffs {
    private EnumDiffs() {}

    static List<EnumChange> ofEnum(Pairing.Pair<EnumType> pair, Resolved before, Resolved after) {
        if (pair.from().isEmpty()) {
            return List.of(new AddEnum(pair.to().orElseThrow()));
        }
        if (pair.to().isEmpty()) {
            return List.of(new DropEnum(pair.from().get()));
        }
        EnumType to = pair.to().get();
        return ofValues(to.name(), before.values(pair.from().get()), after.values(to));
    }

    static List<EnumChange> ofValues(String enumName, List<EnumValue> older, List<EnumValue> newer) {
        List<EnumChange> changes = new ArrayList<>();
        for (Pairing.Pair<EnumValue> pair : Pairing.ofValues(older, newer)) {
            if (pair.from().isEmpty()) {
                changes.add(new AddValue(enumName, pair.to().orElseThrow()));
            } else if (pair.to().isEmpty()) {
                changes.add(new DropValue(enumName, pair.from().get()));
            } else {
                EnumValue from = pair.from().get();
                EnumValue to = pair.to().get();
                if (from.ordinal() != to.ordinal()) {
                    changes.add(new RenumberValue(enumName, from, to));
                } else if (!from.hasNameOf(to)) {
                    changes.add(new RenameValue(enumName, from, to));
                }
            }
        }
        return changes;
    }
}
