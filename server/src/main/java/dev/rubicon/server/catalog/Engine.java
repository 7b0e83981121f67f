package dev.rubicon.server.catalog;

/** The databases that can hold a catalog, and all that their SQL differs in. Everything else is said once, for both. */
public enum Engine {
    SQLITE,
    POSTGRESQL;

    /** The type of a column of bytes. */
    public String bytes() {
        return switch (this) {
            case SQLITE -> "BLOB";
            case POSTGRESQL -> "BYTEA";
        };
    }

    /** The type of a key column that numbers its rows. */
    public String numbered() {
        return switch (this) {
            case SQLITE -> "INTEGER PRIMARY KEY AUTOINCREMENT";
            case POSTGRESQL -> "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY";
        };
    }

    /** Ends a query whose rows nobody else is to change until the transaction ends. SQLite has one writer at a time anyway. */
    public String locking() {
        return switch (this) {
            case SQLITE -> "";
            case POSTGRESQL -> " FOR UPDATE";
        };
    }

    /** The same, passing over rows that another process has. */
    public String claiming() {
        return switch (this) {
            case SQLITE -> "";
            case POSTGRESQL -> " FOR UPDATE SKIP LOCKED";
        };
    }
}
