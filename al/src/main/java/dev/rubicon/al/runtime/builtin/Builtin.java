package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.Type;
import java.util.List;
import java.util.Optional;

/**
 * A function or method of the language. Of one name there may be several, for different arguments.
 *
 * @param name as the documentation writes it
 * @param result what it gives; {@code NOTHING} if it can only be a statement
 * @param constant what it always gives, known before anything runs
 * @param isRefused whether install and upgrade code must not call it
 */
public record Builtin(
        String name, List<Parameter> parameters, Type result, Body body, Optional<Object> constant, boolean isRefused) {
    /** The result of what gives a value of the field that it is called with. */
    static final Type OF_FIELD = new Type.Static("the type of the field");

    public Builtin {
        parameters = List.copyOf(parameters);
    }

    /** What it does. */
    @FunctionalInterface
    public interface Body {
        /**
         * @return a value of the result's type
         * @throws dev.rubicon.al.runtime.value.AlError as AL would
         */
        Object call(Call call);
    }

    /** Whether it gives a value of its first argument, a field. */
    public boolean isOfField() {
        return result == OF_FIELD;
    }

    /** Whether it takes so many arguments. */
    public boolean takes(int arguments) {
        long required = parameters.stream().filter(p -> !p.isOptional()).count();
        boolean isOpen = !parameters.isEmpty() && parameters.getLast().isRepeated();
        return arguments >= required && (isOpen || arguments <= parameters.size());
    }

    /** What it takes at that place. */
    public Parameter parameter(int index) {
        return index < parameters.size() ? parameters.get(index) : parameters.getLast();
    }
}
