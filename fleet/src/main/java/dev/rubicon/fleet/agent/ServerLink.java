package dev.rubicon.fleet.agent;

import dev.rubicon.fleet.protocol.Assignment;
import dev.rubicon.fleet.protocol.InstanceReport;
import dev.rubicon.fleet.protocol.PlanReport;
import dev.rubicon.fleet.protocol.Progress;
import dev.rubicon.fleet.protocol.TokenGrant;
import dev.rubicon.model.Problem;
import java.util.Optional;

/**
 * The server, as an agent sees it. Every method may throw {@link dev.rubicon.model.Unavailable} if it cannot be reached, and {@link
 * dev.rubicon.model.Refused} RB957 if it does not want this agent. What is said twice counts once.
 */
public interface ServerLink {
    /** What was asked, and what came of it. */
    sealed interface Polled {
        /** As the last time. */
        record Unchanged() implements Polled {}

        /** @param tag names it, for the next time */
        record Given(Assignment assignment, Optional<String> tag) implements Polled {}
    }

    /** Whether what was said is about the present. */
    sealed interface Heard {
        record Holds() implements Heard {}

        /** It is not: the server goes by something else by now. */
        record Stale(Problem why) implements Heard {}
    }

    void report(InstanceReport report);

    /** @param tag of the last assignment, if there was one */
    Polled assignment(Optional<String> tag);

    Heard plan(PlanReport report);

    Heard progress(Progress progress);

    /** Another token instead of the present one. */
    TokenGrant renew();
}
