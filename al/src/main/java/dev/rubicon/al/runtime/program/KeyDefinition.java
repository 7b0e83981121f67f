package dev.rubicon.al.runtime.program;

import java.util.List;

/** @param fields in key order, at least one */
public record KeyDefinition(String name, List<FieldDefinition> fields, boolean unique) {
    public KeyDefinition {
        fields = List.copyOf(fields);
    }
}
