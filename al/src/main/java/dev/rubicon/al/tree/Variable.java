package dev.rubicon.al.tree;

import dev.rubicon.al.syntax.Position;
import java.util.List;

/**
 * One name that a {@code var} section declares. Of {@code A, B: Integer} there are two.
 *
 * @param isProtected whether extensions of the object see it
 */
public record Variable(
        Position position, List<Attribute> attributes, String name, TypeReference type, boolean isProtected) {
    public Variable {
        attributes = List.copyOf(attributes);
    }
}
