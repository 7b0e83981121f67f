package dev.rubicon.schema;

/** How far a table or field is on its way out, as AL's property of that name says. */
public enum ObsoleteState {
    NO,
    PENDING,
    REMOVED,
    PENDING_MOVE,
    MOVED
}
