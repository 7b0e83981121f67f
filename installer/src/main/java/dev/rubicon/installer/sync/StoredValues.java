package dev.rubicon.installer.sync;

import dev.rubicon.installer.database.Dialect;
import dev.rubicon.installer.plan.StoredTable;
import dev.rubicon.schema.FieldType;
import java.util.List;

/** How stored values are read and changed in SQL, by the rules that every sync goes by. */
public final class StoredValues {
    private StoredValues() {}

    /**
     * A value on its way to another type.
     *
     * @param survives condition that it gets there with nothing lost
     * @param value what it becomes, right for every row
     */
    public record Converted(String survives, String value) {}

    /** @param old an SQL expression of the type {@code from} */
    public static Converted converted(Dialect dialect, String old, FieldType from, FieldType to) {
        return switch (new Converting(dialect, old).between(from, to)) {
            case Conversion.Keep keep -> new Converted(Conversion.Rewrite.EVERY, old);
            case Conversion.Rewrite rewrite -> new Converted(rewrite.survives(), rewrite.value());
        };
    }

    /** The condition that {@code value}, an expression of that type, is what a field holds that was never set. */
    public static String isBlank(String value, FieldType type) {
        return ColumnSql.isNullable(type) ? value + " IS NULL" : value + " = " + ColumnSql.blank(type);
    }

    /** Lets a table into which rows have been put go on numbering after them. */
    public static List<String> numberOn(Dialect dialect, StoredTable table, String name) {
        return TableSql.of(dialect).numberOn(table, name);
    }
}
