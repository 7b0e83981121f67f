package dev.rubicon.model;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Settings of packages in an instance: package id to key to value. Every value is a string; keys ignore case and keep the
 * spelling they were first given. Ordered by id, then key.
 */
public final class Arguments {
    public static final Arguments NONE = new Arguments(new TreeMap<>());

    /** Allows forced schema changes to the package that it is given to, or to all if that is the platform package. */
    public static final String ALLOW_FORCE_SYNC = "AllowForceSync";

    private final SortedMap<PackageId, SortedMap<String, String>> values;

    private Arguments(SortedMap<PackageId, SortedMap<String, String>> values) {
        this.values = values;
    }

    /** @throws InvalidInput RB104 for a bad key, RB105 if AllowForceSync is neither 'true' nor 'false' */
    public static Arguments of(Map<PackageId, Map<String, String>> values) {
        SortedMap<PackageId, SortedMap<String, String>> checked = new TreeMap<>();
        values.forEach((id, keys) -> keys.forEach((key, value) -> put(checked, id, key, value)));
        return new Arguments(checked);
    }

    /** These arguments and one more, which replaces a value of the same key. */
    public Arguments with(PackageId id, String key, String value) {
        SortedMap<PackageId, SortedMap<String, String>> copy = new TreeMap<>();
        values.forEach((packageId, keys) -> copy.put(packageId, copyOf(keys)));
        put(copy, id, key, value);
        return new Arguments(copy);
    }

    private static void put(
            SortedMap<PackageId, SortedMap<String, String>> values, PackageId id, String key, String value) {
        Parameter.checkKey(key);
        if (key.equalsIgnoreCase(ALLOW_FORCE_SYNC)) {
            parseBoolean(id, value);
        }
        values.computeIfAbsent(id, any -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER))
                .put(key, value);
    }

    /** These arguments with {@code others} on top. */
    public Arguments overriddenBy(Arguments others) {
        Arguments merged = this;
        for (PackageId id : others.values.keySet()) {
            for (Map.Entry<String, String> entry : others.of(id).entrySet()) {
                merged = merged.with(id, entry.getKey(), entry.getValue());
            }
        }
        return merged;
    }

    /** The arguments of one package, keys ignoring case; empty if there are none. */
    public SortedMap<String, String> of(PackageId id) {
        SortedMap<String, String> keys = values.get(id);
        return keys == null ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(keys);
    }

    public Optional<String> value(PackageId id, String key) {
        return Optional.ofNullable(values.get(id)).map(keys -> keys.get(key));
    }

    /** The value of AllowForceSync of {@code id}, absent if it was not given. */
    public Optional<Boolean> allowForceSync(PackageId id) {
        return value(id, ALLOW_FORCE_SYNC).map(value -> parseBoolean(id, value));
    }

    private static boolean parseBoolean(PackageId id, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new InvalidInput(
                        "RB105",
                        "the argument " + id + "." + ALLOW_FORCE_SYNC + " is '" + Quoted.shortened(value) + "'",
                        "set it to 'true' or 'false'");
        };
    }

    /** The packages that have arguments. */
    public Iterable<PackageId> packages() {
        return Collections.unmodifiableSet(values.keySet());
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    private static SortedMap<String, String> copyOf(SortedMap<String, String> keys) {
        SortedMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(keys);
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Arguments that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
