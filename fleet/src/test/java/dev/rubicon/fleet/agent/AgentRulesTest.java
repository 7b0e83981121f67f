package dev.rubicon.fleet.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rubicon.fleet.protocol.ApplyTime;
import dev.rubicon.fleet.protocol.Assignment;
import dev.rubicon.fleet.protocol.DeploymentId;
import dev.rubicon.fleet.protocol.DeploymentRequest;
import dev.rubicon.fleet.protocol.Hours;
import dev.rubicon.fleet.protocol.Progress;
import dev.rubicon.fleet.protocol.UpdateStrategy;
import dev.rubicon.fleet.protocol.UpdateWindow;
import dev.rubicon.installer.InstallRequest;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Problem;
import dev.rubicon.model.VersionQuery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an agent does next. */
class AgentRulesTest {
    static final DeploymentId ID = new DeploymentId("d-1");
    static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    static final DeploymentRequest REQUEST = new DeploymentRequest.Install(
            List.of(new InstallRequest.Asked(new PackageId("pos"), VersionQuery.ANY)), Arguments.NONE);
    static final Digest PLAN = Digest.of(new byte[] {7});
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final AgentRules AUTOMATIC = new AgentRules(UpdateStrategy.AUTOMATIC, Optional.empty(), UTC);
    private static final AgentRules MANUAL = new AgentRules(UpdateStrategy.MANUAL, Optional.empty(), UTC);

    static Assignment.Apply apply(long fence, ApplyTime time) {
        return new Assignment.Apply(ID, fence, REQUEST, PLAN, time, List.of(), Hours.OWN);
    }

    private static AgentState held(AgentRules rules, ApplyTime time) {
        AgentState asking = rules.on(AgentState.EMPTY, apply(7, time), NOON);
        AgentRules.Action.Ask ask = assertInstanceOf(AgentRules.Action.Ask.class, rules.next(asking, NOON, false));
        return rules.heard(asking, ask.progress(), true);
    }

    private static String stage(AgentState state) {
        return state.task().map(task -> AgentStateJson.word(task.stage())).orElse("none");
    }

    @Test
    void itAppliesOnlyWhatTheServerHasConfirmed() {
        AgentState asking = AUTOMATIC.on(AgentState.EMPTY, apply(7, ApplyTime.ANY), NOON);
        assertEquals("asking", stage(asking));
        assertEquals(new AgentRules.Action.Wait(), AUTOMATIC.next(asking, NOON, true));
        AgentState held = held(AUTOMATIC, ApplyTime.ANY);
        assertInstanceOf(AgentRules.Action.Apply.class, AUTOMATIC.next(held, NOON, true));
        Progress accepted = new Progress(ID, 7, new Progress.State.Accepted(), NOON);
        assertEquals("none", stage(AUTOMATIC.heard(asking, accepted, false)));
        Progress other = new Progress(ID, 6, new Progress.State.Accepted(), NOON);
        assertEquals("asking", stage(AUTOMATIC.heard(asking, other, true)));
    }

    @Test
    void itWaitsForTheTimeThatItWasGivenAndForItsOwn() {
        AgentState held = held(AUTOMATIC, new ApplyTime(NOON.plusSeconds(3600), NOON.plusSeconds(7200)));
        assertEquals(new AgentRules.Action.Wait(), AUTOMATIC.next(held, NOON, false));
        assertEquals(Optional.of(NOON.plusSeconds(3600)), AUTOMATIC.wakes(held, NOON));
        assertInstanceOf(AgentRules.Action.Apply.class, AUTOMATIC.next(held, NOON.plusSeconds(3600), true));

        AgentRules own = new AgentRules(UpdateStrategy.AUTOMATIC, Optional.of(UpdateWindow.parse("13:30-15:00")), UTC);
        AgentState later = held(own, new ApplyTime(NOON.plusSeconds(3600), NOON.plusSeconds(7200)));
        assertEquals(new AgentRules.Action.Wait(), own.next(later, NOON.plusSeconds(3600), false));
        assertEquals(Optional.of(NOON.plusSeconds(5400)), own.wakes(later, NOON));
        assertInstanceOf(AgentRules.Action.Apply.class, own.next(later, NOON.plusSeconds(5400), false));
    }

    @Test
    void itsOwnHoursDoNotCountForWhatCannotWait() {
        AgentRules own = new AgentRules(UpdateStrategy.AUTOMATIC, Optional.of(UpdateWindow.parse("22:00-04:00")), UTC);
        Assignment.Apply urgent = new Assignment.Apply(ID, 7, REQUEST, PLAN, ApplyTime.ANY, List.of(), Hours.ANY);
        AgentState asking = own.on(AgentState.EMPTY, urgent, NOON);
        AgentState held = own.heard(asking, new Progress(ID, 7, new Progress.State.Accepted(), NOON), true);
        assertInstanceOf(AgentRules.Action.Apply.class, own.next(held, NOON, false));
        assertEquals(Optional.empty(), own.wakes(held, NOON));
        assertEquals(new AgentRules.Action.Wait(), own.next(held(own, ApplyTime.ANY), NOON, false));
    }

    @Test
    void whatMissedItsTimeIsLetGoOfAndTold() {
        AgentState held = held(AUTOMATIC, new ApplyTime(NOON, NOON.plusSeconds(60)));
        AgentState over = AUTOMATIC.passed(held, NOON.plusSeconds(60));
        assertEquals("over", stage(over));
        assertEquals(
                new Progress(ID, 7, new Progress.State.Skipped(), NOON.plusSeconds(60)),
                over.toTell().orElseThrow());
        assertEquals(held, AUTOMATIC.passed(held, NOON.plusSeconds(59)));
    }

    @Test
    void somebodyHasToAcceptWhatIsOffered() {
        AgentState offered = MANUAL.on(AgentState.EMPTY, apply(7, ApplyTime.ANY), NOON);
        assertEquals("offered", stage(offered));
        assertEquals(new AgentRules.Action.Wait(), MANUAL.next(offered, NOON, false));
        assertInstanceOf(AgentRules.Action.Ask.class, MANUAL.next(MANUAL.accepted(offered), NOON, false));
    }

    @Test
    void theServersLastWordCounts() {
        AgentState held = held(AUTOMATIC, ApplyTime.ANY);
        assertEquals(held, AUTOMATIC.on(held, apply(7, ApplyTime.ANY), NOON));
        assertEquals("asking", stage(AUTOMATIC.on(held, apply(8, ApplyTime.ANY), NOON)));
        assertEquals(held, AUTOMATIC.on(held, apply(6, ApplyTime.ANY), NOON));
        assertEquals("none", stage(AUTOMATIC.on(held, new Assignment.Nothing(), NOON)));
        AgentState planning = AUTOMATIC.on(held, new Assignment.Prepare(ID, 2, REQUEST), NOON);
        assertEquals("none", stage(planning));
        assertInstanceOf(AgentRules.Action.Plan.class, AUTOMATIC.next(planning, NOON, false));
        AgentState canceled = AUTOMATIC.on(held, new Assignment.Cancel(ID, 7), NOON);
        assertEquals("over", stage(canceled));
        assertInstanceOf(
                Progress.State.Skipped.class, canceled.toTell().orElseThrow().state());
    }

    @Test
    void whatHasBegunIsNotCanceled() {
        AgentState held = held(AUTOMATIC, ApplyTime.ANY);
        AgentState begun = AUTOMATIC.begins(held, held.task().orElseThrow());
        assertEquals(begun, AUTOMATIC.on(begun, new Assignment.Cancel(ID, 7), NOON));
        assertEquals(begun, AUTOMATIC.on(begun, new Assignment.Nothing(), NOON));
        assertInstanceOf(AgentRules.Action.Recover.class, AUTOMATIC.next(begun, NOON, true));
    }

    @Test
    void howItEndedIsToldAgainIfTheServerHasNotHeard() {
        AgentState held = held(AUTOMATIC, ApplyTime.ANY);
        AgentState ended = AUTOMATIC.ended(
                AUTOMATIC.begins(held, held.task().orElseThrow()), new Progress.State.Succeeded(), NOON);
        AgentRules.Action.Tell tell =
                assertInstanceOf(AgentRules.Action.Tell.class, AUTOMATIC.next(ended, NOON, false));
        AgentState told = AUTOMATIC.heard(ended, tell.progress(), true);
        assertEquals(new AgentRules.Action.Wait(), AUTOMATIC.next(told, NOON, false));
        assertEquals(tell, AUTOMATIC.next(AUTOMATIC.on(told, apply(7, ApplyTime.ANY), NOON), NOON, false));
        assertEquals(tell, AUTOMATIC.next(AUTOMATIC.on(told, new Assignment.Cancel(ID, 7), NOON), NOON, false));
        assertEquals("asking", stage(AUTOMATIC.on(told, apply(8, ApplyTime.ANY), NOON)));
    }

    @Test
    void whatIsInterruptedIsTriedAgainButNotForEver() {
        List<Problem> why = List.of(new Problem("RB953", "interrupted", "look"));
        AgentState state = held(AUTOMATIC, ApplyTime.ANY);
        for (int tries = 1; tries <= AgentRules.MOST_TRIES; tries++) {
            assertEquals("held", stage(state));
            state = AUTOMATIC.begins(state, state.task().orElseThrow());
            state = AUTOMATIC.interrupted(state, state.task().orElseThrow(), why, NOON);
        }
        assertEquals("over", stage(state));
        assertEquals(new Progress.State.Failed(why), state.last().orElseThrow().state());
    }

    @Test
    void whatIsRememberedIsReadAsItWasWritten() {
        AgentState held = held(AUTOMATIC, new ApplyTime(NOON, NOON.plusSeconds(60)));
        AgentState begun = AUTOMATIC.begins(held, held.task().orElseThrow());
        AgentState over = AUTOMATIC.ended(begun, new Progress.State.Succeeded(), NOON);
        for (AgentState state : List.of(
                AgentState.EMPTY,
                MANUAL.on(AgentState.EMPTY, apply(7, ApplyTime.ANY), NOON),
                AUTOMATIC.on(AgentState.EMPTY, apply(7, ApplyTime.ANY), NOON),
                AUTOMATIC.on(over, new Assignment.Prepare(ID, 2, REQUEST), NOON),
                held,
                begun,
                over)) {
            byte[] file = AgentStateJson.write(state).toString().getBytes(StandardCharsets.UTF_8);
            assertEquals(state, AgentStateJson.read(file, "the state"));
        }
    }
}
