package dev.rubicon.al.tree;

import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.syntax.TokenRange;
import java.util.List;
import java.util.Optional;

/**
 * A procedure, a trigger, or the event of a control add-in.
 *
 * @param publisher what raises the event that a trigger is called for: {@code trigger Viewer::Ready()}
 * @param variables its own, in the order written
 * @param body from {@code begin} to {@code end}, not yet read; absent in interfaces and control add-ins
 */
public record Procedure(
        Position position,
        Kind kind,
        Access access,
        List<Attribute> attributes,
        Optional<String> publisher,
        String name,
        List<Parameter> parameters,
        Optional<ReturnValue> returnValue,
        List<Variable> variables,
        Optional<TokenRange> body) {
    public Procedure {
        attributes = List.copyOf(attributes);
        parameters = List.copyOf(parameters);
        variables = List.copyOf(variables);
    }

    /** What introduces it. */
    public enum Kind {
        PROCEDURE,
        TRIGGER,
        EVENT
    }

    /** Who may call it; without a word, everybody. */
    public enum Access {
        PUBLIC,
        LOCAL,
        INTERNAL,
        PROTECTED
    }

    /** @param isReference whether {@code var} stands before it */
    public record Parameter(
            Position position, List<Attribute> attributes, boolean isReference, String name, TypeReference type) {
        public Parameter {
            attributes = List.copyOf(attributes);
        }
    }

    /** @param name absent in {@code procedure Count(): Integer} */
    public record ReturnValue(Position position, Optional<String> name, TypeReference type) {}
}
