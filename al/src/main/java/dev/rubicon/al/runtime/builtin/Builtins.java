package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Functions by name, to be added to and looked up; case does not matter. */
public final class Builtins {
    private final Map<String, List<Builtin>> byName = new TreeMap<>();

    /** Adds one that gives something. */
    public Builtins add(String name, Type result, Builtin.Body body, Parameter... parameters) {
        byName.computeIfAbsent(folded(name), n -> new ArrayList<>())
                .add(new Builtin(name, List.of(parameters), result, body, Optional.empty(), false));
        return this;
    }

    /** Adds one that always gives the same, so that what it rules out is not even bound. */
    public Builtins addConstant(String name, Type result, Object value, Parameter... parameters) {
        byName.computeIfAbsent(folded(name), n -> new ArrayList<>())
                .add(new Builtin(name, List.of(parameters), result, call -> value, Optional.of(value), false));
        return this;
    }

    /** Adds one that install and upgrade code must not call, and that does nothing elsewhere. */
    public Builtins addRefused(String name, Type result, Builtin.Body body, Parameter... parameters) {
        byName.computeIfAbsent(folded(name), n -> new ArrayList<>())
                .add(new Builtin(name, List.of(parameters), result, body, Optional.empty(), true));
        return this;
    }

    /** Adds one that gives nothing. */
    public Builtins add(String name, Action action, Parameter... parameters) {
        return add(
                name,
                Type.Simple.NOTHING,
                call -> {
                    action.run(call);
                    return "";
                },
                parameters);
    }

    /** What a function without a result does. */
    @FunctionalInterface
    public interface Action {
        void run(Call call);
    }

    public List<Builtin> find(String name) {
        return byName.getOrDefault(folded(name), List.of());
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
