package dev.rubicon.installer.database;

/** What a connection may do. */
public enum Access {
    READ,
    WRITE
}
