package dev.rubicon.al.symbolfile;

import dev.rubicon.format.JsonStream;
import dev.rubicon.schema.EnumExtension;
import dev.rubicon.schema.EnumType;
import dev.rubicon.schema.EnumValue;
import java.util.ArrayList;
import java.util.List;

/** An enum or enum extension, collected member by member. */
final class SymbolEnum {
    private final List<EnumValue> values = new ArrayList<>();
    private int id;
    private String name = "";
    private String target = "";

    private SymbolEnum() {}

    static SymbolEnum read(JsonStream json) {
        SymbolEnum read = new SymbolEnum();
        json.object((key, value) -> {
            switch (key) {
                case "Id" -> read.id = value.integer();
                case "Name" -> read.name = value.text();
                case "TargetObject" -> read.target = SymbolReader.withoutApp(value.text());
                case "Values" -> value.list(read::value);
                default -> {
                    // Captions and interfaces.
                }
            }
        });
        return read;
    }

    // Compiler 17 leaves the ordinal 0 out.
    private void value(JsonStream json) {
        int[] ordinal = {0};
        StringBuilder valueName = new StringBuilder();
        json.object((key, value) -> {
            switch (key) {
                case "Ordinal" -> ordinal[0] = value.integer();
                case "Name" -> valueName.append(value.text());
                default -> {
                    // Captions and what implements them.
                }
            }
        });
        values.add(new EnumValue(ordinal[0], valueName.toString()));
    }

    EnumType type() {
        return new EnumType(id, name, values);
    }

    EnumExtension extension() {
        return new EnumExtension(id, name, target, values);
    }
}
