package dev.rubicon.al;

import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.schema.EnumType;
import dev.rubicon.schema.EnumValue;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.Key;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** What a schema that somebody wrote by hand must keep to: the same that AL asks of tables and enums. */
final class PlainSchemaCheck {
    private static final int MAX_NAME = 30;

    private final List<Problem> problems = new ArrayList<>();

    private PlainSchemaCheck() {}

    /** RB669, each. */
    static List<Problem> of(Schema schema) {
        PlainSchemaCheck check = new PlainSchemaCheck();
        check.objects("table", schema.tables(), Table::id, Table::name);
        check.objects("enum", schema.enums(), EnumType::id, EnumType::name);
        schema.tables().forEach(check::table);
        schema.enums().forEach(check::enumType);
        return check.problems;
    }

    private <T> void objects(String kind, List<T> all, Function<T, Integer> id, Function<T, String> name) {
        once("in " + PlainAppJson.PATH + ", the id of a " + kind + " stands twice: ", all, id::apply);
        once("in " + PlainAppJson.PATH + ", the name of a " + kind + " stands twice: ", all, one -> folded(name, one));
        for (T one : all) {
            name(kind, name.apply(one));
            if (id.apply(one) < 1) {
                wrong("the id of " + kind + " " + quoted(name.apply(one)) + " is not 1 or more");
            }
        }
    }

    private static <T> String folded(Function<T, String> name, T one) {
        return name.apply(one).toLowerCase(Locale.ROOT);
    }

    private <T> void once(String message, List<T> all, Function<T, Object> of) {
        Set<Object> seen = new HashSet<>();
        for (T one : all) {
            if (!seen.add(of.apply(one))) {
                wrong(message + Quoted.shortened(of.apply(one).toString()));
            }
        }
    }

    private void name(String kind, String name) {
        boolean isShown = name.equals(Quoted.shortened(name)) && !name.isBlank() && name.equals(name.strip());
        if (!isShown || name.length() > MAX_NAME) {
            wrong("the name " + quoted(name) + " of a " + kind + " is empty, longer than " + MAX_NAME
                    + " characters, or has some that do not show");
        }
    }

    private void table(Table table) {
        String what = "table " + quoted(table.name());
        if (table.fields().isEmpty()) {
            wrong(what + " has no fields");
            return;
        }
        once("in " + what + ", the id of a field stands twice: ", table.fields(), Field::id);
        once(
                "in " + what + ", the name of a field stands twice: ",
                table.fields(),
                field -> folded(Field::name, field));
        once("in " + what + ", the name of a key stands twice: ", table.keys(), key -> folded(Key::name, key));
        for (Field field : table.fields()) {
            name("field", field.name());
            boolean counts = field.type() == FieldType.Plain.INTEGER || field.type() == FieldType.Plain.BIG_INTEGER;
            if (field.id() < 1) {
                wrong("the id of field " + quoted(field.name()) + " of " + what + " is not 1 or more");
            }
            if (field.autoIncrement() && !counts) {
                wrong("field " + quoted(field.name()) + " of " + what + " counts, and is no Integer or BigInteger");
            }
        }
        if (table.fields().stream().filter(Field::autoIncrement).count() > 1) {
            wrong(what + " has more than one field that counts");
        }
        table.keys().forEach(key -> key(table, key));
    }

    private void key(Table table, Key key) {
        String what = "key " + quoted(key.name()) + " of table " + quoted(table.name());
        name("key", key.name());
        if (key.fields().isEmpty()) {
            wrong(what + " has no fields");
        }
        once("in " + what + ", a field stands twice: ", key.fields(), field -> field.toLowerCase(Locale.ROOT));
        for (String name : key.fields()) {
            boolean suits = table.field(name)
                    .filter(field ->
                            field.type() != FieldType.Plain.BLOB && !(field.type() instanceof FieldType.Binary))
                    .isPresent();
            if (!suits) {
                wrong(what + " is over " + quoted(name) + ", which is no field of it that has an order");
            }
        }
    }

    private void enumType(EnumType type) {
        String what = "enum " + quoted(type.name());
        once("in " + what + ", an ordinal stands twice: ", type.values(), EnumValue::ordinal);
        once("in " + what + ", a name stands twice: ", type.values(), value -> folded(EnumValue::name, value));
    }

    private static String quoted(String name) {
        return "'" + Quoted.shortened(name) + "'";
    }

    private void wrong(String message) {
        problems.add(new Problem("RB669", message, "docs/plain-apps.md has the format"));
    }
}
