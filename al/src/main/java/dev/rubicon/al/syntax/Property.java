package dev.rubicon.al.syntax;

/** {@code Name = value;}. */
public record Property(Position position, String name, TokenRange value) {}
