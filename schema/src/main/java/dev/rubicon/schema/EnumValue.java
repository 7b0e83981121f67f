package dev.rubicon.schema;

/**
 * A value of an enum. Rows hold the ordinal.
 *
 * @param name may be blank or empty
 */
public record EnumValue(int ordinal, String name) {}
