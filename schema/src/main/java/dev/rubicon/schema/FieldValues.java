package dev.rubicon.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the numbers in fields of one schema mean, as far as its app says: enums of other apps are not known. */
final class FieldValues {
    private final Map<String, List<EnumValue>> enums = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    FieldValues(Schema schema) {
        schema.enums().forEach(type -> enums.put(type.name(), new ArrayList<>(type.values())));
        schema.enumExtensions()
                .forEach(extension -> Optional.ofNullable(enums.get(extension.target()))
                        .ifPresent(values -> values.addAll(extension.values())));
    }

    /** The values of {@code from} that mean something else, or nothing, when {@code to} reads their ordinals. */
    List<EnumValue> lostIn(FieldValues after, FieldType from, FieldType to) {
        if (!(to instanceof FieldType.EnumOf target) || !after.enums.containsKey(target.name())) {
            return List.of();
        }
        Map<Integer, EnumValue> kept = new TreeMap<>();
        after.enums.get(target.name()).forEach(value -> kept.put(value.ordinal(), value));
        return of(from).stream()
                // A member without a name only fills a gap: OptionMembers = Open,,Closed.
                .filter(value -> !value.name().isEmpty())
                .filter(value -> !kept.containsKey(value.ordinal())
                        || !kept.get(value.ordinal()).hasNameOf(value))
                .sorted(Comparator.comparingInt(EnumValue::ordinal))
                .toList();
    }

    private List<EnumValue> of(FieldType type) {
        return switch (type) {
            case FieldType.EnumOf named -> enums.getOrDefault(named.name(), List.of());
            case FieldType.Option option -> {
                List<EnumValue> values = new ArrayList<>();
                for (String member : option.members()) {
                    values.add(new EnumValue(values.size(), member));
                }
                yield values;
            }
            case FieldType.Text text -> List.of();
            case FieldType.Code code -> List.of();
            case FieldType.Plain plain -> List.of();
        };
    }
}
