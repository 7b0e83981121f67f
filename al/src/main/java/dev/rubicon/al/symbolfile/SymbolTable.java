package dev.rubicon.al.symbolfile;

import dev.rubicon.format.JsonStream;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.Key;
import dev.rubicon.schema.Table;
import dev.rubicon.schema.TableExtension;
import java.util.ArrayList;
import java.util.List;

/** A table or table extension, collected member by member: compilers write the fields before the name. */
final class SymbolTable {
    private final SymbolProperties properties = new SymbolProperties();
    private final List<Field> fields = new ArrayList<>();
    private final List<Key> keys = new ArrayList<>();
    private int id;
    private String name = "";
    private String target = "";

    private SymbolTable() {}

    static SymbolTable read(JsonStream json, String what) {
        SymbolTable table = new SymbolTable();
        json.object((key, value) -> table.member(key, value, what));
        return table;
    }

    private void member(String key, JsonStream value, String what) {
        switch (key) {
            case "Id" -> id = value.integer();
            case "Name" -> name = value.text();
            case "TargetObject" -> target = SymbolReader.withoutApp(value.text());
            case "Properties" -> value.list(property -> SymbolReader.property(property, properties));
            case "Fields" -> value.list(field -> fields.add(SymbolField.read(field, what)));
            case "Keys" -> value.list(this::key);
            default -> {
                // Methods, variables, field groups.
            }
        }
    }

    private void key(JsonStream json) {
        SymbolProperties given = new SymbolProperties();
        List<String> names = new ArrayList<>();
        StringBuilder keyName = new StringBuilder();
        json.object((member, value) -> {
            switch (member) {
                case "Name" -> keyName.append(value.text());
                case "FieldNames" -> value.list(field -> names.add(field.text()));
                case "Properties" -> value.list(property -> SymbolReader.property(property, given));
                default -> {
                    // What only matters to pages.
                }
            }
        });
        // A key that is switched off is declared, but the database does not have it.
        if (given.flag("Enabled", true) || keys.isEmpty()) {
            keys.add(new Key(keyName.toString(), names, given.flag("Unique", false), given.flag("Clustered", false)));
        }
    }

    Table table(String what) {
        if (fields.isEmpty()) {
            throw new InvalidInput(
                    "RB225",
                    "table '" + Quoted.shortened(name) + "' of " + what + " has no fields",
                    "the file may be damaged: get it again, or compile the app again");
        }
        checkKeys(what);
        return new Table(
                id,
                name,
                properties.tableType(),
                properties.flag("DataPerCompany", true),
                properties.obsoleteState(),
                properties.move(),
                properties.text("CompressionType"),
                fields,
                keys);
    }

    TableExtension extension(String what) {
        checkKeys(what);
        return new TableExtension(id, name, target, fields, keys);
    }

    private void checkKeys(String what) {
        for (Key key : keys) {
            if (key.fields().isEmpty()) {
                throw new InvalidInput(
                        "RB230",
                        "key '" + Quoted.shortened(key.name()) + "' of '" + Quoted.shortened(name) + "' of " + what
                                + " has no fields",
                        "the file may be damaged: get it again, or compile the app again");
            }
        }
    }
}
