package dev.rubicon.al.runtime.rows;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.value.AlDateFormula;
import dev.rubicon.al.runtime.value.BlobValue;
import dev.rubicon.al.runtime.value.RecordIdValue;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.UUID;

/** How values compare, and rows with them: texts by their characters, numbers by their size, blank dates first. */
public final class RowOrder {
    private RowOrder() {}

    /** Compares two values of one type. */
    public static int compare(Object left, Object right) {
        return switch (left) {
            case Long number when right instanceof Long other -> number.compareTo(other);
            case BigDecimal number -> number.compareTo((BigDecimal) right);
            case String text -> text.compareTo((String) right);
            case Boolean flag -> flag.compareTo((Boolean) right);
            case UUID id -> id.toString().compareTo(right.toString());
            case AlDateFormula formula -> formula.text().compareTo(((AlDateFormula) right).text());
            case RecordIdValue id -> id.toString().compareTo(right.toString());
            case BlobValue blob -> Integer.compare(blob.length(), ((BlobValue) right).length());
            default -> comparable(left).compareTo(right);
        };
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> comparable(Object value) {
        return (Comparable<Object>) value;
    }

    /** Rows in that order. */
    public static Comparator<Object[]> of(Order order) {
        return (left, right) -> {
            for (FieldDefinition field : order.fields()) {
                int difference = compare(left[field.index()], right[field.index()]);
                if (difference != 0) {
                    return order.isAscending(field) ? difference : -difference;
                }
            }
            return 0;
        };
    }
}
