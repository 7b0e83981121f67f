package dev.rubicon.installer.plan;

import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.FieldType.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The fields that every table has beside those that apps declare. They come with the table, and stay as long as it does. */
public enum SystemField {
    ID(2_000_000_000, "SystemId", Plain.GUID),
    CREATED_AT(2_000_000_001, "SystemCreatedAt", Plain.DATE_TIME),
    CREATED_BY(2_000_000_002, "SystemCreatedBy", Plain.GUID),
    MODIFIED_AT(2_000_000_003, "SystemModifiedAt", Plain.DATE_TIME),
    MODIFIED_BY(2_000_000_004, "SystemModifiedBy", Plain.GUID),
    ROW_VERSION(0, "SystemRowVersion", Plain.BIG_INTEGER);

    private static final List<SystemField> ALL = List.of(values());

    private final int id;
    private final String field;
    private final FieldType type;
    private final String column;

    SystemField(int id, String field, FieldType type) {
        this.id = id;
        this.field = field;
        this.type = type;
        this.column = "$s" + field.substring(1);
    }

    /** What AL calls it, as in {@code SystemId}. */
    public String fieldName() {
        return field;
    }

    /** Its column, as in {@code $systemId}. No app may have one of that name. */
    public String columnName() {
        return column;
    }

    /** Their columns in a table of {@code app}, in the order of this enum. */
    static List<Column> columns(UUID app) {
        List<Column> columns = new ArrayList<>();
        for (SystemField field : ALL) {
            columns.add(new Column(app, field.id, field.column, field.type, false));
        }
        return columns;
    }

    /** The one that AL calls so, ignoring case. */
    public static Optional<SystemField> named(String name) {
        return ALL.stream().filter(field -> field.field.equalsIgnoreCase(name)).findFirst();
    }

    /** The one that {@code column} holds, if it is one. */
    public static Optional<SystemField> of(Column column) {
        for (SystemField field : ALL) {
            if (field.column.equalsIgnoreCase(column.name())) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
