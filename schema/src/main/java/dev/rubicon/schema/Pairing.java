package dev.rubicon.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Which table, field, enum or value of one version is which of another: by id or ordinal, then by name; enums by name alone, as
 * fields name them so. */
public final class Pairing {
    private Pairing() {}

    /** The two sides of one thing; at least one is there. */
    public record Pair<T>(Optional<T> from, Optional<T> to) {
        /** Whether both are there and are {@code so}. */
        public boolean both(Predicate<T> so) {
            return from.isPresent() && to.isPresent() && so.test(from.get()) && so.test(to.get());
        }
    }

    public static List<Pair<Table>> ofTables(List<Table> from, List<Table> to) {
        return of(from, to, Table::id, Table::name, Table::isStored);
    }

    public static List<Pair<Field>> ofFields(List<Field> from, List<Field> to) {
        return of(from, to, Field::id, Field::name, Field::isStored);
    }

    static List<Pair<EnumType>> ofEnums(List<EnumType> from, List<EnumType> to) {
        return of(from, to, type -> folded(type.name()), EnumType::name, any -> true);
    }

    static List<Pair<EnumValue>> ofValues(List<EnumValue> from, List<EnumValue> to) {
        return of(from, to, EnumValue::ordinal, EnumValue::name, any -> true);
    }

    // By id first, so that a swap of two names (1 A, 2 B becomes 1 B, 2 A) is two renames. What is then left on both
    // sides under one name has changed its id; what is stored goes before what has moved away and left its name behind.
    private static <T> List<Pair<T>> of(
            List<T> from, List<T> to, Function<T, Object> id, Function<T, String> name, Predicate<T> isStored) {
        Map<Object, T> newById = new LinkedHashMap<>();
        to.forEach(item -> newById.put(id.apply(item), item));
        Map<Object, T> partners = new HashMap<>();
        Map<String, T> unpairedByName = new HashMap<>();
        for (T old : storedFirst(from, isStored)) {
            T same = newById.remove(id.apply(old));
            if (same != null) {
                partners.put(id.apply(old), same);
            } else {
                unpairedByName.putIfAbsent(folded(name.apply(old)), old);
            }
        }
        List<T> unpaired = unpairedByName.isEmpty() ? List.of() : storedFirst(newById.values(), isStored);
        for (T item : unpaired) {
            T old = unpairedByName.remove(folded(name.apply(item)));
            if (old != null) {
                partners.put(id.apply(old), item);
                newById.remove(id.apply(item));
            }
        }
        List<Pair<T>> pairs = new ArrayList<>();
        for (T old : from) {
            pairs.add(new Pair<>(Optional.of(old), Optional.ofNullable(partners.get(id.apply(old)))));
        }
        newById.values().forEach(added -> pairs.add(new Pair<>(Optional.empty(), Optional.of(added))));
        return pairs;
    }

    private static <T> List<T> storedFirst(Collection<T> items, Predicate<T> isStored) {
        List<T> ordered = new ArrayList<>(items.size());
        List<T> others = new ArrayList<>();
        items.forEach(item -> (isStored.test(item) ? ordered : others).add(item));
        ordered.addAll(others);
        return ordered;
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
