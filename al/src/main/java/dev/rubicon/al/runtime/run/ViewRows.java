package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.rows.Order;
import dev.rubicon.al.runtime.rows.Rows;
import dev.rubicon.al.runtime.value.AlError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** All rows of a record's view at once: by one statement where the database can tell which they are, else one by one. */
public final class ViewRows {
    private final RecordValue record;

    ViewRows(RecordValue record) {
        this.record = record;
    }

    private Rows rows() {
        return record.source().rows();
    }

    private boolean isPicky() {
        return record.view().isPicky();
    }

    /**
     * Shows their primary keys, by primary key, a page at a time: what is done with one may write its row, or others.
     *
     * @return how many there were
     */
    public long forEachKey(Consumer<List<Object>> action) {
        Order byKey = new Order(record.table().primaryKey().fields(), true);
        long found = 0;
        List<Object> from = List.of();
        boolean isMore = true;
        while (isMore) {
            List<List<Object>> keys = record.cursor().picked(byKey, from, false, RowCursor.LARGEST_PAGE).stream()
                    .map(row -> RowValues.key(record.table(), row))
                    .toList();
            keys.forEach(action);
            found += keys.size();
            isMore = !keys.isEmpty();
            from = isMore ? keys.getLast() : from;
        }
        return found;
    }

    public long count() {
        if (!isPicky()) {
            return rows().count(record.selection());
        }
        RecordValue walker = record.walker();
        long found = 0;
        boolean isFound = walker.readFirst(false, RecordValue.FIRST_PAGE);
        while (isFound) {
            found++;
            isFound = walker.next(1) == 1;
        }
        return found;
    }

    public boolean isEmpty() {
        return isPicky() ? !record.walker().readFirst(false, 1) : rows().isEmpty(record.selection());
    }

    /** The sum of each field. */
    public List<Object> sums(List<FieldDefinition> fields) {
        for (FieldDefinition field : fields) {
            if (!field.type().isNumber() || field.isFlowFilter()) {
                throw AlError.of("The field " + field.caption() + " of the table " + record.table()
                        + " is no number to sum up.");
            }
        }
        boolean isSimple = !isPicky() && fields.stream().allMatch(FieldDefinition::isStored);
        if (isSimple) {
            return rows().sums(record.selection(), fields);
        }
        RecordValue walker = record.walker();
        List<Object> sums = new ArrayList<>();
        fields.forEach(field -> sums.add(field.type().isWhole() ? (Object) 0L : BigDecimal.ZERO));
        boolean isFound = walker.readFirst(false, RecordValue.FIRST_PAGE);
        while (isFound) {
            for (int i = 0; i < fields.size(); i++) {
                walker.calculate(fields.get(i));
                sums.set(i, added(sums.get(i), walker.get(fields.get(i))));
            }
            isFound = walker.next(1) == 1;
        }
        return sums;
    }

    private static Object added(Object sum, Object value) {
        return sum instanceof Long whole
                ? (Object) Conversions.sum(whole, (Long) value)
                : ((BigDecimal) sum).add((BigDecimal) value);
    }

    /** Sets fields of all of them without triggers. */
    public long update(Map<FieldDefinition, Object> newValues) {
        Map<FieldDefinition, Object> all = new LinkedHashMap<>(newValues);
        all.putAll(record.stored().stamps());
        outdate();
        if (!isPicky()) {
            return rows().updateAll(record.selection(), all);
        }
        return forEachKey(key -> {
            RecordValue row = record.walker();
            if (row.read(key)) {
                all.forEach(row::set);
                row.stored().rename(key);
            }
        });
    }

    /** Deletes all of them without triggers. */
    public long delete() {
        outdate();
        if (!isPicky()) {
            return rows().deleteAll(record.selection());
        }
        return forEachKey(key -> rows().delete(record.table(), record.company(), key));
    }

    private void outdate() {
        record.cursor().forget();
        record.outdate();
    }
}
