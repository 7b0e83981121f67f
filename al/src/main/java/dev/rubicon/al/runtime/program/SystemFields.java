package dev.rubicon.al.runtime.program;

import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldType.Plain;
import java.util.List;

/** The fields that every table has without declaring them, with the numbers that Business Central gives them. */
public final class SystemFields {
    public static final int SYSTEM_ID = 2000000000;
    public static final int CREATED_AT = 2000000001;
    public static final int CREATED_BY = 2000000002;
    public static final int MODIFIED_AT = 2000000003;
    public static final int MODIFIED_BY = 2000000004;
    public static final int ROW_VERSION = 2000000005;

    static final List<Field> ALL = List.of(
            Field.of(SYSTEM_ID, "SystemId", Plain.GUID),
            Field.of(CREATED_AT, "SystemCreatedAt", Plain.DATE_TIME),
            Field.of(CREATED_BY, "SystemCreatedBy", Plain.GUID),
            Field.of(MODIFIED_AT, "SystemModifiedAt", Plain.DATE_TIME),
            Field.of(MODIFIED_BY, "SystemModifiedBy", Plain.GUID),
            Field.of(ROW_VERSION, "SystemRowVersion", Plain.BIG_INTEGER));

    private SystemFields() {}
}
