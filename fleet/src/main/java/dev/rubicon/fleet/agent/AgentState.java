package dev.rubicon.fleet.agent;

import dev.rubicon.fleet.protocol.Assignment;
import dev.rubicon.fleet.protocol.Progress;
import java.util.Optional;

/**
 * All that an agent has to remember.
 *
 * @param task the last that it was to apply
 * @param toPlan what is to be planned or brought, and is not yet
 * @param toTell how the task has ended, as long as the server has not heard it
 * @param last how the last task ended
 */
public record AgentState(
        Optional<Task> task, Optional<Assignment.Deployed> toPlan, Optional<Progress> toTell, Optional<Progress> last) {
    public static final AgentState EMPTY =
            new AgentState(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    AgentState with(Task next) {
        return new AgentState(Optional.of(next), toPlan, toTell, last);
    }

    AgentState withoutTask() {
        return new AgentState(Optional.empty(), toPlan, toTell, last);
    }

    AgentState toPlan(Assignment.Deployed assignment) {
        return new AgentState(task, Optional.of(assignment), toTell, last);
    }

    AgentState nothingToPlan() {
        return new AgentState(task, Optional.empty(), toTell, last);
    }

    AgentState toTell(Progress progress) {
        return new AgentState(task, toPlan, Optional.of(progress), last);
    }

    AgentState told() {
        return new AgentState(task, toPlan, Optional.empty(), last);
    }

    AgentState ended(Task ended, Progress how) {
        return new AgentState(Optional.of(ended.at(new Task.Stage.Over())), toPlan, Optional.of(how), Optional.of(how));
    }
}
