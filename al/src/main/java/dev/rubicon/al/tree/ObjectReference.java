package dev.rubicon.al.tree;

import dev.rubicon.al.syntax.Position;
import java.util.Optional;

/**
 * The name of an object at a place that uses it: {@code Customer}, {@code Microsoft.Sales."Sales Header"}, {@code 36}.
 *
 * @param namespace what stands before the last dot, with its dots
 * @param name where the source gives a number, its digits
 */
public record ObjectReference(Position position, Optional<String> namespace, String name) {}
