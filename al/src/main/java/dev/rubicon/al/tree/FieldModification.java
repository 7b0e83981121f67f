package dev.rubicon.al.tree;

import dev.rubicon.al.syntax.Position;

/** {@code modify(Name) { … }} of a table extension: what it changes on a field of the table that it extends. */
public record FieldModification(Position position, String name, Properties properties, Code code) {}
