package dev.rubicon.al.symbolfile;

import dev.rubicon.schema.EnumExtension;
import dev.rubicon.schema.EnumType;
import dev.rubicon.schema.EnumValue;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.Key;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.Table;
import dev.rubicon.schema.TableExtension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares two schemas that should be equal, field by field. Pairs by id: names are among what is compared. */
public final class SchemaComparison {
    private final List<Difference> differences = new ArrayList<>();

    private SchemaComparison() {}

    /** Empty if they are equal. Tables first, then extensions, each ascending by id. */
    public static List<Difference> of(Schema left, Schema right) {
        SchemaComparison comparison = new SchemaComparison();
        comparison.pairs(left.tables(), right.tables(), Table::id, Table::toString, comparison::tables);
        comparison.pairs(
                left.extensions(),
                right.extensions(),
                TableExtension::id,
                TableExtension::toString,
                comparison::extensions);
        comparison.pairs(left.enums(), right.enums(), EnumType::id, EnumType::toString, comparison::enums);
        comparison.pairs(
                left.enumExtensions(),
                right.enumExtensions(),
                EnumExtension::id,
                EnumExtension::toString,
                comparison::enumExtensions);
        return List.copyOf(comparison.differences);
    }

    private interface Both<T> {
        void compare(String name, T left, T right);
    }

    private <T> void pairs(
            List<T> left, List<T> right, Function<T, Integer> id, Function<T, String> name, Both<T> both) {
        Map<Integer, T> lefts = byId(left, id);
        Map<Integer, T> rights = byId(right, id);
        TreeSet<Integer> ids = new TreeSet<>(lefts.keySet());
        ids.addAll(rights.keySet());
        for (Integer each : ids) {
            Optional<T> one = Optional.ofNullable(lefts.get(each));
            Optional<T> other = Optional.ofNullable(rights.get(each));
            if (one.isPresent() && other.isPresent()) {
                both.compare(name.apply(one.get()), one.get(), other.get());
            } else {
                String known = name.apply(one.or(() -> other).orElseThrow());
                differences.add(new Difference(known, Optional.empty(), "declaration", one.map(name), other.map(name)));
            }
        }
    }

    private static <T> Map<Integer, T> byId(List<T> list, Function<T, Integer> id) {
        Map<Integer, T> map = new LinkedHashMap<>();
        list.forEach(element -> map.putIfAbsent(id.apply(element), element));
        return map;
    }

    private void tables(String name, Table left, Table right) {
        differ(name, Optional.empty(), "name", left.name(), right.name());
        differ(name, Optional.empty(), "TableType", left.type(), right.type());
        differ(name, Optional.empty(), "DataPerCompany", left.dataPerCompany(), right.dataPerCompany());
        differ(name, Optional.empty(), "ObsoleteState", left.obsoleteState(), right.obsoleteState());
        differ(name, Optional.empty(), "move", left.move(), right.move());
        differ(name, Optional.empty(), "CompressionType", left.compressionType(), right.compressionType());
        fields(name, left.fields(), right.fields());
        keys(name, left.keys(), right.keys());
    }

    private void extensions(String name, TableExtension left, TableExtension right) {
        differ(name, Optional.empty(), "name", left.name(), right.name());
        targets(name, left.target(), right.target());
        fields(name, left.fields(), right.fields());
        keys(name, left.keys(), right.keys());
    }

    // A source may name by number what its compiler knew by name; which name that is, only another app can say.
    private void targets(String name, String left, String right) {
        if (isNumber(left) == isNumber(right)) {
            differ(name, Optional.empty(), "target", left, right);
        }
    }

    private static boolean isNumber(String target) {
        return target.chars().allMatch(Character::isDigit);
    }

    private void enums(String name, EnumType left, EnumType right) {
        differ(name, Optional.empty(), "name", left.name(), right.name());
        values(name, left.values(), right.values());
    }

    private void enumExtensions(String name, EnumExtension left, EnumExtension right) {
        differ(name, Optional.empty(), "name", left.name(), right.name());
        targets(name, left.target(), right.target());
        values(name, left.values(), right.values());
    }

    private void values(String object, List<EnumValue> left, List<EnumValue> right) {
        differ(object, Optional.empty(), "values", byOrdinal(left), byOrdinal(right));
    }

    // Compilers sort them, sources need not.
    private static String byOrdinal(List<EnumValue> values) {
        return values.stream()
                .sorted(Comparator.comparingInt(EnumValue::ordinal))
                .map(value -> value.ordinal() + " " + value.name())
                .collect(Collectors.joining(", "));
    }

    private void fields(String object, List<Field> left, List<Field> right) {
        Map<Integer, Field> rights = byId(right, Field::id);
        Map<Integer, Field> lefts = byId(left, Field::id);
        for (Field one : left) {
            Optional<String> field = Optional.of(described(one));
            Optional<Field> other = Optional.ofNullable(rights.get(one.id()));
            if (other.isEmpty()) {
                differences.add(new Difference(object, field, "declaration", field, Optional.empty()));
            } else {
                differ(object, field, one, other.get());
            }
        }
        for (Field other : right) {
            if (!lefts.containsKey(other.id())) {
                Optional<String> field = Optional.of(described(other));
                differences.add(new Difference(object, field, "declaration", Optional.empty(), field));
            }
        }
    }

    private static String described(Field field) {
        return "field " + field.id() + " " + field.name();
    }

    private void differ(String object, Optional<String> field, Field left, Field right) {
        differ(object, field, "name", left.name(), right.name());
        differ(object, field, "type", written(left.type()), written(right.type()));
        differ(object, field, "FieldClass", left.fieldClass(), right.fieldClass());
        differ(object, field, "Enabled", left.enabled(), right.enabled());
        differ(object, field, "AutoIncrement", left.autoIncrement(), right.autoIncrement());
        differ(object, field, "ObsoleteState", left.obsoleteState(), right.obsoleteState());
        differ(object, field, "move", left.move(), right.move());
        differ(object, field, "InitValue", left.initValue(), right.initValue());
        differ(object, field, "SqlDataType", left.sqlDataType(), right.sqlDataType());
    }

    private static String written(FieldType type) {
        return type instanceof FieldType.Option option ? "Option " + option.members() : type.toString();
    }

    private void keys(String object, List<Key> left, List<Key> right) {
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            Optional<Key> one = i < left.size() ? Optional.of(left.get(i)) : Optional.empty();
            Optional<Key> other = i < right.size() ? Optional.of(right.get(i)) : Optional.empty();
            String key = "key " + one.or(() -> other).orElseThrow().name();
            if (!one.map(SchemaComparison::folded).equals(other.map(SchemaComparison::folded))) {
                differences.add(new Difference(
                        object, Optional.of(key), "declaration", one.map(Key::toString), other.map(Key::toString)));
            }
        }
    }

    // The compiler writes the fields of a key as they are declared, the source as somebody typed them.
    private static Key folded(Key key) {
        List<String> names =
                key.fields().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return key.over(names);
    }

    private void differ(String object, Optional<String> field, String what, Object left, Object right) {
        if (!left.equals(right)) {
            differences.add(
                    new Difference(object, field, what, Optional.of(left.toString()), Optional.of(right.toString())));
        }
    }
}
