package dev.rubicon.installer.upgrade;

/**
 * How many rows of a table code has written.
 *
 * @param company empty for a table that all companies share
 */
public record RowsWritten(String table, String company, long inserted, long modified, long deleted) {}
