package dev.rubicon.fleet.rollout;

import static dev.rubicon.fleet.rollout.Fleet.CROSSING;
import static dev.rubicon.fleet.rollout.Fleet.NOTHING;
import static dev.rubicon.fleet.rollout.Fleet.PLAIN;
import static dev.rubicon.fleet.rollout.Fleet.deployment;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rubicon.fleet.protocol.ApplyTime;
import dev.rubicon.fleet.protocol.Assignment;
import dev.rubicon.fleet.protocol.PlanOutline;
import dev.rubicon.fleet.protocol.PlanReport;
import dev.rubicon.fleet.protocol.Progress;
import dev.rubicon.fleet.protocol.UpdateWindow;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a deployment goes through a fleet, event by event. */
class RolloutTest {
    private static Assignment assigned(Fleet fleet, String instance) {
        return fleet.rollout.assignment(new InstanceName(instance));
    }

    /** A wave size of two, one canary, stopping at the first failure; everything is planned and nothing crosses. */
    private static Fleet four() {
        return new Fleet(deployment(1, 2, 1, "r"), "r/a", "r/b", "r/c", "r/d").planned(PLAIN, "a", "b", "c", "d");
    }

    @ParameterizedTest(name = "canary {0}, waves of {1}: {2}")
    @CsvSource({
        "0, 2, 'one/b one/a one/c two/d two/e', 'a b|c|d e'",
        "1, 2, 'one/b one/a one/c two/d two/e', 'a|b c|d e'",
        "2, 2, 'one/a two/d two/e two/f', 'a|d e|f'",
        "1, 9, 'one/a two/d three/e', 'a|d'",
        // No canary is taken from an empty ring.
        "1, 9, 'two/d two/e', 'd|e'",
    })
    void canariesGoFirstAndRingsInTheirOrder(int canary, int size, String members, String waves) {
        List<Target> targets = Waves.of(deployment(canary, size, 1, "one", "two"), Fleet.members(members.split(" ")));
        String text = targets.stream()
                .collect(Collectors.groupingBy(
                        Target::wave,
                        java.util.TreeMap::new,
                        Collectors.mapping(target -> target.instance().value(), Collectors.joining(" "))))
                .values()
                .stream()
                .collect(Collectors.joining("|"));
        assertEquals(waves, text);
    }

    @Test
    void nothingIsAppliedBeforeSomebodyStartsIt() {
        Fleet fleet = four();
        assertEquals("a:planned b:planned c:planned d:planned, preparing", fleet.text());
        assertInstanceOf(Assignment.Download.class, assigned(fleet, "a"));
        fleet.started();
        assertEquals("a:scheduled b:planned c:planned d:planned, going", fleet.text());
        assertEquals("wave, schedule", fleet.refusal());
        assertEquals(
                ApplyTime.ANY,
                assertInstanceOf(Assignment.Apply.class, assigned(fleet, "a")).time());
    }

    @Test
    void aWaveBeginsWhenTheFormerHasEnded() {
        Fleet fleet = four().started().accepted("a");
        assertEquals("a:accepted b:planned c:planned d:planned, going", fleet.text());
        fleet.says("a", new Progress.State.Running(1, 2)).says("a", new Progress.State.Running(2, 2));
        assertEquals("a:running 2/2 b:planned c:planned d:planned, going", fleet.text());
        fleet.succeeded("a");
        assertEquals("a:succeeded b:scheduled c:scheduled d:planned, going", fleet.text());
        assertEquals("wave, schedule, schedule", fleet.refusal());
        fleet.accepted("b", "c").succeeded("c");
        assertEquals("a:succeeded b:accepted c:succeeded d:planned, going", fleet.text());
        fleet.succeeded("b").accepted("d").succeeded("d");
        assertEquals("a:succeeded b:succeeded c:succeeded d:succeeded, finished", fleet.text());
        assertEquals("finish", fleet.refusal());
    }

    @Test
    void aWaveWaitsUntilAllItsPlansAreSeen() {
        Fleet fleet = new Fleet(deployment(0, 2, 1, "r"), "r/a", "r/b")
                .planned(PLAIN, "a")
                .started();
        assertEquals("a:planned b:planning, going", fleet.text());
        fleet.planned("b", new PlanReport.Answer.Delayed(List.of(new Problem("RB306", "no network", "wait"))));
        assertEquals("a:planned b:planning, going", fleet.text());
        fleet.planned(PLAIN, "b");
        assertEquals("a:scheduled b:scheduled, going", fleet.text());
    }

    @Test
    void whoHasItAlreadyIsSkippedAndWhoCannotIsRefused() {
        Fleet fleet = new Fleet(deployment(0, 3, 1, "r"), "r/a", "r/b", "r/c")
                .started()
                .planned(NOTHING, "a")
                .planned(
                        "b",
                        new PlanReport.Answer.Refused(
                                List.of(new Problem("RB541", "breaks", "force it")), Optional.empty()))
                .planned(PLAIN, "c");
        assertEquals("a:nothing b:refused RB541 c:scheduled, going", fleet.text());
        assertEquals(new Assignment.Nothing(), assigned(fleet, "a"));
        assertEquals(new Assignment.Nothing(), assigned(fleet, "b"));
        fleet.retried("b").planned(PLAIN, "b");
        assertEquals("a:nothing b:scheduled c:scheduled, going", fleet.text());
    }

    @Test
    void theNthFailureStopsItUntilSomebodyGoesOn() {
        Fleet fleet = new Fleet(deployment(0, 2, 2, "r"), "r/a", "r/b", "r/c", "r/d", "r/e", "r/f")
                .planned(PLAIN, "a", "b", "c", "d", "e", "f")
                .started()
                .accepted("a", "b")
                .failed("a");
        assertEquals("a:failed b:accepted c:planned d:planned e:planned f:planned, going", fleet.text());
        fleet.failed("b");
        assertEquals("stop", fleet.refusal());
        assertEquals("a:failed b:failed c:planned d:planned e:planned f:planned, paused", fleet.text());
        fleet.at(60);
        assertEquals("a:failed b:failed c:planned d:planned e:planned f:planned, paused", fleet.text());
        fleet.resumed();
        assertEquals("a:failed b:failed c:scheduled d:scheduled e:planned f:planned, going", fleet.text());
        fleet.accepted("c", "d").failed("c").succeeded("d");
        assertEquals("a:failed b:failed c:failed d:succeeded e:scheduled f:scheduled, going", fleet.text());
        fleet.accepted("e").failed("e");
        assertEquals("a:failed b:failed c:failed d:succeeded e:failed f:planned, paused", fleet.text());
    }

    @Test
    void whoIsTriedAgainGetsAnotherPlanAndAnotherFence() {
        Fleet fleet = four().started().accepted("a").failed("a");
        long fence = fleet.rollout.fence();
        fleet.retried("a").planned(PLAIN, "a").resumed();
        assertEquals("a:scheduled b:planned c:planned d:planned, going", fleet.text());
        assertEquals(fence + 1, fleet.fence("a"));
        assertEquals(
                "RB949", fleet.says("a", fence, new Progress.State.Succeeded()).refusal());
    }

    @Test
    void aCrossingWaitsForAsManyPeopleAsItNeeds() {
        Fleet fleet = new Fleet(deployment(Deployment.Kind.UPGRADE, 0, 2, 1, Optional.empty(), 2, "r"), "r/a", "r/b")
                .planned(CROSSING, "a")
                .planned(PLAIN, "b")
                .started();
        assertEquals("a:awaiting b:scheduled, going", fleet.text());
        assertEquals("RB948", fleet.approved("a", "Ada", PLAIN).refusal());
        assertEquals("RB948", fleet.approved("b", "Ada", PLAIN).refusal());
        fleet.approved("a", "Ada", CROSSING).approved("a", "ada", CROSSING);
        assertEquals("a:awaiting b:scheduled, going", fleet.text());
        fleet.approved("a", "Charles", CROSSING);
        assertEquals("a:scheduled b:scheduled, going", fleet.text());
        Assignment.Apply apply = assertInstanceOf(Assignment.Apply.class, assigned(fleet, "a"));
        assertEquals(2, apply.approvals().size());
        assertEquals(CROSSING.digest(), apply.plan());
    }

    @Test
    void anotherPlanNeedsAnotherApproval() {
        PlanOutline other = Fleet.plan("1.1.0", "2.0.0", true, 9);
        Fleet fleet = new Fleet(deployment(0, 2, 1, "r"), "r/a", "r/b")
                .planned(CROSSING, "a")
                .approved("a", "Ada", CROSSING)
                .planned(CROSSING, "a");
        assertEquals("a:planned b:planning, preparing", fleet.text());
        fleet.planned(other, "a");
        assertEquals("drop 1", fleet.refusal());
        assertEquals("a:awaiting b:planning, preparing", fleet.text());
        assertEquals("RB948", fleet.approved("a", "Ada", CROSSING).refusal());
    }

    @Test
    void anInstanceThatMovedOnIsPlannedAndApprovedAnew() {
        Fleet fleet = new Fleet(deployment(0, 1, 1, "r"), "r/a")
                .planned(CROSSING, "a")
                .approved("a", "Ada", CROSSING)
                .started()
                .accepted("a")
                .says("a", new Progress.State.Refused(List.of(new Problem("RB960", "moved on", "look again"))));
        assertEquals("a:planning, going", fleet.text());
        assertEquals(
                2,
                assertInstanceOf(Assignment.Prepare.class, assigned(fleet, "a")).number());
        fleet.planned(CROSSING, "a");
        assertEquals("a:awaiting, going", fleet.text());
    }

    @Test
    void aStaleFenceOrPlanIsIgnoredAndSaid() {
        Fleet fleet = four().started();
        assertEquals(
                "RB949", fleet.says("a", 99, new Progress.State.Succeeded()).refusal());
        assertEquals("RB949", fleet.says("b", 1, new Progress.State.Succeeded()).refusal());
        assertEquals("RB949", fleet.planned(PLAIN, "a").refusal());
        assertEquals("a:scheduled b:planned c:planned d:planned, going", fleet.text());
        fleet.accepted("a").succeeded("a");
        assertEquals("", fleet.succeeded("a").refusal());
        assertEquals("RB949", fleet.failed("a").refusal());
    }

    @Test
    void aPauseRecallsWhatNobodyHasTakenAndAsksForTheRest() {
        Fleet fleet = new Fleet(deployment(0, 2, 1, "r"), "r/a", "r/b")
                .planned(PLAIN, "a", "b")
                .started()
                .accepted("a");
        long taken = fleet.fence("a");
        long recalled = fleet.fence("b");
        fleet.paused();
        assertEquals("a:accepted b:planned, paused", fleet.text());
        assertEquals(new Assignment.Cancel(Fleet.ID, taken), assigned(fleet, "a"));
        assertInstanceOf(Assignment.Download.class, assigned(fleet, "b"));
        assertEquals(
                "RB949",
                fleet.says("b", recalled, new Progress.State.Accepted()).refusal());
        fleet.says("a", new Progress.State.Skipped());
        assertEquals("a:planned b:planned, paused", fleet.text());
        fleet.resumed();
        assertEquals("a:scheduled b:scheduled, going", fleet.text());
    }

    @Test
    void whatHasBegunIsFinishedAndTold() {
        Fleet fleet = four().started().accepted("a").canceled();
        assertEquals("a:canceling b:canceled c:canceled d:canceled, canceled", fleet.text());
        assertInstanceOf(Assignment.Cancel.class, assigned(fleet, "a"));
        fleet.says("a", new Progress.State.Running(1, 1)).succeeded("a");
        assertEquals("a:succeeded b:canceled c:canceled d:canceled, canceled", fleet.text());
        assertEquals("RB951", fleet.started().refusal());
        assertEquals("RB951", fleet.resumed().refusal());
        assertEquals("RB951", fleet.canceled().refusal());
        assertEquals("RB951", fleet.retried("b").refusal());
    }

    @Test
    void anAgentThatHasForgottenWhatItBeganIsToldAgain() {
        Fleet fleet = four().started().accepted("a").says("a", new Progress.State.Running(1, 1));
        assertEquals(
                fleet.fence("a"),
                assertInstanceOf(Assignment.Apply.class, assigned(fleet, "a")).fence());
        assertEquals("", fleet.accepted("a").refusal());
        assertInstanceOf(Assignment.Cancel.class, assigned(fleet.paused(), "a"));
        fleet.says("a", new Progress.State.Skipped());
        assertEquals("a:planned b:planned c:planned d:planned, paused", fleet.text());
    }

    @Test
    void nothingBeginsAgainInACanceledDeployment() {
        Fleet fleet = four().started()
                .accepted("a")
                .says("a", new Progress.State.Running(1, 1))
                .canceled();
        fleet.says("a", new Progress.State.Refused(List.of(new Problem("RB960", "moved on", "look again"))));
        assertEquals("a:canceled b:canceled c:canceled d:canceled, canceled", fleet.text());
    }

    @Test
    void oneInstanceCanBeLeftOut() {
        Fleet fleet = four().withdrawn("a").started();
        assertEquals("a:canceled b:scheduled c:scheduled d:planned, going", fleet.text());
        assertEquals("RB951", fleet.withdrawn("a").refusal());
        assertEquals("RB950", fleet.withdrawn("nobody").refusal());
        fleet.accepted("b", "c").withdrawn("b");
        // Nobody knows yet whether it has begun.
        assertEquals("a:canceled b:canceling c:accepted d:planned, going", fleet.text());
        fleet.succeeded("c");
        assertEquals("a:canceled b:canceling c:succeeded d:planned, going", fleet.text());
        fleet.says("b", new Progress.State.Skipped());
        assertEquals("a:canceled b:canceled c:succeeded d:scheduled, going", fleet.text());
    }

    @Test
    void whoSaysNothingHasItsTurnLater() {
        Fleet fleet = new Fleet(deployment(0, 1, 1, "r"), "r/a", "r/b")
                .planned(PLAIN, "b")
                .started();
        assertEquals("a:planning b:planned, going", fleet.text());
        fleet.silent("a");
        assertEquals("a:silent b:scheduled, going", fleet.text());
        fleet.accepted("b").succeeded("b");
        assertEquals("a:silent b:succeeded, finished", fleet.text());
        assertInstanceOf(Assignment.Prepare.class, assigned(fleet, "a"));
        fleet.planned(PLAIN, "a");
        assertEquals("a:scheduled b:succeeded, going", fleet.text());
        assertEquals("reopen, schedule", fleet.refusal());
    }

    @Test
    void whoComesBackWaitsForAPlace() {
        Fleet fleet = new Fleet(deployment(0, 1, 1, "r"), "r/a", "r/b")
                .planned(PLAIN, "b")
                .started();
        fleet.silent("a").accepted("b").planned(PLAIN, "a");
        assertEquals("a:planned b:accepted, going", fleet.text());
        fleet.succeeded("b");
        assertEquals("a:scheduled b:succeeded, going", fleet.text());
    }

    @Test
    void whoFallsSilentWithAnUpdateCountsAsFailedUntilTheTruthIsKnown() {
        Fleet fleet = four().started().accepted("a").silent("a");
        assertEquals("a:lost b:planned c:planned d:planned, paused", fleet.text());
        assertEquals(
                "RB952",
                ((Status.Failed) fleet.rollout
                                .targets()
                                .get(new InstanceName("a"))
                                .status())
                        .problems()
                        .getFirst()
                        .code());
        fleet.succeeded("a").resumed();
        assertEquals("a:succeeded b:scheduled c:scheduled d:planned, going", fleet.text());
    }

    @Test
    void whoWaitsForItsTimeMayBeSilent() {
        Fleet fleet = new Fleet(inTheNight(), "r/a")
                .planned(PLAIN, "a")
                .started()
                .accepted("a")
                .at(60);
        assertEquals("a:accepted, going", fleet.silent("a").text());
        assertEquals("a:lost, paused", fleet.at(11 * 60).silent("a").text());
    }

    @Test
    void theWindowIsKeptAndAnotherOneIsGivenWhereItWasMissed() {
        Fleet fleet = new Fleet(inTheNight(), "r/a").planned(PLAIN, "a").started();
        Assignment.Apply first = assertInstanceOf(Assignment.Apply.class, assigned(fleet, "a"));
        assertEquals(Instant.parse("2026-05-01T22:00:00Z"), first.time().notBefore());
        assertEquals(Instant.parse("2026-05-02T04:00:00Z"), first.time().notAfter());
        fleet.at(16 * 60);
        Assignment.Apply second = assertInstanceOf(Assignment.Apply.class, assigned(fleet, "a"));
        assertEquals(Instant.parse("2026-05-02T22:00:00Z"), second.time().notBefore());
        assertEquals(first.fence() + 1, second.fence());
        assertEquals(
                "RB949",
                fleet.says("a", first.fence(), new Progress.State.Accepted()).refusal());
        // What was accepted is not given a second time.
        fleet.accepted("a").at(40 * 60);
        assertEquals(second.fence(), fleet.fence("a"));
        fleet.says("a", new Progress.State.Skipped());
        assertEquals("a:scheduled, going", fleet.text());
        assertEquals(second.fence() + 1, fleet.fence("a"));
    }

    private static Deployment inTheNight() {
        return deployment(Deployment.Kind.UPGRADE, 0, 1, 1, Optional.of(UpdateWindow.parse("22:00-04:00")), 1, "r");
    }

    @Test
    void adminCenterHasOneWordForEach() {
        Fleet fleet = four().started();
        assertEquals(Operation.SCHEDULED, operation(fleet, "a"));
        assertEquals(Operation.RUNNING, operation(fleet.says("a", new Progress.State.Running(1, 1)), "a"));
        assertEquals(Operation.SUCCEEDED, operation(fleet.succeeded("a"), "a"));
        assertEquals(Operation.FAILED, operation(fleet.failed("b"), "b"));
        assertEquals(Operation.CANCELED, operation(fleet.canceled(), "d"));
    }

    private static Operation operation(Fleet fleet, String instance) {
        return Operation.of(fleet.rollout.targets().get(new InstanceName(instance)));
    }
}
