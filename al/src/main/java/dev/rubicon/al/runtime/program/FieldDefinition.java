package dev.rubicon.al.runtime.program;

import dev.rubicon.al.tree.FieldDeclaration;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldClass;
import java.util.List;
import java.util.Optional;

/**
 * A field of a table, whoever declares it.
 *
 * @param index where its value is in a record
 * @param app that declares it; absent for a system field
 * @param extension whether it is a field of a table extension
 * @param declared in the sources, if these are at hand
 * @param triggers OnValidate and OnLookup of the field, and of what modifies it
 */
public record FieldDefinition(
        int index,
        Type type,
        Field field,
        Optional<AppIdentity> app,
        boolean extension,
        Optional<FieldDeclaration> declared,
        List<Routine> triggers) {
    public int id() {
        return field.id();
    }

    public String name() {
        return field.name();
    }

    /** Whether rows have it. */
    public boolean isStored() {
        return field.isStored();
    }

    public boolean isFlow() {
        return field.fieldClass() == FieldClass.FLOW_FIELD;
    }

    public boolean isFlowFilter() {
        return field.fieldClass() == FieldClass.FLOW_FILTER;
    }

    public boolean isSystem() {
        return app.isEmpty();
    }

    /** What it says of itself, or else its name. */
    public String caption() {
        return declared.map(FieldDeclaration::properties).flatMap(Captions::of).orElseGet(this::name);
    }

    // Made once for a table, and looked up for every value.
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return index;
    }

    @Override
    public String toString() {
        return name();
    }
}
