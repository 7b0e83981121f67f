package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.FieldDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.value.Place;

/** A field of a record as something that can be assigned to. */
public record FieldPlace(RecordValue record, FieldDefinition field) implements Place {
    @Override
    public Type type() {
        return field.type();
    }

    @Override
    public Object get() {
        return record.get(field);
    }

    @Override
    public void set(Object value) {
        record.set(field, value);
    }
}
