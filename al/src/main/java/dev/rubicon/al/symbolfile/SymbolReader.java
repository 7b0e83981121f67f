package dev.rubicon.al.symbolfile;

import dev.rubicon.format.JsonStream;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.schema.EnumExtension;
import dev.rubicon.schema.EnumType;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.Table;
import dev.rubicon.schema.TableExtension;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the tables and enums of a {@code SymbolReference.json}, as compilers 11 to 17 write it. Holds one symbol at a time besides what it
 * returns. Source: al.md, "The .app container".
 */
public final class SymbolReader {
    /** Of the file, inside an app file. */
    public static final String NAME = "SymbolReference.json";

    private final String what;
    private final List<Table> tables = new ArrayList<>();
    private final List<TableExtension> extensions = new ArrayList<>();
    private final List<EnumType> enums = new ArrayList<>();
    private final List<EnumExtension> enumExtensions = new ArrayList<>();

    private SymbolReader(String what) {
        this.what = what;
    }

    /**
     * @param what names the document in messages
     * @throws InvalidInput RB120 or RB121 if it is no such document; RB220, RB225 to RB230
     */
    public static Schema read(InputStream in, String what) {
        SymbolReader reader = new SymbolReader(what);
        JsonStream.read(in, what, reader::scope);
        return SymbolUniqueness.checked(
                new Schema(reader.tables, reader.extensions, reader.enums, reader.enumExtensions), what);
    }

    // From compiler 12 on namespaces hold what the root held alone, and further namespaces.
    private void scope(String key, JsonStream value) {
        switch (key) {
            case "Namespaces" -> value.list(namespace -> namespace.object(this::scope));
            case "Tables" ->
                value.list(table -> tables.add(SymbolTable.read(table, what).table(what)));
            case "TableExtensions" ->
                value.list(extension ->
                        extensions.add(SymbolTable.read(extension, what).extension(what)));
            case "EnumTypes" ->
                value.list(type -> enums.add(SymbolEnum.read(type).type()));
            case "EnumExtensionTypes" ->
                value.list(extension ->
                        enumExtensions.add(SymbolEnum.read(extension).extension()));
            default -> {
                // Everything that owns no data.
            }
        }
    }

    // From some compilers on: #437dbf0e84ff417aa965ed2bb9650972#Customer
    static String withoutApp(String target) {
        int second = target.indexOf('#', 1);
        return target.startsWith("#") && second > 0 ? target.substring(second + 1) : target;
    }

    /** Reads {@code {"Name": …, "Value": …}} into {@code properties}. */
    static void property(JsonStream json, SymbolProperties properties) {
        String[] pair = {"", ""};
        json.object((key, value) -> {
            switch (key) {
                case "Name" -> pair[0] = value.text();
                case "Value" -> pair[1] = value.text();
                default -> {
                    // No other is known.
                }
            }
        });
        properties.put(pair[0], pair[1]);
    }
}
