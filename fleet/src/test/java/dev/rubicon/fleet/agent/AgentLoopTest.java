package dev.rubicon.fleet.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.fleet.protocol.AgentId;
import dev.rubicon.fleet.protocol.ApplyTime;
import dev.rubicon.fleet.protocol.Assignment;
import dev.rubicon.fleet.protocol.DeploymentRequest;
import dev.rubicon.fleet.protocol.InstanceReport;
import dev.rubicon.fleet.protocol.PlanReport;
import dev.rubicon.fleet.protocol.Progress;
import dev.rubicon.fleet.protocol.TokenGrant;
import dev.rubicon.fleet.protocol.UpdateStrategy;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.http.WebAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an agent asks: a clock that only sleeping moves. */
class AgentLoopTest {
    private static final InstanceName NAME = new InstanceName("store");

    @TempDir
    private Path home;

    private Instant now = AgentRulesTest.NOON;
    private final List<Long> asked = new ArrayList<>();
    private final List<Long> applied = new ArrayList<>();
    private boolean away;
    private Assignment assignment = new Assignment.Nothing();

    private final class Time extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private long seconds() {
        return Duration.between(AgentRulesTest.NOON, now).toSeconds();
    }

    private final ServerLink server = new ServerLink() {
        @Override
        public void report(InstanceReport report) {}

        @Override
        public Polled assignment(Optional<String> tag) {
            asked.add(seconds());
            if (away) {
                throw new Unavailable("RB326", "away", "wait");
            }
            return new Polled.Given(assignment, Optional.empty());
        }

        @Override
        public Heard plan(PlanReport report) {
            return new Heard.Holds();
        }

        @Override
        public Heard progress(Progress progress) {
            return new Heard.Holds();
        }

        @Override
        public TokenGrant renew() {
            throw new Unavailable("RB326", "away", "wait");
        }
    };

    private final Workplace place = new Workplace() {
        @Override
        public PlanReport.Answer plan(DeploymentRequest request) {
            throw new AssertionError("nobody asked for a plan");
        }

        @Override
        public Progress.State apply(Assignment.Apply work, Consumer<Progress.State.Running> told) {
            applied.add(seconds());
            return new Progress.State.Succeeded();
        }

        @Override
        public Optional<Progress.State> outcome(Assignment.Apply work) {
            return Optional.empty();
        }

        @Override
        public Holdings holdings() {
            return new Holdings("SQLite", List.of(), List.of());
        }
    };

    private void run(double chance, long seconds) {
        AgentFiles files = AgentFiles.in(home, NAME);
        TokenGrant grant = new TokenGrant(new AgentId("a"), "0123456789abcdef", now.plusSeconds(1_000_000));
        files.join(new Membership(WebAddress.parse("http://localhost:1/"), NAME, grant, now));
        Agent.Log log = new Agent.Log() {
            @Override
            public void says(String what) {}

            @Override
            public void problems(List<Problem> problems) {}
        };
        Clock clock = new Time();
        AgentRules rules = new AgentRules(UpdateStrategy.AUTOMATIC, Optional.empty(), ZoneId.of("UTC"));
        Agent agent =
                new Agent(rules, files, server, place, new Reporter(NAME, grant.agent(), "test", rules), clock, log);
        new AgentLoop(
                        agent,
                        new TokenKeeper(files, clock, log),
                        server,
                        files,
                        new AgentPace(Duration.ofMinutes(5), () -> chance),
                        clock,
                        time -> now = now.plus(time),
                        log)
                .run(() -> seconds() < seconds);
    }

    @ParameterizedTest
    @CsvSource({"0, '[0, 225, 450, 675, 900]'", "0.5, '[0, 300, 600, 900]'", "1, '[0, 375, 750]'"})
    void itAsksAboutEveryFiveMinutesButNotAllAgentsAtOnce(double chance, String expected) {
        run(chance, 901);
        assertEquals(expected, asked.toString());
    }

    @Test
    void withoutTheServerItAsksLessAndLessOften() {
        away = true;
        run(1, 7200);
        assertEquals(
                "[0, 10, 30, 70, 150, 310, 630, 1270, 2170, 3070]",
                asked.subList(0, 10).toString());
    }

    @Test
    void itWakesWhenTheTimeHasCome() {
        assignment = AgentRulesTest.apply(7, new ApplyTime(now.plusSeconds(400), now.plusSeconds(500)));
        run(0.5, 700);
        assertEquals(List.of(400L), applied);
        assertTrue(asked.contains(300L), asked::toString);
    }
}
