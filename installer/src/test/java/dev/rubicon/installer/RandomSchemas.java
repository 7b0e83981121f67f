package dev.rubicon.installer;

import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldClass;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import dev.rubicon.schema.Key;
import dev.rubicon.schema.ObsoleteState;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.Table;
import dev.rubicon.schema.TableType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Schemas with few names and ids, so that two of them share, swap, rename and retype a lot. */
final class RandomSchemas {
    private static final List<String> NAMES =
            List.of("No.", "Name", "Fax \"2\"", "Größe", "Amount $", "Code", "E-Mail");
    private static final List<FieldType> TYPES = List.of(
            new Text(5),
            new Text(50),
            new Code(3),
            new Code(20),
            Plain.INTEGER,
            Plain.BIG_INTEGER,
            Plain.DECIMAL,
            Plain.BOOLEAN,
            Plain.BYTE,
            new FieldType.Binary(4),
            Plain.DATE,
            Plain.GUID,
            new FieldType.Option(List.of("a", "b", "c")));

    private final Random random;

    RandomSchemas(long seed) {
        random = new Random(seed);
    }

    Schema next() {
        List<String> names = shuffled(List.of("One", "Two", "Three"));
        List<Table> tables = new ArrayList<>();
        for (int id = 1; id <= 3; id++) {
            if (random.nextInt(5) > 0) {
                tables.add(table(id, names.get(id - 1)));
            }
        }
        return new Schema(tables, List.of());
    }

    // The primary key keeps its name and type, so that rows never clash; everything else may change.
    private Table table(int id, String name) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of(100, "Key", Plain.INTEGER));
        List<String> names = shuffled(NAMES);
        for (int field = 1; field <= 5; field++) {
            if (random.nextInt(4) > 0) {
                FieldType type = TYPES.get(random.nextInt(TYPES.size()));
                FieldClass kind = random.nextInt(8) == 0 ? FieldClass.FLOW_FIELD : FieldClass.NORMAL;
                fields.add(new Field(field, names.get(field), type, kind, true, false, ObsoleteState.NO));
            }
        }
        List<Key> keys = new ArrayList<>(List.of(new Key("PK", List.of("Key"), true)));
        List<String> keyNames = shuffled(List.of("K1", "K2", "K3"));
        fields.stream()
                .filter(field -> field.isStored() && field.id() < 3)
                .forEach(field -> keys.add(new Key(keyNames.get(field.id()), List.of(field.name()), false)));
        return new Table(id, name, TableType.NORMAL, true, ObsoleteState.NO, fields, keys);
    }

    /** A literal that a field of that type may hold. */
    String literal(FieldType type) {
        return switch (type) {
            case Text text -> quoted(letters(text.length()));
            case Code code -> quoted(letters(code.length()).toUpperCase(Locale.ROOT));
            case FieldType.Binary binary -> "NULL";
            case FieldType.Option option ->
                String.valueOf(random.nextInt(option.members().size()));
            case FieldType.EnumOf anEnum -> "0";
            case Plain plain ->
                switch (plain) {
                    case INTEGER -> String.valueOf(random.nextInt(5) - 2);
                    case BIG_INTEGER -> String.valueOf(random.nextBoolean() ? random.nextInt(3) : 5_000_000_000L);
                    case DECIMAL -> List.of("0", "1", "2.5", "-3.25").get(random.nextInt(4));
                    case BOOLEAN -> String.valueOf(random.nextInt(2));
                    case BYTE -> String.valueOf(random.nextInt(256));
                    case DATE -> random.nextBoolean() ? "''" : "'2026-11-21'";
                    case GUID -> "'12345678-1234-1234-1234-123456789012'";
                    case BLOB,
                            CHAR,
                            DATE_FORMULA,
                            DATE_TIME,
                            DURATION,
                            MEDIA,
                            MEDIA_SET,
                            RECORD_ID,
                            TABLE_FILTER,
                            TIME -> "NULL";
                };
        };
    }

    private String letters(int max) {
        int length = random.nextInt(Math.min(max, 8) + 1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("aZ'7 é".charAt(random.nextInt(6)));
        }
        return text.toString().strip();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private <T> List<T> shuffled(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}
