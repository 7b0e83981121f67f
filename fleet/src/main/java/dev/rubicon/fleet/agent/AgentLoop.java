package dev.rubicon.fleet.agent;

import dev.rubicon.model.ProblemException;
import dev.rubicon.repository.http.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Rounds and the time between them, until somebody stops it. */
public final class AgentLoop {
    // So long an acceptance, or the end, waits to be noticed.
    private static final Duration GLANCE = Duration.ofSeconds(2);

    private final Agent agent;
    private final TokenKeeper tokens;
    private final ServerLink server;
    private final AgentFiles files;
    private final AgentPace pace;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Agent.Log log;

    public AgentLoop(
            Agent agent,
            TokenKeeper tokens,
            ServerLink server,
            AgentFiles files,
            AgentPace pace,
            Clock clock,
            Sleeper sleeper,
            Agent.Log log) {
        this.agent = agent;
        this.tokens = tokens;
        this.server = server;
        this.files = files;
        this.pace = pace;
        this.clock = clock;
        this.sleeper = sleeper;
        this.log = log;
    }

    /** @param goesOn asked between rounds, and every few seconds */
    public void run(BooleanSupplier goesOn) {
        int failed = 0;
        while (goesOn.getAsBoolean()) {
            Duration pause;
            try {
                tokens.renewIfNeeded(server);
                Agent.Round round = agent.round();
                failed = round.offline() ? failed + 1 : 0;
                pause = shorter(
                        failed > 0 ? pace.offline(failed) : pace.usual(),
                        round.wakes()
                                .map(at -> Duration.between(clock.instant(), at))
                                .orElse(Duration.ofDays(1)));
            } catch (ProblemException e) {
                // A full disk, say: it may pass.
                log.problems(e.problems());
                failed++;
                pause = pace.offline(failed);
            }
            sleep(pause, goesOn);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    // By the clock of the day: a machine that slept is awake at the hour that it was to wake.
    private void sleep(Duration pause, BooleanSupplier goesOn) {
        Instant end = clock.instant().plus(pause);
        while (goesOn.getAsBoolean() && clock.instant().isBefore(end) && !files.hasAccepted()) {
            sleeper.sleep(shorter(GLANCE, Duration.between(clock.instant(), end)));
        }
    }
}
