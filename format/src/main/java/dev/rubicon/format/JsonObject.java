package dev.rubicon.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A JSON object read key by key, strictly: a missing key, a value of another type, and a key that nobody asked for
 * ({@link #end}) are errors that name the document.
 */
public final class JsonObject {
    private final JsonNode node;
    private final String what;
    private final boolean anyCase;
    private final List<String> asked = new ArrayList<>();

    private JsonObject(JsonNode node, String what, boolean anyCase) {
        this.node = node;
        this.what = what;
        this.anyCase = anyCase;
    }

    /**
     * @param what names the object in messages
     * @throws InvalidInput RB121 if {@code node} is no object
     */
    public static JsonObject of(JsonNode node, String what) {
        if (!node.isObject()) {
            throw wrongType(what + " is " + kind(node) + ", expected an object");
        }
        return new JsonObject(node, what, false);
    }

    /**
     * The same for a document whose keys may be written in any letter case, as PowerShell writes and reads them.
     *
     * @throws InvalidInput RB121 if {@code node} is no object, RB194 if it has a key twice, letter case aside
     */
    public static JsonObject ofAnyCase(JsonNode node, String what) {
        JsonObject json = new JsonObject(of(node, what).node, what, true);
        SortedMap<String, String> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        node.fieldNames().forEachRemaining(name -> {
            String earlier = seen.putIfAbsent(name, name);
            if (earlier != null) {
                throw new InvalidInput(
                        "RB194",
                        what + " has both '" + Quoted.shortened(earlier) + "' and '" + Quoted.shortened(name) + "'",
                        "keep one of them: here letter case does not tell keys apart");
            }
        });
        return json;
    }

    /** Reads a document that is one object. */
    public static JsonObject read(byte[] bytes, String what) {
        return of(Json.read(bytes, what), what);
    }

    public String string(String key) {
        return optionalString(key).orElseThrow(() -> missing(key));
    }

    public Optional<String> optionalString(String key) {
        Optional<JsonNode> value = optional(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!value.get().isTextual()) {
            throw wrongType(named(key) + " is " + kind(value.get()) + ", expected a string");
        }
        return Optional.of(value.get().textValue());
    }

    /** A string that stands for a value, such as a version. What {@code parse} refuses is refused here, key and document named. */
    public <T> T parsed(String key, Function<String, T> parse) {
        return optionalParsed(key, parse).orElseThrow(() -> missing(key));
    }

    public <T> Optional<T> optionalParsed(String key, Function<String, T> parse) {
        return optionalString(key).map(text -> {
            try {
                return parse.apply(text);
            } catch (InvalidInput e) {
                throw new InvalidInput(e.problems().stream()
                        .map(problem -> problem.at(named(key)))
                        .toList());
            }
        });
    }

    /** A whole number of at most 64 bits. */
    public long integer(String key) {
        JsonNode value = optional(key).orElseThrow(() -> missing(key));
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrongType(named(key) + " is " + kind(value) + ", expected a whole number");
        }
        return value.longValue();
    }

    /** A boolean, {@code false} if it is not there. */
    public boolean flag(String key) {
        Optional<JsonNode> value = optional(key);
        if (value.isEmpty()) {
            return false;
        }
        if (!value.get().isBoolean()) {
            throw wrongType(named(key) + " is " + kind(value.get()) + ", expected true or false");
        }
        return value.get().booleanValue();
    }

    /** The elements of an array, empty if it is not there. */
    public <T> List<T> list(String key, Function<JsonNode, T> element) {
        Optional<JsonNode> array = optional(key);
        List<T> values = new ArrayList<>();
        if (array.isPresent()) {
            if (!array.get().isArray()) {
                throw wrongType(named(key) + " is " + kind(array.get()) + ", expected a list");
            }
            array.get().forEach(item -> values.add(element.apply(item)));
        }
        return List.copyOf(values);
    }

    public List<String> strings(String key) {
        return list(key, item -> {
            if (!item.isTextual()) {
                throw wrongType(named(key) + " holds " + kind(item) + ", expected strings");
            }
            return item.textValue();
        });
    }

    /** The value of a key, absent if it is missing or null. */
    public Optional<JsonNode> optional(String key) {
        asked.add(key);
        JsonNode value = node.get(anyCase ? written(key) : key);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    private String written(String key) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (name.equalsIgnoreCase(key)) {
                return name;
            }
        }
        return key;
    }

    public boolean has(String key) {
        return node.has(anyCase ? written(key) : key);
    }

    /** Keys that nobody has asked for yet, in document order. */
    public List<String> unasked() {
        List<String> keys = new ArrayList<>();
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (anyCase ? asked.stream().noneMatch(name::equalsIgnoreCase) : !asked.contains(name)) {
                keys.add(name);
            }
        }
        return keys;
    }

    /**
     * Says that every key that is allowed has been asked for.
     *
     * @throws InvalidInput RB123 if there is another
     */
    public void end() {
        List<String> unknown = unasked();
        if (!unknown.isEmpty()) {
            throw new InvalidInput(
                    "RB123",
                    what + " has the unknown key '" + Quoted.shortened(unknown.getFirst()) + "'",
                    "known keys are " + asked.stream().distinct().collect(Collectors.joining(", ")));
        }
    }

    // Where keys are data, a document's author chose this one.
    private String named(String key) {
        return "'" + Quoted.shortened(key) + "' in " + what;
    }

    private InvalidInput missing(String key) {
        return new InvalidInput("RB122", what + " has no '" + Quoted.shortened(key) + "'", "add that key");
    }

    private static InvalidInput wrongType(String message) {
        return new InvalidInput("RB121", message, "correct the value");
    }

    /** What a value is, in words: {@code a number}, {@code null}, {@code a list}. */
    public static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case BOOLEAN -> "the boolean " + node.booleanValue();
            case NULL -> "null";
            case NUMBER -> "the number " + Quoted.shortened(node.asText());
            case OBJECT -> "an object";
            case STRING -> "a string";
            case MISSING -> "missing";
            case BINARY, POJO -> "no JSON value";
        };
    }
}
