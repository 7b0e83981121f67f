package dev.rubicon.al.tree;

import dev.rubicon.al.syntax.Position;
import java.util.List;

/**
 * {@code key(Name; Field, Field) { … }} of a table or table extension.
 *
 * @param fields names as written, in key order; may be empty
 */
public record KeyDeclaration(Position position, String name, List<String> fields, Properties properties) {
    public KeyDeclaration {
        fields = List.copyOf(fields);
    }
}
