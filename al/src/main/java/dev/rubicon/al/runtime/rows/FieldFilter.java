package dev.rubicon.al.runtime.rows;

import dev.rubicon.al.runtime.program.FieldDefinition;

/** A filter on one field. */
public record FieldFilter(FieldDefinition field, Filter filter) {}
