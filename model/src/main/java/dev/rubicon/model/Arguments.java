package dev.rubicon.model;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

    /**
     * @throws InvalidInput RB104 for a bad key, RB105 if AllowForceSync is neither 'true' nor 'false', RB111 for a key that is
     *     given twice
     */
    public static Arguments of(Map<PackageId, Map<String, String>> values) {
        SortedMap<PackageId, SortedMap<String, String>> checked = new TreeMap<>();
        values.forEach((id, keys) -> keys.forEach((key, value) -> {
            if (put(checked, id, key, value).isPresent()) {
                throw new InvalidInput(
                        "RB111",
                        "the argument " + id + "." + key + " is given twice, in different case",
                        "keys ignore case: remove one of them");
            }
        }));
        return new Arguments(checked);
    }

    /** These arguments and one more, which replaces a value of the same key. */
    public Arguments with(PackageId id, String key, String value) {
        SortedMap<PackageId, SortedMap<String, String>> copy = copy();
        put(copy, id, key, value);
        return new Arguments(copy);
    }

    // Returns what the key held before.
    private static Optional<String> put(
            SortedMap<PackageId, SortedMap<String, String>> values, PackageId id, String key, String value) {
        Parameter.checkKey(key);
        if (key.equalsIgnoreCase(ALLOW_FORCE_SYNC)) {
            parseBoolean(id, value);
        }
        return Optional.ofNullable(values.computeIfAbsent(id, any -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER))
                .put(key, value));
    }

    /** These arguments with {@code others} on top. */
    public Arguments overriddenBy(Arguments others) {
        SortedMap<PackageId, SortedMap<String, String>> merged = copy();
        others.values.forEach((id, keys) -> keys.forEach((key, value) -> put(merged, id, key, value)));
        return new Arguments(merged);
    }

    /** The arguments of {@code packages} alone. */
    public Arguments only(Collection<PackageId> packages) {
        SortedMap<PackageId, SortedMap<String, String>> kept = copy();
        kept.keySet().retainAll(new HashSet<>(packages));
        return new Arguments(kept);
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

    private SortedMap<PackageId, SortedMap<String, String>> copy() {
        SortedMap<PackageId, SortedMap<String, String>> copy = new TreeMap<>();
        values.forEach((id, keys) -> {
            SortedMap<String, String> ofPackage = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            ofPackage.putAll(keys);
            copy.put(id, ofPackage);
        });
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Arguments that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (Map.Entry<PackageId, SortedMap<String, String>> ofPackage : values.entrySet()) {
            for (Map.Entry<String, String> entry : ofPackage.getValue().entrySet()) {
                hash += Objects.hash(ofPackage.getKey(), entry.getKey().toLowerCase(Locale.ROOT), entry.getValue());
            }
        }
        return hash;
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
