package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.rows.FieldFilter;
import dev.rubicon.al.runtime.rows.Matching;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The filters of a record by group. A row passes those of all groups; of group -1, one of them is enough. */
final class FilterSet {
    private static final int ANY = -1;

    private final TableDefinition table;
    private final Map<Integer, Map<FieldDefinition, Condition>> groups = new TreeMap<>();
    private int group;
    private boolean isPicky;

    FilterSet(TableDefinition table) {
        this.table = table;
    }

    /** Works out a FlowField of the row that is looked at. */
    @FunctionalInterface
    interface Flow {
        Object value(FieldDefinition field);
    }

    int group() {
        return group;
    }

    void group(int newGroup) {
        group = newGroup;
    }

    Map<FieldDefinition, Condition> current() {
        return Collections.unmodifiableMap(groups.getOrDefault(group, Map.of()));
    }

    Optional<Condition> any(FieldDefinition field) {
        return groups.values().stream()
                .flatMap(filters -> Optional.ofNullable(filters.get(field)).stream())
                .findFirst();
    }

    void set(FieldDefinition field, Optional<Condition> condition) {
        Map<FieldDefinition, Condition> filters = groups.computeIfAbsent(group, g -> new LinkedHashMap<>());
        condition.ifPresentOrElse(given -> filters.put(field, given), () -> filters.remove(field));
        look();
    }

    void copy(FilterSet other) {
        groups.clear();
        other.groups.forEach((number, filters) -> groups.put(number, new LinkedHashMap<>(filters)));
        group = other.group;
        look();
    }

    void clear() {
        groups.clear();
        group = 0;
        isPicky = false;
    }

    private void look() {
        isPicky = groups.entrySet().stream()
                .anyMatch(entry -> entry.getKey() == ANY && !entry.getValue().isEmpty()
                        || entry.getValue().keySet().stream().anyMatch(FieldDefinition::isFlow));
    }

    /** Whether some filters are none that the database could apply. */
    boolean isPicky() {
        return isPicky;
    }

    /** Those that the database can apply. */
    List<FieldFilter> stored() {
        List<FieldFilter> all = new ArrayList<>();
        groups.forEach((number, filters) -> filters.forEach((field, condition) -> {
            if (number != ANY && field.isStored()) {
                all.add(new FieldFilter(field, condition.filter()));
            }
        }));
        return all;
    }

    /** Whether a row passes the others. */
    boolean accepts(Object[] row, Flow flow) {
        for (Map.Entry<Integer, Map<FieldDefinition, Condition>> entry : groups.entrySet()) {
            boolean isAny = entry.getKey() == ANY;
            boolean passesOne = entry.getValue().isEmpty();
            for (Map.Entry<FieldDefinition, Condition> one : entry.getValue().entrySet()) {
                FieldDefinition field = one.getKey();
                if (!field.isFlowFilter() && (isAny || field.isFlow())) {
                    boolean passes = Matching.matches(
                            one.getValue().filter(), field.isFlow() ? flow.value(field) : row[field.index()]);
                    if (!passes && !isAny) {
                        return false;
                    }
                    passesOne |= passes;
                }
            }
            if (isAny && !passesOne) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return table + " " + groups;
    }
}
