package dev.rubicon.al.tree;

import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.syntax.TokenRange;

/** {@code Name = value;}. */
public record Property(Position position, String name, TokenRange value) {}
