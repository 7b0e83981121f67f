package dev.rubicon.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A schema in which extensions have found the tables and enums of their own app. Those of other apps are only names. */
final class Resolved {
    private final Map<Integer, List<TableExtension>> extensions = new HashMap<>();
    private final List<TableExtension> foreign = new ArrayList<>();
    private final Map<Integer, List<EnumValue>> valuesOfOwn = new HashMap<>();
    private final Map<String, List<EnumValue>> valuesOfForeign = new HashMap<>();
    private final List<EnumExtension> foreignEnums = new ArrayList<>();
    private final Map<String, EnumType> enums;

    Resolved(Schema schema) {
        Map<String, Table> tables = byReference(schema.tables(), Table::id, Table::name);
        this.enums = byReference(schema.enums(), EnumType::id, EnumType::name);
        for (TableExtension extension : schema.extensions()) {
            Table own = tables.get(folded(extension.target()));
            (own == null ? foreign : extensions.computeIfAbsent(own.id(), any -> new ArrayList<>())).add(extension);
        }
        schema.enums().forEach(type -> valuesOfOwn.put(type.id(), new ArrayList<>(type.values())));
        for (EnumExtension extension : schema.enumExtensions()) {
            EnumType own = enums.get(folded(extension.target()));
            if (own == null) {
                foreignEnums.add(extension);
                valuesOfForeign
                        .computeIfAbsent(folded(extension.target()), any -> new ArrayList<>())
                        .addAll(extension.values());
            } else {
                valuesOfOwn.get(own.id()).addAll(extension.values());
            }
        }
    }

    // By number too, and by name where both would do.
    private static <T> Map<String, T> byReference(List<T> objects, Function<T, Integer> id, Function<T, String> name) {
        Map<String, T> found = new HashMap<>();
        objects.forEach(object -> found.put(String.valueOf(id.apply(object)), object));
        objects.forEach(object -> found.put(folded(name.apply(object)), object));
        return found;
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** All that the app adds to a table of its own: to the table they are one extension, which may be empty. */
    TableExtension extensionOf(Table table) {
        return joined(table.name(), extensions.getOrDefault(table.id(), List.of()));
    }

    static TableExtension joined(String target, List<TableExtension> extensions) {
        List<Field> fields = new ArrayList<>();
        List<Key> keys = new ArrayList<>();
        extensions.forEach(extension -> {
            fields.addAll(extension.fields());
            keys.addAll(extension.keys());
        });
        return new TableExtension(0, "", target, fields, keys);
    }

    /** Extensions of tables of other apps. */
    List<TableExtension> foreignExtensions() {
        return foreign;
    }

    /** Extensions of enums of other apps. */
    List<EnumExtension> foreignEnumExtensions() {
        return foreignEnums;
    }

    /** The values of an enum of the app with those of its own extensions, ascending. */
    List<EnumValue> values(EnumType own) {
        return valuesOfOwn.get(own.id()).stream()
                .sorted((left, right) -> Integer.compare(left.ordinal(), right.ordinal()))
                .toList();
    }

    /** All that a number in a field can mean; absent if the field holds no such number, or another app says what it means. */
    Optional<List<EnumValue>> allValues(FieldType type) {
        return switch (type) {
            case FieldType.Option option -> Optional.of(members(option));
            case FieldType.EnumOf named ->
                Optional.ofNullable(enums.get(folded(named.name()))).map(this::values);
            case FieldType.Text text -> Optional.empty();
            case FieldType.Code code -> Optional.empty();
            case FieldType.Binary binary -> Optional.empty();
            case FieldType.Plain plain -> Optional.empty();
        };
    }

    /** What is known of {@link #allValues}: of an enum of another app, the values that this one adds. */
    List<EnumValue> knownValues(FieldType type) {
        return allValues(type)
                .orElseGet(() -> type instanceof FieldType.EnumOf named
                        ? valuesOfForeign.getOrDefault(folded(named.name()), List.of())
                        : List.of());
    }

    // A member without a name only fills a gap: OptionMembers = Open,,Closed.
    private static List<EnumValue> members(FieldType.Option option) {
        List<EnumValue> values = new ArrayList<>();
        for (int ordinal = 0; ordinal < option.members().size(); ordinal++) {
            if (!option.members().get(ordinal).isEmpty()) {
                values.add(new EnumValue(ordinal, option.members().get(ordinal)));
            }
        }
        return values;
    }
}
