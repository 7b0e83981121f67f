package dev.rubicon.al.syntax;

/** {@code field(1; Name; Type) { … }} of a table or table extension. */
public record FieldDeclaration(Position position, int id, String name, TypeReference type, Properties properties) {}
