package dev.rubicon.al.runtime.value;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An ErrorInfo: what can be said of an error, by the names of its properties. Variables refer to it. */
public final class ErrorDetails {
    private final Map<String, Object> properties = new TreeMap<>();
    private Map<Object, Object> dimensions = new LinkedHashMap<>();

    public static ErrorDetails of(String message) {
        ErrorDetails details = new ErrorDetails();
        details.set("Message", message);
        return details;
    }

    public ErrorDetails copy() {
        ErrorDetails copy = new ErrorDetails();
        copy.properties.putAll(properties);
        copy.dimensions.putAll(dimensions);
        return copy;
    }

    /** Ignoring case; absent if it was not set. */
    public Optional<Object> get(String property) {
        return Optional.ofNullable(properties.get(property.toLowerCase(Locale.ROOT)));
    }

    public void set(String property, Object value) {
        properties.put(property.toLowerCase(Locale.ROOT), value);
    }

    public String message() {
        return get("Message").map(Object::toString).orElse("");
    }

    /** Custom dimensions, in the order given. */
    public Map<Object, Object> dimensions() {
        return dimensions;
    }

    public void dimensions(Map<?, ?> newDimensions) {
        dimensions = new LinkedHashMap<>(newDimensions);
    }
}
