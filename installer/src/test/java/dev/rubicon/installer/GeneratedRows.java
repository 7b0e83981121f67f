package dev.rubicon.installer;

import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Rows for a table, the same for a seed: values at the edges of each type among usual ones. Codes are of one small set, so that
 * tables have rows for one another. Fields with numbers from 100 up are new ones, and stay blank.
 */
final class GeneratedRows {
    private static final int ROWS = 40;
    private static final int FIRST_NEW_FIELD = 100;
    private static final List<String> WORDS = List.of(
            "",
            " ",
            "Ada Lovelace",
            "Plato",
            " leads",
            "O'Neil \"x\"",
            "Zoë Ünal Ö",
            "日本 東京",
            "a b c d",
            "50% _x",
            "trails ",
            "ß-Straße 5");
    private static final List<String> INTEGERS =
            List.of("0", "1", "-1", "7", "999", "1000", "-1001", "2147483647", "-2147483647");
    private static final List<String> DECIMALS = List.of(
            "0", "1", "-1", "0.25", "-10", "-10.5", "99.75", "100", "200", "200.25", "123456.5", "1000", "-99999");
    private static final List<String> DATES = List.of(
            "", "2019-12-31", "2020-01-01", "2020-02-29", "2023-01-31", "2024-02-28", "2024-12-31", "2026-11-21");

    private final Random random;
    private final TestDatabase kind;

    GeneratedRows(long seed, TestDatabase kind) {
        this.random = new Random(seed);
        this.kind = kind;
    }

    /**
     * INSERT statements; none for a table of which all is new.
     *
     * @param sqlName of the table, quoted
     */
    List<String> of(Table table, String sqlName) {
        List<Field> fields = table.storedFields().stream()
                .filter(field -> field.id() < FIRST_NEW_FIELD)
                .toList();
        Map<List<String>, String> rows = new LinkedHashMap<>();
        for (int i = 0; i < ROWS && !fields.isEmpty(); i++) {
            Map<String, String> values = new LinkedHashMap<>();
            for (Field field : fields) {
                boolean counts = table.primaryKey().fields().contains(field.name()) && field.type() == Plain.INTEGER;
                values.put(field.name(), counts ? String.valueOf(i + 1) : value(field.type()));
            }
            values.put("$systemId", "'00000000-0000-4000-8000-" + String.format("%012d", table.id() * 1000L + i) + "'");
            rows.putIfAbsent(
                    table.primaryKey().fields().stream().map(values::get).toList(), insert(sqlName, values));
        }
        return new ArrayList<>(rows.values());
    }

    private String insert(String table, Map<String, String> values) {
        return "INSERT INTO " + table + " ("
                + values.keySet().stream().map(kind.dialect::quoted).collect(Collectors.joining(", ")) + ") VALUES ("
                + String.join(", ", values.values()) + ")";
    }

    private String value(FieldType type) {
        return switch (type) {
            case FieldType.Code code -> quoted(random.nextInt(8) == 0 ? "" : "K" + random.nextInt(40));
            case FieldType.Text text -> quoted(one(WORDS));
            case FieldType.Binary binary -> blob();
            case FieldType.Option option ->
                String.valueOf(random.nextInt(option.members().size()));
            case FieldType.EnumOf named -> "0";
            case Plain plain -> plain(plain);
        };
    }

    private String plain(Plain type) {
        return switch (type) {
            case INTEGER -> one(INTEGERS);
            case BIG_INTEGER, DURATION -> one(INTEGERS) + "000";
            case DECIMAL -> one(DECIMALS);
            case BOOLEAN -> String.valueOf(random.nextInt(2));
            case BYTE, CHAR -> String.valueOf(random.nextInt(256));
            case DATE -> quoted(one(DATES));
            case DATE_TIME ->
                quoted(random.nextInt(5) == 0 ? "" : one(DATES.subList(1, DATES.size())) + "T03:00:00.000Z");
            case TIME -> quoted("");
            case BLOB -> blob();
            case GUID, MEDIA, MEDIA_SET -> "'00000000-0000-0000-0000-000000000000'";
            case DATE_FORMULA, RECORD_ID, TABLE_FILTER -> quoted("");
        };
    }

    private String blob() {
        if (random.nextInt(3) == 0) {
            return "NULL";
        }
        return switch (kind) {
            case SQLITE -> "X'00ff41'";
            case POSTGRES -> "'\\x00ff41'";
        };
    }

    private String one(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
