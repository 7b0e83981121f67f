package dev.rubicon.al.tree;

import java.util.List;
import java.util.Optional;

/** The properties of an object, a field or a key, in the order written. */
public record Properties(List<Property> all) {
    public Properties {
        all = List.copyOf(all);
    }

    /** The first property of that name, ignoring case. */
    public Optional<Property> find(String name) {
        for (Property property : all) {
            if (property.name().equalsIgnoreCase(name)) {
                return Optional.of(property);
            }
        }
        return Optional.empty();
    }
}
