package dev.rubicon.fleet.agent;

import dev.rubicon.fleet.protocol.Assignment;
import dev.rubicon.fleet.protocol.PlanOutline;
import dev.rubicon.fleet.protocol.PlannedStep;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Version;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An instance, its journal, and what its agent remembers. */
final class RandomInstance {
    final InstanceName name;
    final AgentRules rules;
    AgentState state = AgentState.EMPTY;
    Optional<Assignment> late = Optional.empty();
    int revision;
    boolean updated;
    final Set<Long> succeeded = new HashSet<>();
    final Set<Long> failed = new HashSet<>();

    RandomInstance(InstanceName name, AgentRules rules) {
        this.name = name;
        this.rules = rules;
    }

    PlanOutline plan() {
        List<PlannedStep> steps = updated
                ? List.of()
                : List.of(new PlannedStep(
                        PlannedStep.Action.UPDATE,
                        new PackageId("pos"),
                        Optional.of(Version.parse("1.0." + revision)),
                        Version.parse("2.0.0"),
                        revision % 3 == 1,
                        List.of(),
                        0,
                        0));
        return new PlanOutline(Digest.of((name + steps.toString()).getBytes(StandardCharsets.UTF_8)), steps);
    }
}
