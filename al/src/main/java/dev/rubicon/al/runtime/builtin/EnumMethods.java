package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.EnumDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import java.util.ArrayList;
import java.util.List;

/** Methods of enums and of their values. */
final class EnumMethods {
    private EnumMethods() {}

    static Builtins of(EnumDefinition definition) {
        Builtins methods = new Builtins();
        List<EnumDefinition.Value> values = definition.values();
        methods.add("AsInteger", Simple.INTEGER, Call::receiver);
        methods.add("Ordinals", new Type.ListOf(Simple.INTEGER), call -> {
            List<Object> ordinals = new ArrayList<>();
            values.forEach(value -> ordinals.add(value.ordinal()));
            return ordinals;
        });
        methods.add("Names", new Type.ListOf(Type.TEXT), call -> {
            List<Object> names = new ArrayList<>();
            values.forEach(value -> names.add(value.name()));
            return names;
        });
        // Any number will do: a value may come from an extension that is gone.
        methods.add("FromInteger", new Type.Named(definition), call -> call.whole(0), Parameter.of(Simple.INTEGER));
        return methods;
    }
}
