package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.program.Routine;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.run.Step;
import java.util.List;

/**
 * A routine that is ready to run. Its places are first the parameters, then what it returns, then its variables.
 *
 * @param references for each parameter whether it is taken by reference
 * @param result where what it returns is; -1 if it returns nothing
 * @param step what it does; not to be run if anything is unsupported
 * @param callees what it may call
 */
record Body(
        Routine routine,
        List<Type> parameters,
        List<Boolean> references,
        List<Type> locals,
        int result,
        Step step,
        List<Unsupported> unsupported,
        List<Callee> callees) {
    Body {
        parameters = List.copyOf(parameters);
        references = List.copyOf(references);
        locals = List.copyOf(locals);
        unsupported = List.copyOf(unsupported);
        callees = List.copyOf(callees);
    }

    int size() {
        return parameters.size() + locals.size();
    }
}
