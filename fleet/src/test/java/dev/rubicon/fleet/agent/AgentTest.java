package dev.rubicon.fleet.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.fleet.protocol.AgentId;
import dev.rubicon.fleet.protocol.ApplyTime;
import dev.rubicon.fleet.protocol.Assignment;
import dev.rubicon.fleet.protocol.AssignmentJson;
import dev.rubicon.fleet.protocol.DeploymentRequest;
import dev.rubicon.fleet.protocol.InstanceReport;
import dev.rubicon.fleet.protocol.PlanOutline;
import dev.rubicon.fleet.protocol.PlanReport;
import dev.rubicon.fleet.protocol.Progress;
import dev.rubicon.fleet.protocol.TokenGrant;
import dev.rubicon.fleet.protocol.UpdateStrategy;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Refused;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.http.WebAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent with a server and an instance that do as a test says: what it does is a list of words. */
class AgentTest {
    private static final InstanceName NAME = new InstanceName("store");
    private static final Unavailable AWAY = new Unavailable("RB326", "away", "wait");

    @TempDir
    private Path home;

    private final List<String> happened = new ArrayList<>();
    private final Server server = new Server();
    private final Place place = new Place();
    private Instant now = AgentRulesTest.NOON;

    private final class Server implements ServerLink {
        private Assignment assignment = new Assignment.Nothing();
        private boolean away;
        private boolean stale;

        private void heard(String what) {
            if (away) {
                throw AWAY;
            }
            happened.add(what);
        }

        @Override
        public void report(InstanceReport report) {
            heard("report");
        }

        @Override
        public Polled assignment(Optional<String> tag) {
            heard("poll");
            String current = AssignmentJson.tag(assignment);
            return tag.filter(current::equals).isPresent()
                    ? new Polled.Unchanged()
                    : new Polled.Given(assignment, Optional.of(current));
        }

        @Override
        public Heard plan(PlanReport report) {
            heard("plan " + report.number() + " " + report.answer().getClass().getSimpleName());
            return new Heard.Holds();
        }

        @Override
        public Heard progress(Progress progress) {
            heard("say " + progress.fence() + " " + progress.state().getClass().getSimpleName());
            return stale ? new Heard.Stale(new Problem("RB949", "no", "none")) : new Heard.Holds();
        }

        @Override
        public TokenGrant renew() {
            heard("renew");
            return grant(now.plusSeconds(1000));
        }
    }

    private final class Place implements Workplace {
        private ProblemException failing;
        private Optional<Progress.State> outcome = Optional.empty();
        private boolean repositoryAway;

        @Override
        public PlanReport.Answer plan(DeploymentRequest request) {
            happened.add("planning");
            if (repositoryAway) {
                throw AWAY;
            }
            return new PlanReport.Answer.Ready(new PlanOutline(AgentRulesTest.PLAN, List.of()), "{}");
        }

        @Override
        public Progress.State apply(Assignment.Apply work, Consumer<Progress.State.Running> told) {
            // Whoever dies here has it on disk.
            assertEquals(
                    "begun",
                    AgentStateJson.word(files().readState().task().orElseThrow().stage()));
            happened.add("apply " + work.fence());
            if (failing != null) {
                throw failing;
            }
            told.accept(new Progress.State.Running(1, 1));
            return new Progress.State.Succeeded();
        }

        @Override
        public Optional<Progress.State> outcome(Assignment.Apply work) {
            happened.add("journal");
            return outcome;
        }

        @Override
        public Holdings holdings() {
            return new Holdings("SQLite", List.of(), List.of());
        }
    }

    private AgentFiles files() {
        return AgentFiles.in(home, NAME);
    }

    private static TokenGrant grant(Instant ends) {
        return new TokenGrant(new AgentId("a-1"), "0123456789abcdef", ends);
    }

    /** The same agent after a restart. */
    private Agent agent(UpdateStrategy strategy) {
        AgentRules rules = new AgentRules(strategy, Optional.empty(), ZoneId.of("UTC"));
        return new Agent(
                rules,
                files(),
                server,
                place,
                new Reporter(NAME, new AgentId("a-1"), "test", rules),
                new Clock() {
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
                },
                silent());
    }

    private void check(Agent agent, String expected) {
        happened.clear();
        agent.round();
        assertEquals(expected, String.join(", ", happened));
    }

    @Test
    void itReportsOnceAndThenOnlyAsks() {
        Agent agent = agent(UpdateStrategy.AUTOMATIC);
        check(agent, "poll, report");
        check(agent, "poll");
        now = now.plusSeconds(100_000);
        check(agent, "poll, report");
    }

    @Test
    void itPlansAppliesAndTells() {
        Agent agent = agent(UpdateStrategy.AUTOMATIC);
        server.assignment = new Assignment.Prepare(AgentRulesTest.ID, 1, AgentRulesTest.REQUEST);
        check(agent, "poll, planning, plan 1 Ready, report");
        check(agent, "poll");
        server.assignment = new Assignment.Download(AgentRulesTest.ID, 1, AgentRulesTest.REQUEST, AgentRulesTest.PLAN);
        check(agent, "poll, planning");
        server.assignment = AgentRulesTest.apply(7, ApplyTime.ANY);
        check(agent, "poll, say 7 Accepted, journal, apply 7, say 7 Running, say 7 Succeeded, poll, report");
        check(agent, "poll");
    }

    @Test
    void whatItHasAcceptedItAppliesWithoutTheServer() {
        Agent agent = agent(UpdateStrategy.AUTOMATIC);
        server.assignment = AgentRulesTest.apply(7, new ApplyTime(now.plusSeconds(86_400), now.plusSeconds(90_000)));
        check(agent, "poll, say 7 Accepted, report");
        server.away = true;
        check(agent, "");
        Agent restarted = agent(UpdateStrategy.AUTOMATIC);
        check(restarted, "");
        now = now.plusSeconds(86_400);
        check(restarted, "journal, apply 7");
        check(agent(UpdateStrategy.AUTOMATIC), "");
        server.away = false;
        check(agent(UpdateStrategy.AUTOMATIC), "say 7 Succeeded, poll, say 7 Succeeded, poll, report");
    }

    @Test
    void whatTheServerNoLongerWantsIsNotApplied() {
        server.assignment = AgentRulesTest.apply(7, ApplyTime.ANY);
        server.stale = true;
        check(agent(UpdateStrategy.AUTOMATIC), "poll, say 7 Accepted, report");
    }

    @Test
    void itAsksOnceMoreBeforeItBegins() {
        server.assignment = AgentRulesTest.apply(7, new ApplyTime(now.plusSeconds(60), now.plusSeconds(600)));
        Agent agent = agent(UpdateStrategy.AUTOMATIC);
        check(agent, "poll, say 7 Accepted, report");
        now = now.plusSeconds(60);
        server.assignment = new Assignment.Cancel(AgentRulesTest.ID, 7);
        check(agent, "poll, say 7 Skipped, poll, report");
    }

    @Test
    void afterACrashTheJournalKnows() {
        server.assignment = AgentRulesTest.apply(7, ApplyTime.ANY);
        place.failing = AWAY;
        place.outcome = Optional.of(new Progress.State.Succeeded());
        check(agent(UpdateStrategy.AUTOMATIC), "poll, say 7 Accepted, journal, say 7 Succeeded, poll, report");
    }

    @Test
    void whatNeverBeganIsTriedAgainAndThenFails() {
        server.assignment = AgentRulesTest.apply(7, ApplyTime.ANY);
        place.failing = AWAY;
        Agent agent = agent(UpdateStrategy.AUTOMATIC);
        check(agent, "poll, say 7 Accepted, journal, apply 7, journal, report");
        check(agent, "poll, journal, apply 7, journal");
        check(agent, "poll, journal, apply 7, journal, say 7 Failed, poll, report");
    }

    @Test
    void aPlanThatHasToWaitDoesNotKeepItFromAsking() {
        server.assignment = new Assignment.Prepare(AgentRulesTest.ID, 1, AgentRulesTest.REQUEST);
        place.repositoryAway = true;
        Agent agent = agent(UpdateStrategy.AUTOMATIC);
        check(agent, "poll, planning, plan 1 Delayed, report");
        check(agent, "poll, planning, plan 1 Delayed");
        server.assignment = new Assignment.Nothing();
        check(agent, "poll");
    }

    @Test
    void somebodyAcceptsWhatIsOffered() {
        server.assignment = AgentRulesTest.apply(7, ApplyTime.ANY);
        files().join(membership());
        Agent agent = agent(UpdateStrategy.MANUAL);
        assertEquals("RB965", code(Refused.class, () -> files().acceptOffered()));
        check(agent, "poll, report");
        files().acceptOffered();
        check(agent, "say 7 Accepted, poll, journal, apply 7, say 7 Running, say 7 Succeeded, poll, report");
    }

    @Test
    void theTokenIsForItsOwnerAndIsRenewedInTime() throws IOException {
        files().join(membership());
        Path file = home.resolve("agents/store/member.json");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        TokenKeeper keeper = new TokenKeeper(files(), Clock.fixed(now.plusSeconds(666), ZoneOffset.UTC), silent());
        keeper.renewIfNeeded(server);
        assertEquals(List.of(), happened);
        TokenKeeper later = new TokenKeeper(files(), Clock.fixed(now.plusSeconds(667), ZoneOffset.UTC), silent());
        server.away = true;
        later.renewIfNeeded(server);
        assertEquals(membership(), files().membership());
        server.away = false;
        later.renewIfNeeded(server);
        assertEquals(List.of("renew"), happened);
        assertEquals(now.plusSeconds(667), files().membership().granted());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertEquals("RB962", code(InvalidInput.class, () -> files().membership()));
    }

    private static Agent.Log silent() {
        return new Agent.Log() {
            @Override
            public void says(String what) {}

            @Override
            public void problems(List<Problem> problems) {}
        };
    }

    private Membership membership() {
        return new Membership(WebAddress.parse("http://localhost:1/"), NAME, grant(now.plusSeconds(1000)), now);
    }

    @Test
    void aFileThatIsBrokenIsPutAside() throws IOException {
        Path file = home.resolve("agents/store/state.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{");
        server.assignment = AgentRulesTest.apply(7, ApplyTime.ANY);
        place.outcome = Optional.of(new Progress.State.Succeeded());
        check(agent(UpdateStrategy.AUTOMATIC), "poll, say 7 Accepted, journal, say 7 Succeeded, poll, report");
        assertEquals("{", Files.readString(file.resolveSibling("state.json.broken")));
    }

    @Test
    void oneAgentIsEnough() {
        assertEquals("RB963", files().locked(() -> code(Unavailable.class, () -> files().locked(() -> ""))));
        assertTrue(files().locked(() -> files().isRunning()));
        assertEquals("RB960", code(Refused.class, () -> files().membership()));
    }

    private static <E extends ProblemException> String code(
            Class<E> type, org.junit.jupiter.api.function.Executable action) {
        return assertThrows(type, action).problems().getFirst().code();
    }
}
