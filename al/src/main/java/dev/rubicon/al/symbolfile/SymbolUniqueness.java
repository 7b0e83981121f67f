package dev.rubicon.al.symbolfile;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import dev.rubicon.schema.EnumExtension;
import dev.rubicon.schema.EnumType;
import dev.rubicon.schema.EnumValue;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.ObsoleteState;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.Table;
import dev.rubicon.schema.TableExtension;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Refuses symbols that no compiler would have let pass: ids and names that stand for two things. */
final class SymbolUniqueness {
    private final String what;

    private SymbolUniqueness(String what) {
        this.what = what;
    }

    /** @throws InvalidInput RB217, RB226 to RB229, the first that is found */
    static Schema checked(Schema schema, String what) {
        SymbolUniqueness uniqueness = new SymbolUniqueness(what);
        uniqueness.tables(schema.tables());
        uniqueness.extensions(schema.extensions());
        uniqueness.objects(schema.enums(), EnumType::id, EnumType::name);
        uniqueness.objects(schema.enumExtensions(), EnumExtension::id, EnumExtension::name);
        schema.enums().forEach(type -> uniqueness.values(type.toString(), type.values()));
        schema.enumExtensions().forEach(extension -> uniqueness.values(extension.toString(), extension.values()));
        return schema;
    }

    private void tables(List<Table> tables) {
        Set<Object> taken = new HashSet<>();
        for (Table table : tables) {
            once(taken, table.id(), "RB228", table.toString(), "id");
            // What has moved to another app has left its name behind.
            if (table.obsoleteState() != ObsoleteState.MOVED) {
                once(taken, folded(table.name()), "RB229", table.toString(), "name");
            }
            fields(table.toString(), table.fields());
        }
    }

    private void extensions(List<TableExtension> extensions) {
        objects(extensions, TableExtension::id, TableExtension::name);
        extensions.forEach(extension -> fields(extension.toString(), extension.fields()));
    }

    private <T> void objects(List<T> objects, Function<T, Integer> id, Function<T, String> name) {
        Set<Object> taken = new HashSet<>();
        for (T object : objects) {
            once(taken, id.apply(object), "RB228", object.toString(), "id");
            once(taken, folded(name.apply(object)), "RB229", object.toString(), "name");
        }
    }

    private void values(String owner, List<EnumValue> values) {
        Set<Object> taken = new HashSet<>();
        for (EnumValue value : values) {
            String described = "value " + value.ordinal() + " " + value.name() + " of " + owner;
            once(taken, value.ordinal(), "RB217", described, "ordinal");
        }
    }

    private void fields(String owner, List<Field> fields) {
        Set<Object> taken = new HashSet<>();
        for (Field field : fields) {
            String described = "field " + field.id() + " " + field.name() + " of " + owner;
            once(taken, field.id(), "RB226", described, "id");
            if (field.obsoleteState() != ObsoleteState.MOVED) {
                once(taken, folded(field.name()), "RB227", described, "name");
            }
        }
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void once(Set<Object> taken, Object value, String code, String described, String part) {
        if (!taken.add(value)) {
            throw new InvalidInput(
                    code,
                    Quoted.shortened(described) + " in " + what + " has the " + part + " of another one",
                    "the file may be damaged: get it again, or compile the app again");
        }
    }
}
