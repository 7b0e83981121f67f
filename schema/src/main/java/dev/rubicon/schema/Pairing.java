package dev.rubicon.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Which table, field, enum or value of one version is which of another: by id or ordinal, then by name. */
public final class Pairing {
    private Pairing() {}

    /** The two sides of one thing; at least one is there. */
    public record Pair<T>(Optional<T> from, Optional<T> to) {}

    public static List<Pair<Table>> ofTables(List<Table> from, List<Table> to) {
        return of(from, to, Table::id, Table::name);
    }

    public static List<Pair<Field>> ofFields(List<Field> from, List<Field> to) {
        return of(from, to, Field::id, Field::name);
    }

    static List<Pair<EnumType>> ofEnums(List<EnumType> from, List<EnumType> to) {
        return of(from, to, EnumType::id, EnumType::name);
    }

    static List<Pair<EnumValue>> ofValues(List<EnumValue> from, List<EnumValue> to) {
        return of(from, to, EnumValue::ordinal, EnumValue::name);
    }

    // By id first, so that a swap of two names (1 A, 2 B becomes 1 B, 2 A) is two renames. What is then left on both
    // sides under one name has changed its id.
    private static <T> List<Pair<T>> of(List<T> from, List<T> to, Function<T, Integer> id, Function<T, String> name) {
        Map<Integer, T> newById = new LinkedHashMap<>();
        to.forEach(item -> newById.put(id.apply(item), item));
        Map<Integer, T> partner = new TreeMap<>();
        Map<String, T> unpairedByName = new LinkedHashMap<>();
        for (T old : from) {
            T same = newById.remove(id.apply(old));
            if (same != null) {
                partner.put(id.apply(old), same);
            } else {
                unpairedByName.put(folded(name.apply(old)), old);
            }
        }
        for (T item : List.copyOf(newById.values())) {
            T old = unpairedByName.remove(folded(name.apply(item)));
            if (old != null) {
                partner.put(id.apply(old), item);
                newById.remove(id.apply(item));
            }
        }
        List<Pair<T>> pairs = new ArrayList<>();
        for (T old : from) {
            pairs.add(new Pair<>(Optional.of(old), Optional.ofNullable(partner.get(id.apply(old)))));
        }
        newById.values().forEach(added -> pairs.add(new Pair<>(Optional.empty(), Optional.of(added))));
        return pairs;
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
