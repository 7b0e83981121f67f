package dev.rubicon.schema;

/** How far a table or field is on its way out, as AL's property of that name says. */
public enum ObsoleteState {
    NO("No"),
    PENDING("Pending"),
    REMOVED("Removed"),
    PENDING_MOVE("PendingMove"),
    MOVED("Moved");

    private final String text;

    ObsoleteState(String text) {
        this.text = text;
    }

    /** As AL writes it. */
    @Override
    public String toString() {
        return text;
    }
}
