package dev.rubicon.fleet.protocol;

import dev.rubicon.model.Problem;
import java.time.Instant;
import java.util.List;

/**
 * How an assignment to apply goes on.
 *
 * @param fence of the assignment
 * @param at by the clock of the instance
 */
public record Progress(DeploymentId deployment, long fence, State state, Instant at) {
    /** How far it is. */
    public sealed interface State {
        /** The agent asks whether it still holds, to apply it in its time, with or without the server. */
        record Accepted() implements State {}

        /**
         * @param step from 1
         * @param of how many there are
         */
        record Running(int step, int of) implements State {}

        /** All of it is done. */
        record Succeeded() implements State {}

        /**
         * It was tried, and everything is as it was, unless the problems say otherwise.
         *
         * @param problems at least one
         */
        record Failed(List<Problem> problems) implements State {
            public Failed {
                problems = List.copyOf(problems);
            }
        }

        /**
         * It was not tried: the plan is another one now, or the assignment was wrong.
         *
         * @param problems at least one
         */
        record Refused(List<Problem> problems) implements State {
            public Refused {
                problems = List.copyOf(problems);
            }
        }

        /** It was not tried: its time is over, or it was canceled before it began. */
        record Skipped() implements State {}
    }
}
