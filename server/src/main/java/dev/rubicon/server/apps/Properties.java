package dev.rubicon.server.apps;

import dev.rubicon.server.apps.Filter.Property;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Properties of the items of a list, by their names in lower case. */
final class Properties {
    private Properties() {}

    static SortedMap<String, Property> of(Property... properties) {
        SortedMap<String, Property> all = new TreeMap<>();
        for (Property property : properties) {
            all.put(property.name().toLowerCase(Locale.ROOT), property);
        }
        return Collections.unmodifiableSortedMap(all);
    }
}
