package dev.rubicon.schema;

import java.util.List;
import java.util.Optional;

/** What one version of an app declares about data, each ascending by id. */
public record Schema(
        List<Table> tables, List<TableExtension> extensions, List<EnumType> enums, List<EnumExtension> enumExtensions) {
    public static final Schema EMPTY = new Schema(List.of(), List.of());

    public Schema {
        // No comparators that the JDK composes: those can be serialized, and Java makes a class of them in each
        // process.
        tables = tables.stream()
                .sorted((left, right) -> Integer.compare(left.id(), right.id()))
                .toList();
        extensions = extensions.stream()
                .sorted((left, right) -> Integer.compare(left.id(), right.id()))
                .toList();
        enums = enums.stream()
                .sorted((left, right) -> Integer.compare(left.id(), right.id()))
                .toList();
        enumExtensions = enumExtensions.stream()
                .sorted((left, right) -> Integer.compare(left.id(), right.id()))
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
