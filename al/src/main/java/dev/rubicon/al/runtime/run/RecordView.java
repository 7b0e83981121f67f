package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.rows.FieldFilter;
import dev.rubicon.al.runtime.rows.Order;
import dev.rubicon.al.runtime.value.AlError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a record sees of its table, and in which order: filters by group, an order, marks, and the fields that it calculates. */
public final class RecordView {
    private final TableDefinition table;
    private final Runnable changed;
    private final FilterSet filters;
    private Order order;
    private List<FieldDefinition> keyFields;
    private Set<List<Object>> marks = new HashSet<>();
    private boolean isMarkedOnly;
    private final Set<FieldDefinition> calculated = new LinkedHashSet<>();

    /** @param changed called after each change that lets other rows come next */
    RecordView(TableDefinition table, Runnable changed) {
        this.table = table;
        this.changed = changed;
        this.filters = new FilterSet(table);
        this.keyFields = table.primaryKey().fields();
        this.order = new Order(keyFields, true);
    }

    void copy(RecordView other) {
        filters.copy(other.filters);
        order = other.order;
        keyFields = other.keyFields;
        marks = new HashSet<>(other.marks);
        isMarkedOnly = other.isMarkedOnly;
        calculated.clear();
        calculated.addAll(other.calculated);
    }

    /** Takes over all filters of another record of the table. */
    public void copyFilters(RecordView other) {
        if (other != this) {
            filters.copy(other.filters);
        }
        changed.run();
    }

    /** Sets, replaces or, if it is absent, removes the filter of a field in the current group. */
    public void filter(FieldDefinition field, Optional<Condition> filter) {
        filters.set(field, filter);
        changed.run();
    }

    /** The filter of a field in the current group. */
    public Optional<Condition> filter(FieldDefinition field) {
        return Optional.ofNullable(filters.current().get(field));
    }

    /** The filters of the current group, in the order given. */
    public Map<FieldDefinition, Condition> filters() {
        return filters.current();
    }

    /** The filter of a field in whichever group has one. */
    Optional<Condition> anyFilter(FieldDefinition field) {
        return filters.any(field);
    }

    public int filterGroup() {
        return filters.group();
    }

    public void filterGroup(int group) {
        filters.group(group);
    }

    public Order order() {
        return order;
    }

    /** The fields that SetCurrentKey gave, or those of the primary key. */
    public List<FieldDefinition> keyFields() {
        return keyFields;
    }

    /** Orders by those fields, then by the primary key. */
    public void orderBy(List<FieldDefinition> fields) {
        fields.stream().filter(field -> !field.isStored()).findFirst().ifPresent(field -> {
            throw AlError.of("Rows of " + table + " cannot be in the order of " + field.caption()
                    + ", which is calculated and not stored.");
        });
        keyFields = List.copyOf(new LinkedHashSet<>(fields));
        Set<FieldDefinition> all = new LinkedHashSet<>(fields);
        all.addAll(table.primaryKey().fields());
        order = new Order(List.copyOf(all), order.isAscending());
        changed.run();
    }

    public void ascending(boolean isAscending) {
        order = new Order(order.fields(), isAscending);
        changed.run();
    }

    /** Lets one field of the order go its own way. */
    public void ascending(FieldDefinition field, boolean isAscending) {
        List<FieldDefinition> opposed = new ArrayList<>(order.opposed());
        opposed.remove(field);
        if (isAscending != order.isAscending()) {
            opposed.add(field);
        }
        order = new Order(order.fields(), order.isAscending(), opposed);
        changed.run();
    }

    /** No filters, no marks, in the order of the primary key. */
    public void reset() {
        filters.clear();
        marks.clear();
        isMarkedOnly = false;
        keyFields = table.primaryKey().fields();
        order = new Order(keyFields, true);
        calculated.clear();
        changed.run();
    }

    /** Calculates these fields whenever a row is read. */
    public void calculateAlways(List<FieldDefinition> fields) {
        fields.forEach(RecordValue::checkCalculated);
        calculated.clear();
        calculated.addAll(fields);
        changed.run();
    }

    Set<FieldDefinition> calculated() {
        return calculated;
    }

    void calculateNothing() {
        calculated.clear();
    }

    /** Whether the row with that primary key is marked. */
    public boolean isMarked(List<Object> key) {
        return marks.contains(key);
    }

    /** Marks the row with that primary key, or takes its mark away. */
    public void mark(List<Object> key, boolean marked) {
        if (marked) {
            marks.add(key);
        } else {
            marks.remove(key);
        }
    }

    Set<List<Object>> marks() {
        return marks;
    }

    public boolean isMarkedOnly() {
        return isMarkedOnly;
    }

    public void markedOnly(boolean only) {
        isMarkedOnly = only;
        changed.run();
    }

    public void clearMarks() {
        marks.clear();
        isMarkedOnly = false;
        changed.run();
    }

    /** The filters that the database knows about. */
    List<FieldFilter> stored() {
        return filters.stored();
    }

    /** Whether rows must be looked at one by one, as the database cannot tell all of what is asked. */
    boolean isPicky() {
        return isMarkedOnly || filters.isPicky();
    }

    /** Whether a row passes what the database cannot tell. */
    boolean accepts(Object[] row, FilterSet.Flow flow) {
        return (!isMarkedOnly || marks.contains(RowValues.key(table, row)))
                && (!filters.isPicky() || filters.accepts(row, flow));
    }
}
