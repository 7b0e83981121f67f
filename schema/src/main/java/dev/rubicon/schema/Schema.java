package dev.rubicon.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** What one version of an app declares about data, each ascending by id. */
public record Schema(
        List<Table> tables, List<TableExtension> extensions, List<EnumType> enums, List<EnumExtension> enumExtensions) {
    public static final Schema EMPTY = new Schema(List.of(), List.of());

    public Schema {
        tables = ascending(tables, Table::id);
        extensions = ascending(extensions, TableExtension::id);
        enums = ascending(enums, EnumType::id);
        enumExtensions = ascending(enumExtensions, EnumExtension::id);
    }

    // Of Comparator.comparingInt, Java would make a class in each process: none is in a cache.
    private static <T> List<T> ascending(List<T> declared, ToIntFunction<T> id) {
        return declared.stream()
                .sorted((one, other) -> Integer.compare(id.applyAsInt(one), id.applyAsInt(other)))
                .toList();
    }

    /** A schema without enums. */
    public Schema(List<Table> tables, List<TableExtension> extensions) {
        this(tables, extensions, List.of(), List.of());
    }

    /** The same schema with other table extensions. */
    public Schema withExtensions(List<TableExtension> newExtensions) {
        return new Schema(tables, newExtensions, enums, enumExtensions);
    }

    /** The table of that name, ignoring case. */
    public Optional<Table> table(String name) {
        return tables.stream().filter(t -> t.name().equalsIgnoreCase(name)).findFirst();
    }
}
