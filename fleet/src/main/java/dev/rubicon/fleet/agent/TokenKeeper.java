package dev.rubicon.fleet.agent;

import dev.rubicon.model.ProblemException;
import java.time.Clock;
import java.util.function.Supplier;

/** Keeps the token of an agent, and renews it in time. The former one is good until the new one is on disk and used. */
public final class TokenKeeper implements Supplier<String> {
    private final AgentFiles files;
    private final Clock clock;
    private final Agent.Log log;
    private Membership membership;

    public TokenKeeper(AgentFiles files, Clock clock, Agent.Log log) {
        this.files = files;
        this.clock = clock;
        this.log = log;
        this.membership = files.membership();
    }

    @Override
    public String get() {
        return membership.grant().token();
    }

    public Membership membership() {
        return membership;
    }

    /** Tries; another round may succeed. */
    public void renewIfNeeded(ServerLink server) {
        if (membership.isToRenew(clock.instant())) {
            try {
                Membership next = membership.with(server.renew(), clock.instant());
                files.write(next);
                membership = next;
                log.says("the token is renewed, until " + next.grant().ends());
            } catch (ProblemException e) {
                log.problems(e.problems());
            }
        }
    }
}
