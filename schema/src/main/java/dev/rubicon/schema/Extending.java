package dev.rubicon.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What an app adds to each table or enum of other apps, in two versions. */
final class Extending {
    private Extending() {}

    /** All extensions of one target; one of the lists may be empty. */
    record Pair<T>(String target, List<T> from, List<T> to) {}

    static List<Pair<TableExtension>> tables(List<TableExtension> from, List<TableExtension> to) {
        return of(from, to, TableExtension::id, TableExtension::target);
    }

    static List<Pair<EnumExtension>> enums(List<EnumExtension> from, List<EnumExtension> to) {
        return of(from, to, EnumExtension::id, EnumExtension::target);
    }

    private static <T> List<Pair<T>> of(List<T> from, List<T> to, Function<T, Integer> id, Function<T, String> target) {
        Map<String, String> names = names(from, to, id, target);
        Map<String, Pair<T>> pairs = new LinkedHashMap<>();
        for (T older : from) {
            pair(pairs, names, target.apply(older)).from().add(older);
        }
        for (T newer : to) {
            pair(pairs, names, target.apply(newer)).to().add(newer);
        }
        return List.copyOf(pairs.values());
    }

    private static <T> Pair<T> pair(Map<String, Pair<T>> pairs, Map<String, String> names, String target) {
        String name = names.getOrDefault(target, target);
        return pairs.computeIfAbsent(
                name.toLowerCase(Locale.ROOT), any -> new Pair<>(name, new ArrayList<>(), new ArrayList<>()));
    }

    // One version may say "extends 18" where the other says "extends Customer". Only the other app knows whether that
    // is one table; it is taken for one if the extension has kept its id, and PropertyDiffs says so.
    private static <T> Map<String, String> names(
            List<T> from, List<T> to, Function<T, Integer> id, Function<T, String> target) {
        Map<Integer, String> older = new HashMap<>();
        from.forEach(extension -> older.put(id.apply(extension), target.apply(extension)));
        Map<String, String> names = new HashMap<>();
        for (T newer : to) {
            String now = target.apply(newer);
            String was = older.getOrDefault(id.apply(newer), now);
            if (isNumber(was) && !isNumber(now)) {
                names.put(was, now);
            } else if (isNumber(now) && !isNumber(was)) {
                names.put(now, was);
            }
        }
        return names;
    }

    static boolean isNumber(String target) {
        return !target.isEmpty() && target.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
