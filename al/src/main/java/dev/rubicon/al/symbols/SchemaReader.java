package dev.rubicon.al.symbols;

import dev.rubicon.al.syntax.Findings;
import dev.rubicon.al.tree.ObjectDeclaration;
import dev.rubicon.schema.EnumExtension;
import dev.rubicon.schema.EnumType;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.Table;
import dev.rubicon.schema.TableExtension;
import java.util.ArrayList;
import java.util.List;

/** Makes an app's schema of what its files declare. */
public final class SchemaReader {
    private SchemaReader() {}

    /** The schema, to be used only if nothing was added to {@code findings}. */
    public static Schema read(List<ObjectDeclaration> objects, Findings findings) {
        return joined(List.of(SchemaPart.of(objects)), findings);
    }

    /** As {@link #read}, of parts that were made for themselves; the same however the objects were divided. */
    public static Schema joined(List<SchemaPart> parts, Findings findings) {
        List<ObjectDeclaration> objects = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        List<TableExtension> extensions = new ArrayList<>();
        List<EnumType> enums = new ArrayList<>();
        List<EnumExtension> enumExtensions = new ArrayList<>();
        for (SchemaPart part : parts) {
            objects.addAll(part.objects);
            findings.addAll(part.findings);
            tables.addAll(part.tables);
            extensions.addAll(part.extensions);
            enums.addAll(part.enums);
            enumExtensions.addAll(part.enumExtensions);
        }
        Uniqueness.check(objects, findings);
        return new Schema(tables, extensions, enums, enumExtensions);
    }
}
