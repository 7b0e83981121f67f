package dev.rubicon.al.runtime.record;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Relations;
import dev.rubicon.al.runtime.run.FilterValues;
import dev.rubicon.al.runtime.run.RecordValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a renamed record takes along: the fields of other tables that refer to it, without triggers. */
record RenameCascade(RecordValue record) {
    void follow(List<Object> oldKey, List<Object> newKey) {
        if (oldKey.size() == 1 && !oldKey.equals(newKey)) {
            for (Relations.Relation relation : record.session().relations().to(record.table())) {
                follow(relation, oldKey.getFirst(), newKey.getFirst());
            }
        }
    }

    private void follow(Relations.Relation relation, Object from, Object to) {
        FieldDefinition field = relation.field();
        FieldDefinition source = record.table().primaryKey().fields().getFirst();
        Optional<Object> wanted = FilterValues.converted(source.type(), from, field.type());
        Optional<Object> changed = FilterValues.converted(source.type(), to, field.type());
        RecordValue rows = new RecordValue(relation.table(), false, record.session());
        rows.changeCompany(record.company().isEmpty() ? record.session().company() : record.company());
        boolean isElsewhere = relation.table().isPerCompany() && rows.company().isEmpty();
        if (wanted.isEmpty() || changed.isEmpty() || isElsewhere) {
            return;
        }
        rows.view().filter(field, Optional.of(FilterValues.of(rows, field).exactly(wanted.get())));
        if (!rows.all().isEmpty()) {
            rows.all().update(Map.of(field, changed.get()));
        }
    }
}
