package dev.rubicon.al.tree;

import dev.rubicon.al.syntax.Position;

/**
 * {@code value(1; Open) { … }} of an enum or enum extension.
 *
 * @param name may be blank or empty
 */
public record EnumValue(Position position, int ordinal, String name, Properties properties) {}
