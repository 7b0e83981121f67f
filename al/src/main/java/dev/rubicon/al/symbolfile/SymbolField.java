package dev.rubicon.al.symbolfile;

import dev.rubicon.format.JsonStream;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.FieldType.Binary;
import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.EnumOf;
import dev.rubicon.schema.FieldType.Option;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A field, collected member by member: compilers write them in any order. */
final class SymbolField {
    private static final Pattern TYPE = Pattern.compile("([A-Za-z]+)(?:\\[(\\d{1,4})])?");
    private static final int MAX_LENGTH = 2048;

    private final SymbolProperties properties = new SymbolProperties();
    private final List<String> members = new ArrayList<>();
    private int id;
    private String name = "";
    private String type = "";
    private String subtype = "";

    private SymbolField() {}

    static Field read(JsonStream json, String owner) {
        SymbolField field = new SymbolField();
        json.object(field::member);
        return field.field(owner);
    }

    private void member(String key, JsonStream value) {
        switch (key) {
            case "Id" -> id = value.integer();
            case "Name" -> name = value.text();
            case "Properties" -> value.list(property -> SymbolReader.property(property, properties));
            case "TypeDefinition" -> value.object(this::typeMember);
            // As compiler 11 writes them; the members are one text with commas.
            case "Type" -> type = value.text();
            case "OptionMembers" -> members.addAll(List.of(value.text().split(",", -1)));
            default -> {
                // Captions, methods and the like: nothing that is stored.
            }
        }
    }

    private void typeMember(String key, JsonStream value) {
        switch (key) {
            case "Name" -> type = value.text();
            case "OptionMembers" -> value.list(member -> members.add(member.text()));
            case "Subtype" ->
                value.object((subkey, part) -> {
                    if (subkey.equals("Name")) {
                        subtype = part.text();
                    }
                });
            default -> {
                // Temporary, and what else variables have.
            }
        }
    }

    private Field field(String owner) {
        FieldType read = type(owner);
        return new Field(
                id,
                name,
                read,
                properties.fieldClass(),
                properties.flag("Enabled", true),
                properties.flag("AutoIncrement", false),
                properties.obsoleteState(),
                properties.move(),
                initValue(read),
                properties.text("SqlDataType"));
    }

    private Optional<String> initValue(FieldType read) {
        Optional<String> value = properties.text("InitValue");
        return read == Plain.BOOLEAN ? value.map(text -> String.valueOf(properties.flag("InitValue", false))) : value;
    }

    private FieldType type(String owner) {
        Matcher written = TYPE.matcher(type);
        if (!written.matches()) {
            throw unknown(owner);
        }
        String word = written.group(1).toLowerCase(Locale.ROOT);
        int length = written.group(2) == null ? 0 : Integer.parseInt(written.group(2));
        return switch (word) {
            case "text" -> new Text(checked(length, owner));
            case "code" -> new Code(checked(length, owner));
            case "binary" -> new Binary(checked(length, owner));
            case "option" -> new Option(members);
            case "enum" -> new EnumOf(subtype);
            default -> plain(word, owner);
        };
    }

    private int checked(int length, String owner) {
        if (length < 1 || length > MAX_LENGTH) {
            throw unknown(owner);
        }
        return length;
    }

    private Plain plain(String word, String owner) {
        for (Plain plain : Plain.values()) {
            if (plain.toString().equalsIgnoreCase(word)) {
                return plain;
            }
        }
        throw unknown(owner);
    }

    private InvalidInput unknown(String owner) {
        return new InvalidInput(
                "RB220",
                "'" + Quoted.shortened(type) + "' of field '" + Quoted.shortened(name) + "' of " + owner
                        + " is not the type of a field",
                "the file may be damaged, or come from a compiler that is newer than this program");
    }
}
