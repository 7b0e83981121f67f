package dev.rubicon.al.runtime.program;

import dev.rubicon.al.tree.Attribute;
import dev.rubicon.al.tree.Procedure;
import java.util.Optional;

/**
 * A procedure or trigger of an object.
 *
 * @param field whose trigger it is
 */
public record Routine(CodeObject owner, Optional<String> field, Procedure tree) {
    public String name() {
        return tree.name();
    }

    /** The attribute of that name, ignoring case. */
    public Optional<Attribute> attribute(String name) {
        return tree.attributes().stream()
                .filter(attribute -> attribute.name().equalsIgnoreCase(name))
                .findFirst();
    }

    public boolean isTry() {
        return attribute("TryFunction").isPresent();
    }

    /** Whether errors that may be collected are, until it ends. */
    public boolean collectsErrors() {
        return attribute("ErrorBehavior")
                .filter(attribute -> attribute.arguments().size() == 1)
                .map(attribute -> attribute.arguments().getFirst())
                .filter(words ->
                        words.size() > 0 && words.name(words.size() - 1).equalsIgnoreCase("Collect"))
                .isPresent();
    }

    /** Whether it is an event, which has subscribers instead of a body. */
    public boolean isEvent() {
        return attribute("IntegrationEvent").isPresent()
                || attribute("BusinessEvent").isPresent()
                || attribute("InternalEvent").isPresent();
    }

    // Two routines are the same only if they are one: bodies are bound once, and trees can be equal.
    @Override
    public boolean equals(Object other) {
        return other instanceof Routine routine && routine.tree == tree;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(tree);
    }

    @Override
    public String toString() {
        return owner.name() + "." + field.map(name -> name + " - ").orElse("") + name();
    }
}
