package dev.rubicon.al.tree;

import dev.rubicon.al.syntax.Position;

/** {@code field(1; Name; Type) { … }} of a table or table extension. */
public record FieldDeclaration(
        Position position, int id, String name, TypeReference type, Properties properties, Code code) {}
