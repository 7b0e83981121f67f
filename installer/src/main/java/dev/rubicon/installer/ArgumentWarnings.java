package dev.rubicon.installer;

import dev.rubicon.model.Arguments;
import dev.rubicon.model.Problem;
import dev.rubicon.resolver.force.EffectiveArguments;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says which arguments of a run do nothing, or more than somebody may remember. */
final class ArgumentWarnings {
    private ArgumentWarnings() {}

    /** RB522 for each argument that this run does not use, then RB523 for each that has allowed breaking changes since an earlier one. */
    static List<Problem> of(EffectiveArguments arguments) {
        List<Problem> warnings = new ArrayList<>();
        for (EffectiveArguments.Ineffective one : arguments.ineffective()) {
            String argument = one.id() + "." + one.key();
            warnings.add(new Problem(
                    "RB522",
                    "the argument " + argument + " has no effect, because " + one.id() + " is not updated by this run",
                    one.insteadOn().isEmpty()
                            ? "give it in a run that updates " + one.id()
                            : "to allow it now, give it to the package that is updated: "
                                    + one.insteadOn().stream()
                                            .map(id -> "--argument " + id + "." + one.key() + "=" + one.value())
                                            .collect(Collectors.joining(" or "))));
        }
        for (EffectiveArguments.Acting acting : arguments.acting()) {
            if (acting.stored()) {
                warnings.add(new Problem(
                        "RB523",
                        acting.id() + "." + Arguments.ALLOW_FORCE_SYNC
                                + " is 'true' since an earlier run, and still allows breaking changes",
                        "to end that: --argument " + acting.id() + "." + Arguments.ALLOW_FORCE_SYNC + "=false when "
                                + acting.id() + " is updated"));
            }
        }
        return warnings;
    }
}
