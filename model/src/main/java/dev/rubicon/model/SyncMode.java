package dev.rubicon.model;

/** How a step brings the schema of an instance to that of the target version. */
public enum SyncMode {
    /** Only what keeps every row and value. */
    ADD("Add"),
    /** Destructive changes too; what they remove is archived first. */
    FORCE_SYNC("ForceSync");

    private final String text;

    SyncMode(String text) {
        this.text = text;
    }

    /** {@code Add} or {@code ForceSync}. */
    @Override
    public String toString() {
        return text;
    }
}
