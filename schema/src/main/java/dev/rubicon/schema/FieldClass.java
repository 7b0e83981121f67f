package dev.rubicon.schema;

/** Whether a field is stored, calculated when read, or only a filter. */
public enum FieldClass {
    NORMAL,
    FLOW_FIELD,
    FLOW_FILTER
}
