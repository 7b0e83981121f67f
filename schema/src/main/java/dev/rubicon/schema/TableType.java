package dev.rubicon.schema;

/** Whether rows are kept in the database; every type but {@code NORMAL} is not. */
public enum TableType {
    NORMAL,
    TEMPORARY,
    /** Rows live in another system: CDS, CRM, Exchange, MicrosoftGraph. */
    EXTERNAL
}
