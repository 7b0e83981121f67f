package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.program.Program;
import dev.rubicon.al.runtime.program.Routine;
import dev.rubicon.al.runtime.program.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a routine takes and gives. */
record Signature(List<Type> parameters, List<Boolean> references, Type result) {
    Signature {
        parameters = List.copyOf(parameters);
        references = List.copyOf(references);
    }

    /** @throws Unbound if one of its types is not supported */
    static Signature of(Program program, Routine routine) {
        TypeResolver types = new TypeResolver(program, routine.owner().app());
        List<Type> parameters = new ArrayList<>();
        List<Boolean> references = new ArrayList<>();
        routine.tree().parameters().forEach(parameter -> {
            parameters.add(types.resolve(parameter.type()));
            references.add(parameter.isReference());
        });
        Type result = routine.isTry()
                ? Type.Simple.BOOLEAN
                : routine.tree()
                        .returnValue()
                        .map(given -> types.resolve(given.type()))
                        .orElse(Type.Simple.NOTHING);
        return new Signature(parameters, references, result);
    }

    /** How well arguments of those types suit it, the lower the better; absent if they do not. */
    Optional<Integer> distance(List<Type> arguments) {
        int distance = 0;
        for (int i = 0; i < arguments.size(); i++) {
            int one = Fit.distance(arguments.get(i), parameters.get(i));
            if (one < 0) {
                return Optional.empty();
            }
            distance += one;
        }
        return Optional.of(distance);
    }
}
