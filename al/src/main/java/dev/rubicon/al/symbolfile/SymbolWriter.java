package dev.rubicon.al.symbolfile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.schema.EnumValue;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.FieldType.EnumOf;
import dev.rubicon.schema.FieldType.Option;
import dev.rubicon.schema.Key;
import dev.rubicon.schema.Move;
import dev.rubicon.schema.ObsoleteState;
import dev.rubicon.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a {@code SymbolReference.json} of tables, enums and what extends them, as compiler 11 wrote it: all at the root, types as
 * {@code TypeDefinition}. What a schema does not keep is not in it; so a table that another system keeps is one of type CRM.
 */
public final class SymbolWriter {
    private SymbolWriter() {}

    /** UTF-8, with a byte order mark. */
    public static byte[] write(AppIdentity identity, Schema schema) {
        ObjectNode json = Json.object();
        ArrayNode tables = json.putArray("Tables");
        schema.tables().forEach(table -> {
            ObjectNode node = tables.addObject();
            members(node, table.fields(), table.keys());
            ArrayNode properties = node.putArray("Properties");
            switch (table.type()) {
                case NORMAL -> {}
                case TEMPORARY -> property(properties, "TableType", "Temporary");
                case EXTERNAL -> property(properties, "TableType", "CRM");
            }
            flag(properties, "DataPerCompany", table.dataPerCompany(), true);
            obsolete(properties, table.obsoleteState());
            moved(properties, table.move());
            table.compressionType().ifPresent(type -> property(properties, "CompressionType", type));
            node.put("Id", table.id()).put("Name", table.name());
        });
        ArrayNode extensions = json.putArray("TableExtensions");
        schema.extensions().forEach(extension -> {
            ObjectNode node = extensions.addObject().put("TargetObject", extension.target());
            members(node, extension.fields(), extension.keys());
            node.put("Id", extension.id()).put("Name", extension.name());
        });
        writeEnums(json, schema);
        json.put("AppId", identity.id().toString())
                .put("Name", identity.name())
                .put("Publisher", identity.publisher())
                .put("Version", identity.version().toString());
        // Other tools expect the byte order mark that the compiler writes.
        return ("\uFEFF" + Json.writeLine(json)).getBytes(StandardCharsets.UTF_8);
    }

    private static void writeEnums(ObjectNode json, Schema schema) {
        ArrayNode enums = json.putArray("EnumTypes");
        schema.enums().forEach(type -> {
            ObjectNode node = enums.addObject();
            values(node, type.values());
            node.put("Id", type.id()).put("Name", type.name());
        });
        ArrayNode extensions = json.putArray("EnumExtensionTypes");
        schema.enumExtensions().forEach(extension -> {
            ObjectNode node = extensions.addObject().put("TargetObject", extension.target());
            values(node, extension.values());
            node.put("Id", extension.id()).put("Name", extension.name());
        });
    }

    private static void values(ObjectNode owner, List<EnumValue> values) {
        ArrayNode nodes = owner.putArray("Values");
        values.forEach(
                value -> nodes.addObject().put("Ordinal", value.ordinal()).put("Name", value.name()));
    }

    private static void members(ObjectNode owner, List<Field> fields, List<Key> keys) {
        ArrayNode fieldNodes = owner.putArray("Fields");
        fields.forEach(field -> field(fieldNodes.addObject(), field));
        ArrayNode keyNodes = owner.putArray("Keys");
        for (Key key : keys) {
            ObjectNode node = keyNodes.addObject();
            ArrayNode names = node.putArray("FieldNames");
            key.fields().forEach(names::add);
            ArrayNode properties = node.putArray("Properties");
            flag(properties, "Unique", key.unique(), false);
            flag(properties, "Clustered", key.clustered(), false);
            node.put("Name", key.name());
        }
    }

    private static void field(ObjectNode node, Field field) {
        ObjectNode type = node.putObject("TypeDefinition");
        switch (field.type()) {
            case FieldType.Plain plain -> type.put("Name", plain.toString());
            case FieldType.Text text -> type.put("Name", text.toString());
            case FieldType.Code code -> type.put("Name", code.toString());
            case FieldType.Binary binary -> type.put("Name", binary.toString());
            case EnumOf anEnum -> type.put("Name", "Enum").putObject("Subtype").put("Name", anEnum.name());
            case Option option -> {
                ArrayNode members = type.put("Name", "Option").putArray("OptionMembers");
                option.members().forEach(members::add);
            }
        }
        ArrayNode properties = node.putArray("Properties");
        switch (field.fieldClass()) {
            case NORMAL -> {}
            case FLOW_FIELD -> property(properties, "FieldClass", "FlowField");
            case FLOW_FILTER -> property(properties, "FieldClass", "FlowFilter");
        }
        flag(properties, "Enabled", field.enabled(), true);
        flag(properties, "AutoIncrement", field.autoIncrement(), false);
        obsolete(properties, field.obsoleteState());
        moved(properties, field.move());
        field.initValue().ifPresent(value -> property(properties, "InitValue", value));
        field.sqlDataType().ifPresent(value -> property(properties, "SqlDataType", value));
        node.put("Id", field.id()).put("Name", field.name());
    }

    private static void obsolete(ArrayNode properties, ObsoleteState state) {
        if (state != ObsoleteState.NO) {
            property(properties, "ObsoleteState", state.toString());
        }
    }

    private static void moved(ArrayNode properties, Move move) {
        move.to().ifPresent(app -> property(properties, "MovedTo", app.toString()));
        move.from().ifPresent(app -> property(properties, "MovedFrom", app.toString()));
    }

    private static void flag(ArrayNode properties, String name, boolean value, boolean normal) {
        if (value != normal) {
            property(properties, name, value ? "1" : "0");
        }
    }

    private static void property(ArrayNode properties, String name, String value) {
        properties.addObject().put("Name", name).put("Value", value);
    }
}
