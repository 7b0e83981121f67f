package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.value.BlobValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values of one row by the index of the field, as they are and as they were, and when which row was read into them. */
final class RowValues {
    private final TableDefinition table;
    private final Session session;
    private Object[] now;
    private Object[] before;
    private Optional<List<Object>> readKey = Optional.empty();
    private long readAt;

    RowValues(TableDefinition table, Session session) {
        this.table = table;
        this.session = session;
        this.now = blank();
        this.before = now.clone();
    }

    Object[] blank() {
        Object[] blank = new Object[table.fields().size()];
        for (FieldDefinition field : table.fields()) {
            blank[field.index()] = Blanks.of(field.type(), session);
        }
        return blank;
    }

    Object[] now() {
        return now;
    }

    void now(Object[] values) {
        now = values;
    }

    Object[] before() {
        return before;
    }

    void before(Object[] values) {
        before = values;
    }

    /** Takes what is now for what was. */
    void settle() {
        before = snapshot();
    }

    private Object[] snapshot() {
        Object[] copy = now.clone();
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] instanceof BlobValue blob) {
                copy[i] = blob.copy();
            }
        }
        return copy;
    }

    void assign(RowValues other) {
        now = other.snapshot();
        before = other.before.clone();
        readKey = other.readKey;
        readAt = other.readAt;
    }

    boolean isChanged() {
        return table.fields().stream()
                .filter(FieldDefinition::isStored)
                .anyMatch(field -> !now[field.index()].equals(before[field.index()]));
    }

    /** Blank values, or initial ones where a field has them, but for the primary key. */
    void init() {
        Object[] fresh = blank();
        for (FieldDefinition field : table.fields()) {
            if (!table.primaryKey().fields().contains(field)) {
                now[field.index()] = InitialValues.of(field).orElse(fresh[field.index()]);
            }
        }
        forgetRead();
    }

    List<Object> key() {
        return key(table, now);
    }

    /** The values of a row in these fields. */
    static List<Object> of(Object[] row, List<FieldDefinition> fields) {
        List<Object> values = new ArrayList<>();
        fields.forEach(field -> values.add(row[field.index()]));
        return values;
    }

    static List<Object> key(TableDefinition table, Object[] row) {
        return of(row, table.primaryKey().fields());
    }

    /** Takes over what is stored of a row; what is calculated becomes blank, and what FlowFilters are stays. */
    void take(Object[] row) {
        for (FieldDefinition field : table.fields()) {
            Object value = row[field.index()];
            if (field.isStored()) {
                now[field.index()] = value instanceof BlobValue blob ? blob.copy() : value;
            } else if (!field.isFlowFilter()) {
                now[field.index()] = Blanks.of(field.type(), session);
            }
        }
    }

    /** Notes that its row is there, as it was read or written when the table had been written that often. */
    void noteRead(long writes) {
        readKey = Optional.of(key());
        readAt = writes;
    }

    void forgetRead() {
        readKey = Optional.empty();
    }

    /** Whether its row is known to be there, if the table has been written that often: nobody wrote since it was read. */
    boolean isKnown(long writes) {
        return readAt == writes && readKey.equals(Optional.of(key()));
    }
}
