package dev.rubicon.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.schema.EnumExtension;
import dev.rubicon.schema.EnumType;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldClass;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.FieldType.Binary;
import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.EnumOf;
import dev.rubicon.schema.FieldType.Option;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import dev.rubicon.schema.Key;
import dev.rubicon.schema.Move;
import dev.rubicon.schema.ObsoleteState;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.Table;
import dev.rubicon.schema.TableExtension;
import dev.rubicon.schema.TableType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A schema as JSON: what an instance remembers of the version it last synced. Defaults are left out, and so are enums where there
 * are none: older documents do not have them.
 */
public final class SchemaJson {
    private static final Map<String, Plain> PLAIN =
            Arrays.stream(Plain.values()).collect(Collectors.toMap(Plain::toString, plain -> plain));

    private SchemaJson() {}

    public static ObjectNode write(Schema schema) {
        ObjectNode json = Json.object();
        ArrayNode tables = json.putArray("tables");
        schema.tables().forEach(table -> tables.add(writeTable(table)));
        ArrayNode extensions = json.putArray("extensions");
        schema.extensions().forEach(extension -> extensions.add(writeExtension(extension)));
        if (!schema.enums().isEmpty()) {
            ArrayNode enums = json.putArray("enums");
            schema.enums().forEach(type -> enums.add(EnumJson.write(type)));
        }
        if (!schema.enumExtensions().isEmpty()) {
            ArrayNode enumExtensions = json.putArray("enumExtensions");
            schema.enumExtensions().forEach(extension -> enumExtensions.add(EnumJson.write(extension)));
        }
        return json;
    }

    private static ObjectNode writeTable(Table table) {
        ObjectNode json = Json.object().put("id", table.id()).put("name", table.name());
        putUnless(json, "type", table.type(), TableType.NORMAL);
        if (!table.dataPerCompany()) {
            json.put("shared", true);
        }
        putUnless(json, "obsolete", table.obsoleteState(), ObsoleteState.NO);
        writeMove(json, table.move());
        table.compressionType().ifPresent(type -> json.put("compressionType", type));
        writeFields(json, table.fields());
        writeKeys(json, table.keys());
        return json;
    }

    private static ObjectNode writeExtension(TableExtension extension) {
        ObjectNode json = Json.object()
                .put("id", extension.id())
                .put("name", extension.name())
                .put("extends", extension.target());
        writeFields(json, extension.fields());
        writeKeys(json, extension.keys());
        return json;
    }

    private static void writeFields(ObjectNode owner, List<Field> fields) {
        ArrayNode array = owner.putArray("fields");
        for (Field field : fields) {
            ObjectNode json = array.addObject().put("id", field.id()).put("name", field.name());
            writeType(json, field.type());
            putUnless(json, "class", field.fieldClass(), FieldClass.NORMAL);
            if (!field.enabled()) {
                json.put("disabled", true);
            }
            if (field.autoIncrement()) {
                json.put("autoIncrement", true);
            }
            putUnless(json, "obsolete", field.obsoleteState(), ObsoleteState.NO);
            writeMove(json, field.move());
            field.initValue().ifPresent(value -> json.put("initValue", value));
            field.sqlDataType().ifPresent(type -> json.put("sqlDataType", type));
        }
    }

    private static void writeMove(ObjectNode json, Move move) {
        move.to().ifPresent(app -> json.put("movedTo", app.toString()));
        move.from().ifPresent(app -> json.put("movedFrom", app.toString()));
    }

    /** Puts a type into {@code json}: {@code type}, and what belongs to it. */
    public static void writeType(ObjectNode json, FieldType type) {
        switch (type) {
            case Plain plain -> json.put("type", plain.toString());
            case Text text -> json.put("type", "Text").put("length", text.length());
            case Code code -> json.put("type", "Code").put("length", code.length());
            case Binary binary -> json.put("type", "Binary").put("length", binary.length());
            case EnumOf anEnum -> json.put("type", "Enum").put("enum", anEnum.name());
            case Option option -> {
                ArrayNode members = json.put("type", "Option").putArray("members");
                option.members().forEach(members::add);
            }
        }
    }

    private static void writeKeys(ObjectNode owner, List<Key> keys) {
        if (keys.isEmpty()) {
            return;
        }
        ArrayNode array = owner.putArray("keys");
        for (Key key : keys) {
            ObjectNode json = array.addObject().put("name", key.name());
            ArrayNode fields = json.putArray("fields");
            key.fields().forEach(fields::add);
            if (key.unique()) {
                json.put("unique", true);
            }
            if (key.clustered()) {
                json.put("clustered", true);
            }
        }
    }

    private static <E extends Enum<E>> void putUnless(ObjectNode json, String key, E value, E normal) {
        if (value != normal) {
            json.put(key, value.name());
        }
    }

    /** @throws InvalidInput RB12x if the document is not what {@link #write} writes */
    public static Schema read(JsonNode node, String what) {
        JsonObject json = JsonObject.of(node, what);
        List<Table> tables = json.list("tables", table -> readTable(table, what));
        List<TableExtension> extensions = json.list("extensions", extension -> readExtension(extension, what));
        List<EnumType> enums = json.list("enums", type -> EnumJson.readType(type, what));
        List<EnumExtension> enumExtensions =
                json.list("enumExtensions", extension -> EnumJson.readExtension(extension, what));
        json.end();
        return new Schema(tables, extensions, enums, enumExtensions);
    }

    private static Table readTable(JsonNode node, String what) {
        JsonObject json = JsonObject.of(node, "a table in " + what);
        Table table = new Table(
                (int) json.integer("id"),
                json.string("name"),
                constant(json, "type", TableType.NORMAL, what),
                !json.flag("shared"),
                constant(json, "obsolete", ObsoleteState.NO, what),
                readMove(json),
                json.optionalString("compressionType"),
                json.list("fields", field -> readField(field, what)),
                json.list("keys", key -> readKey(key, what)));
        json.end();
        return table;
    }

    private static TableExtension readExtension(JsonNode node, String what) {
        JsonObject json = JsonObject.of(node, "a table extension in " + what);
        TableExtension extension = new TableExtension(
                (int) json.integer("id"),
                json.string("name"),
                json.string("extends"),
                json.list("fields", field -> readField(field, what)),
                json.list("keys", key -> readKey(key, what)));
        json.end();
        return extension;
    }

    private static Field readField(JsonNode node, String what) {
        JsonObject json = JsonObject.of(node, "a field in " + what);
        Field field = new Field(
                (int) json.integer("id"),
                json.string("name"),
                readType(json, what),
                constant(json, "class", FieldClass.NORMAL, what),
                !json.flag("disabled"),
                json.flag("autoIncrement"),
                constant(json, "obsolete", ObsoleteState.NO, what),
                readMove(json),
                json.optionalString("initValue"),
                json.optionalString("sqlDataType"));
        json.end();
        return field;
    }

    private static Move readMove(JsonObject json) {
        return new Move(
                json.optionalParsed("movedTo", AppJson::appId), json.optionalParsed("movedFrom", AppJson::appId));
    }

    /** @throws InvalidInput RB12x if it is not what {@link #writeType} writes */
    public static FieldType readType(JsonObject json, String what) {
        String type = json.string("type");
        return switch (type) {
            case "Text" -> new Text((int) json.integer("length"));
            case "Code" -> new Code((int) json.integer("length"));
            case "Binary" -> new Binary((int) json.integer("length"));
            case "Enum" -> new EnumOf(json.string("enum"));
            case "Option" -> new Option(json.strings("members"));
            default -> Optional.ofNullable(PLAIN.get(type)).orElseThrow(() -> unknown(type, what));
        };
    }

    private static Key readKey(JsonNode node, String what) {
        JsonObject json = JsonObject.of(node, "a key in " + what);
        Key key = new Key(json.string("name"), json.strings("fields"), json.flag("unique"), json.flag("clustered"));
        json.end();
        return key;
    }

    private static <E extends Enum<E>> E constant(JsonObject json, String key, E normal, String what) {
        Optional<String> name = json.optionalString(key);
        if (name.isEmpty()) {
            return normal;
        }
        for (E constant : normal.getDeclaringClass().getEnumConstants()) {
            if (constant.name().equals(name.get())) {
                return constant;
            }
        }
        throw unknown(name.get(), what);
    }

    private static InvalidInput unknown(String value, String what) {
        return new InvalidInput(
                "RB124", what + " has the unknown value '" + value + "'", "a newer Rubicon may have written it");
    }
}
