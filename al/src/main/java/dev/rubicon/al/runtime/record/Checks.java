package dev.rubicon.al.runtime.record;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.rows.RowOrder;
import dev.rubicon.al.runtime.run.Blanks;
import dev.rubicon.al.runtime.run.FilterValues;
import dev.rubicon.al.runtime.run.Formats;
import dev.rubicon.al.runtime.run.RecordValue;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.BlobValue;

/** TestField and FieldError: what a field must be, and what is said if it is not. */
public final class Checks {
    private Checks() {}

    /** The field must not be blank. */
    public static void notBlank(RecordValue record, FieldDefinition field) {
        if (isBlank(record, field)) {
            throw failed(field.caption() + " must have a value in " + where(record) + ". It cannot be zero or empty.");
        }
    }

    private static boolean isBlank(RecordValue record, FieldDefinition field) {
        Object value = record.get(field);
        if (value instanceof BlobValue blob) {
            return blob.isKnown() && blob.length() == 0;
        }
        return value.equals(" ") || RowOrder.compare(value, Blanks.of(field.type(), record.session())) == 0;
    }

    /** The field must have that value. */
    public static void equal(RecordValue record, FieldDefinition field, Type type, Object value) {
        Object wanted = FilterValues.converted(type, value, field.type())
                .orElseThrow(() -> AlError.of("A " + type + " cannot be compared with the field " + field + "."));
        Object found = record.get(field);
        if (RowOrder.compare(found, wanted) != 0) {
            throw failed(field.caption() + " must be equal to '" + Formats.standard(field.type(), wanted) + "' in "
                    + where(record) + ". Current value is '" + Formats.standard(field.type(), found) + "'.");
        }
    }

    /** What FieldError says without a text. */
    public static AlError wrong(RecordValue record, FieldDefinition field) {
        if (isBlank(record, field)) {
            return failed("You must specify " + field.caption() + " in " + where(record) + ".");
        }
        return failed(field.caption() + " must not be " + Formats.standard(field.type(), record.get(field)) + " in "
                + where(record) + ".");
    }

    /** What FieldError says with one. */
    public static AlError wrong(RecordValue record, FieldDefinition field, String text) {
        return failed(field.caption() + " " + text + " in " + where(record) + ".");
    }

    private static AlError failed(String text) {
        return new AlError("TestField", text);
    }

    private static String where(RecordValue record) {
        return record.table().caption() + " " + Descriptions.key(record.table(), record.key());
    }
}
