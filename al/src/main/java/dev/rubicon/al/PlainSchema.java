package dev.rubicon.al;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.schema.EnumType;
import dev.rubicon.schema.EnumValue;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldClass;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.Key;
import dev.rubicon.schema.ObsoleteState;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.Table;
import dev.rubicon.schema.TableType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The tables and enums of a {@code schema.json}; all that is wrong with them is gathered. */
final class PlainSchema {
    private static final int MAX_LENGTH = 2048;
    private static final int MAX_PROBLEMS = 100;

    /** Those that AL has, which the rules of updates know, but for moves. */
    private static final Map<String, ObsoleteState> OBSOLETE = new LinkedHashMap<>();

    static {
        OBSOLETE.put("No", ObsoleteState.NO);
        OBSOLETE.put("Pending", ObsoleteState.PENDING);
        OBSOLETE.put("Removed", ObsoleteState.REMOVED);
    }

    private final List<Problem> problems = new ArrayList<>();

    private PlainSchema() {}

    /** @throws InvalidInput RB12x, RB669: all that is wrong, up to 100 */
    static Schema read(JsonObject json) {
        PlainSchema reader = new PlainSchema();
        List<Table> tables = reader.all(json, "tables", reader::table);
        List<EnumType> enums = reader.all(json, "enums", reader::enumType);
        Schema schema = new Schema(tables, List.of(), enums, List.of());
        if (reader.problems.isEmpty()) {
            PlainSchemaCheck.of(schema).forEach(reader.problems::add);
        }
        if (!reader.problems.isEmpty()) {
            throw new InvalidInput(reader.problems.stream().limit(MAX_PROBLEMS).toList());
        }
        return schema;
    }

    private <T> List<T> all(JsonObject json, String key, Function<JsonNode, T> read) {
        List<T> values = new ArrayList<>();
        attempt(() -> json.list(key, node -> {
            attempt(() -> read.apply(node)).ifPresent(values::add);
            return node;
        }));
        return values;
    }

    private <T> Optional<T> attempt(Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (InvalidInput e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    private Table table(JsonNode node) {
        JsonObject json = JsonObject.of(node, "a table in " + PlainAppJson.PATH);
        String what = "the table '" + Quoted.shortened(json.string("name")) + "' in " + PlainAppJson.PATH;
        JsonObject named = JsonObject.of(node, what);
        Table table = new Table(
                number(named, "id"),
                named.string("name"),
                TableType.NORMAL,
                isTrueUnlessSaid(named, "dataPerCompany"),
                obsolete(named, what),
                all(named, "fields", field -> field(field, what)),
                all(named, "keys", key -> key(key, what)));
        named.end();
        return table;
    }

    private Field field(JsonNode node, String table) {
        JsonObject json = JsonObject.of(node, "a field of " + table);
        String what = "the field '" + Quoted.shortened(json.string("name")) + "' of " + table;
        JsonObject named = JsonObject.of(node, what);
        Field field = new Field(
                number(named, "id"),
                named.string("name"),
                type(named, what),
                FieldClass.NORMAL,
                true,
                named.flag("autoIncrement"),
                obsolete(named, what));
        named.end();
        return field;
    }

    private static Key key(JsonNode node, String table) {
        JsonObject json = JsonObject.of(node, "a key of " + table);
        Key key = new Key(json.string("name"), json.strings("fields"), json.flag("unique"));
        json.end();
        return key;
    }

    private EnumType enumType(JsonNode node) {
        JsonObject json = JsonObject.of(node, "an enum in " + PlainAppJson.PATH);
        EnumType type = new EnumType(number(json, "id"), json.string("name"), all(json, "values", value -> {
            JsonObject one = JsonObject.of(value, "a value of an enum in " + PlainAppJson.PATH);
            EnumValue read = new EnumValue(number(one, "ordinal"), one.string("name"));
            one.end();
            return read;
        }));
        json.end();
        return type;
    }

    private static int number(JsonObject json, String key) {
        long number = json.integer(key);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw wrong("the " + key + " " + number + " in " + PlainAppJson.PATH + " is out of range", "use 1 or more");
        }
        return (int) number;
    }

    private static boolean isTrueUnlessSaid(JsonObject json, String key) {
        return json.optional(key).isEmpty() || json.flag(key);
    }

    private static ObsoleteState obsolete(JsonObject json, String what) {
        String state = json.optionalString("obsoleteState").orElse("No");
        return Optional.ofNullable(OBSOLETE.get(state))
                .orElseThrow(() -> wrong(
                        "'" + Quoted.shortened(state) + "' is no obsoleteState of " + what,
                        "use one of " + String.join(", ", OBSOLETE.keySet())));
    }

    // As docs/types.md writes them: Code[20], Integer.
    private static FieldType type(JsonObject json, String what) {
        String type = json.string("type");
        Optional<FieldType> plain = Stream.of(FieldType.Plain.values())
                .filter(one -> one.toString().equals(type))
                .map(FieldType.class::cast)
                .findFirst();
        return plain.or(() -> switch (type) {
                    case "Option" -> Optional.of(new FieldType.Option(members(json, what)));
                    case "Enum" -> Optional.of(new FieldType.EnumOf(json.string("enum")));
                    default -> withLength(type);
                })
                .orElseThrow(() -> wrong(
                        "'" + Quoted.shortened(type) + "' is not the type of " + what,
                        "use Text[n], Code[n] or Binary[n] with n from 1 to " + MAX_LENGTH
                                + ", Option with \"members\", Enum with \"enum\", or one of "
                                + List.of(FieldType.Plain.values())));
    }

    private static List<String> members(JsonObject json, String what) {
        List<String> members = json.strings("members");
        if (members.isEmpty()) {
            throw wrong(what + " has no members", "list the names of its values: \"members\": [\"Open\", \"Closed\"]");
        }
        return members;
    }

    private static Optional<FieldType> withLength(String type) {
        int open = type.indexOf('[');
        String digits = open > 0 && type.endsWith("]") ? type.substring(open + 1, type.length() - 1) : "";
        if (!digits.matches("[1-9][0-9]{0,3}") || Integer.parseInt(digits) > MAX_LENGTH) {
            return Optional.empty();
        }
        int length = Integer.parseInt(digits);
        return switch (type.substring(0, open)) {
            case "Text" -> Optional.of(new FieldType.Text(length));
            case "Code" -> Optional.of(new FieldType.Code(length));
            case "Binary" -> Optional.of(new FieldType.Binary(length));
            default -> Optional.empty();
        };
    }

    static InvalidInput wrong(String message, String hint) {
        return new InvalidInput("RB669", message, hint);
    }
}
