package dev.rubicon.al.tree;

import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.syntax.TokenRange;
import java.util.List;

/** {@code [EventSubscriber(ObjectType::Table, Database::Customer, 'OnAfterInsert', '', true, true)]}. */
public record Attribute(Position position, String name, List<TokenRange> arguments) {
    public Attribute {
        arguments = List.copyOf(arguments);
    }
}
