package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.FieldDefinition;

/** What a FieldRef holds: a field of a record. */
public record FieldRefValue(RecordValue record, FieldDefinition field) {}
