package dev.rubicon.server.apps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Version;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Request;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code $filter} of a list: comparisons such as {@code MajorVersion eq 16}, joined by {@code and}. Source: OData 4.01, part 2,
 * section 5.1.1, of which only this much is understood. Names ignore letter case, as the documents do not agree about it.
 */
record Filter(List<Comparison> all) {
    private static final int MAX_LENGTH = 2_000;
    private static final Pattern COMPARISON = Pattern.compile(
            "\\s*([A-Za-z_][A-Za-z0-9_]*)\\s+([A-Za-z]+)\\s+('(?:[^']|'')*'|[^\\s'()]+)(?:\\s+(and)\\s+(?=\\S)|\\s*$)");

    /** What values of a property are. */
    enum Type {
        TEXT,
        NUMBER,
        VERSION,
        TIME
    }

    private enum Operator {
        EQ,
        NE,
        GT,
        GE,
        LT,
        LE;

        boolean holds(int order) {
            return switch (this) {
                case EQ -> order == 0;
                case NE -> order != 0;
                case GT -> order > 0;
                case GE -> order >= 0;
                case LT -> order < 0;
                case LE -> order <= 0;
            };
        }
    }

    private record Comparison(String property, Operator operator, Function<JsonNode, Integer> order) {
        // What is not there is unlike everything.
        boolean holds(ObjectNode item) {
            JsonNode value = item.path(property);
            return value.isMissingNode() ? operator == Operator.NE : operator.holds(order.apply(value));
        }
    }

    Filter {
        all = List.copyOf(all);
    }

    /** What a request asks for of a list. @param properties by their names in lower case */
    static Filter of(Request request, SortedMap<String, Property> properties) {
        return request.query("$filter").map(text -> parse(text, properties)).orElseGet(() -> new Filter(List.of()));
    }

    /** @param name as the items have it */
    record Property(String name, Type type) {}

    /** @throws InvalidInput RB935 */
    static Filter parse(String text, SortedMap<String, Property> properties) {
        if (text.length() > MAX_LENGTH) {
            throw wrong("it has more than " + MAX_LENGTH + " characters");
        }
        List<Comparison> all = new ArrayList<>();
        Matcher matcher = COMPARISON.matcher(text);
        int at = 0;
        boolean more = true;
        while (more) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw wrong("it cannot be understood from '" + Quoted.shortened(text.substring(at)) + "' on");
            }
            all.add(comparison(matcher, properties));
            more = matcher.group(4) != null;
            at = matcher.end();
        }
        return new Filter(all);
    }

    private static Comparison comparison(Matcher matcher, SortedMap<String, Property> properties) {
        String name = matcher.group(1).toLowerCase(Locale.ROOT);
        if (!properties.containsKey(name)) {
            throw wrong("there is no property '" + Quoted.shortened(matcher.group(1)) + "' to filter by");
        }
        Property property = properties.get(name);
        return new Comparison(property.name(), operator(matcher.group(2)), order(property.type(), matcher.group(3)));
    }

    private static Operator operator(String text) {
        for (Operator operator : Operator.values()) {
            if (operator.name().toLowerCase(Locale.ROOT).equals(text)) {
                return operator;
            }
        }
        throw wrong("'" + Quoted.shortened(text) + "' does not compare");
    }

    private static Function<JsonNode, Integer> order(Type type, String literal) {
        boolean quoted = literal.startsWith("'");
        String text = quoted ? literal.substring(1, literal.length() - 1).replace("''", "'") : literal;
        try {
            return switch (type) {
                case TEXT -> value -> value.textValue().compareToIgnoreCase(text);
                case NUMBER -> {
                    if (quoted) {
                        throw wrong(literal + " is no number");
                    }
                    long number = Long.parseLong(text);
                    yield value -> Long.compare(value.longValue(), number);
                }
                case VERSION -> {
                    Version version = Version.parse(text);
                    yield value -> Version.parse(value.textValue()).compareTo(version);
                }
                case TIME -> {
                    Instant instant = Instant.parse(text);
                    yield value -> Instant.parse(value.textValue()).compareTo(instant);
                }
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw wrong("'" + Quoted.shortened(text) + "' is no " + type.name().toLowerCase(Locale.ROOT));
        }
    }

    private static InvalidInput wrong(String why) {
        return new InvalidInput(
                "RB935",
                "the $filter is refused: " + why,
                "write comparisons (eq, ne, gt, ge, lt, le) joined by 'and', such as: MajorVersion eq 16 and name eq 'My App'");
    }

    /** {@code {"value": [...]}} of the items that pass. */
    Reply reply(List<ObjectNode> items) {
        ObjectNode body = Json.object();
        ArrayNode value = body.putArray("value");
        items.stream()
                .filter(item -> all.stream().allMatch(comparison -> comparison.holds(item)))
                .forEach(value::add);
        return Reply.json(body);
    }
}
