package dev.rubicon.fleet.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.fleet.protocol.Approval;
import dev.rubicon.fleet.protocol.Assignment;
import dev.rubicon.fleet.protocol.DeploymentId;
import dev.rubicon.fleet.protocol.DeploymentRequest;
import dev.rubicon.fleet.protocol.Hours;
import dev.rubicon.fleet.protocol.PlanOutline;
import dev.rubicon.fleet.protocol.PlanReport;
import dev.rubicon.fleet.protocol.Progress;
import dev.rubicon.fleet.protocol.UpdateStrategy;
import dev.rubicon.fleet.protocol.UpdateWindow;
import dev.rubicon.fleet.rollout.Change;
import dev.rubicon.fleet.rollout.Decision;
import dev.rubicon.fleet.rollout.Deployment;
import dev.rubicon.fleet.rollout.DeploymentJson;
import dev.rubicon.fleet.rollout.Phase;
import dev.rubicon.fleet.rollout.Rollout;
import dev.rubicon.fleet.rollout.RolloutEvent;
import dev.rubicon.fleet.rollout.Status;
import dev.rubicon.fleet.rollout.StatusJson;
import dev.rubicon.fleet.rollout.Target;
import dev.rubicon.fleet.rollout.Waves;
import dev.rubicon.installer.InstallRequest;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Problem;
import dev.rubicon.model.VersionQuery;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A deployment and its agents, to which anything happens in any order: requests and answers get lost or are late, requests come
 * twice, processes end in the middle, instances move on, people change their minds. Agents and server go by the real rules.
 */
final class RandomFleet {
    private static final DeploymentId ID = new DeploymentId("d-1");
    private static final List<Problem> PROBLEM = List.of(new Problem("RB999", "no", "none"));

    private final Random random;
    private final SortedMap<InstanceName, RandomInstance> instances = new TreeMap<>();
    /** Approvals that people gave: name, instance and plan. */
    private final Set<String> given = new HashSet<>();

    private final Set<InstanceName> lost = new HashSet<>();
    private final Set<String> kinds = new TreeSet<>();
    private final int most;
    private Rollout rollout;
    private Instant now = Instant.parse("2026-05-01T12:00:00Z");
    private boolean fair;

    RandomFleet(long seed) {
        random = new Random(seed);
        List<Waves.Member> members = new ArrayList<>();
        int size = 1 + random.nextInt(9);
        for (int i = 0; i < size; i++) {
            InstanceName name = new InstanceName("i" + i);
            Optional<UpdateWindow> window =
                    random.nextInt(3) == 0 ? Optional.of(UpdateWindow.parse("14:00-16:00")) : Optional.empty();
            UpdateStrategy strategy = random.nextInt(4) == 0 ? UpdateStrategy.MANUAL : UpdateStrategy.AUTOMATIC;
            members.add(new Waves.Member(name, random.nextBoolean() ? "one" : "two", ZoneId.of("UTC"), window));
            instances.put(name, new RandomInstance(name, new AgentRules(strategy, window, ZoneId.of("UTC"))));
            instances.get(name).revision = random.nextInt(3);
        }
        int wave = 1 + random.nextInt(3);
        most = 1 + random.nextInt(2);
        rollout = Rollout.of(
                new Deployment(
                        ID,
                        "May",
                        Deployment.Kind.UPGRADE,
                        new DeploymentRequest.Install(
                                List.of(new InstallRequest.Asked(new PackageId("pos"), VersionQuery.ANY)),
                                Arguments.NONE),
                        List.of("one", "two"),
                        random.nextInt(wave + 1),
                        wave,
                        random.nextBoolean() ? Optional.of(UpdateWindow.parse("13:00-15:00")) : Optional.empty(),
                        Hours.OWN,
                        most,
                        1 + random.nextInt(2)),
                members);
    }

    void run(int events) {
        for (int i = 0; i < events; i++) {
            switch (random.nextInt(20)) {
                case 0 -> people();
                case 1 -> server(new RolloutEvent.FellSilent(anyInstance().name, now));
                case 2 -> pass(random.nextInt(200));
                case 3 -> {
                    moveOn(anyInstance());
                    if (random.nextInt(4) == 0) {
                        // Its files are lost.
                        anyInstance().state = AgentState.EMPTY;
                    }
                }
                default -> step(anyInstance());
            }
        }
    }

    /** From now on nothing gets lost, and everybody wants the deployment to end. */
    void settle() {
        fair = true;
        for (int i = 0; i < 1500 && !isSettled(); i++) {
            server(new RolloutEvent.Started("Ada", now));
            server(new RolloutEvent.Resumed("Ada", now));
            for (RandomInstance instance : instances.values()) {
                if (!(rollout.targets().get(instance.name).status() instanceof Status.Skipped)) {
                    server(new RolloutEvent.Retried(instance.name, "Ada", now));
                }
                approve(instance, "Ada");
                approve(instance, "Charles");
                for (int j = 0; j < 6; j++) {
                    instance.state = instance.rules.accepted(instance.state);
                    step(instance);
                }
            }
            pass(47);
        }
        assertTrue(isSettled(), () -> rollout.toString());
        for (Target target : rollout.targets().values()) {
            RandomInstance instance = instances.get(target.instance());
            assertTrue(target.status().isEnded(), target::toString);
            assertTrue(rollout.phase() instanceof Phase.Canceled || instance.updated, target::toString);
            assertTrue(!(target.status() instanceof Status.Succeeded) || instance.updated, target::toString);
        }
    }

    private boolean isSettled() {
        return switch (rollout.phase()) {
            case Phase.Finished finished ->
                rollout.targets().values().stream()
                        .allMatch(target -> target.status() instanceof Status.Succeeded
                                || target.status().equals(new Status.Skipped(Status.Why.NOTHING_TO_DO)));
            case Phase.Canceled canceled ->
                rollout.targets().values().stream()
                                .allMatch(target -> target.status().isEnded())
                        && instances.values().stream()
                                .noneMatch(one ->
                                        one.rules.next(one.state, now, false) instanceof AgentRules.Action.Recover);
            case Phase.Preparing preparing -> false;
            case Phase.Going going -> false;
            case Phase.Paused paused -> false;
        };
    }

    private RandomInstance anyInstance() {
        return List.copyOf(instances.values()).get(random.nextInt(instances.size()));
    }

    private boolean chance(int percent) {
        return !fair && random.nextInt(100) < percent;
    }

    private void pass(int minutes) {
        now = now.plusSeconds(minutes * 60L);
        server(new RolloutEvent.Ticked(now));
    }

    private void moveOn(RandomInstance instance) {
        if (instance.state.task().filter(Task::isBegun).isEmpty()) {
            instance.revision++;
        }
    }

    private void people() {
        RandomInstance instance = anyInstance();
        switch (random.nextInt(9)) {
            case 0 -> server(new RolloutEvent.Paused("Ada", now));
            case 1, 2 -> server(new RolloutEvent.Resumed("Ada", now));
            case 3 -> approve(instance, "Ada");
            case 4 -> approve(instance, "Charles");
            case 5 -> server(new RolloutEvent.Retried(instance.name, "Ada", now));
            case 6 -> instance.state = instance.rules.accepted(instance.state);
            case 7 -> server(new RolloutEvent.Started("Ada", now));
            default -> {
                if (random.nextInt(4) == 0) {
                    server(
                            random.nextInt(5) == 0
                                    ? new RolloutEvent.Canceled("Ada", now)
                                    : new RolloutEvent.Withdrawn(instance.name, "Ada", now));
                }
            }
        }
    }

    // Of the plan that they see, or of one that they saw.
    private void approve(RandomInstance instance, String by) {
        Status status = rollout.targets().get(instance.name).status();
        if (status instanceof Status.AwaitingApproval awaiting && !chance(20)) {
            given.add(by + instance.name + awaiting.plan().digest());
            server(new RolloutEvent.Approved(
                    instance.name, new Approval(by, awaiting.plan().digest(), now)));
        } else if (!fair) {
            Digest other = Digest.of(new byte[] {1});
            server(new RolloutEvent.Approved(instance.name, new Approval(by, other, now)));
        }
    }

    /** @return whether what was said holds */
    private boolean server(RolloutEvent event) {
        boolean holds = serverOnce(event);
        if (chance(10)) {
            Rollout once = rollout;
            serverOnce(event);
            if (event instanceof RolloutEvent.Progressed) {
                assertEquals(once, rollout, "the second time changes something");
            }
        }
        return holds;
    }

    private boolean serverOnce(RolloutEvent event) {
        Change change = rollout.on(event);
        rollout = change.rollout();
        checkLimits(change);
        checkKept();
        return change.decisions().stream().noneMatch(Decision.Ignore.class::isInstance);
    }

    // Every state that comes up is read as it was written.
    private void checkKept() {
        assertEquals(rollout.deployment(), DeploymentJson.read(DeploymentJson.write(rollout.deployment())));
        assertEquals(rollout.phase(), DeploymentJson.readPhase(DeploymentJson.write(rollout.phase())));
        for (Target target : rollout.targets().values()) {
            kinds.add(StatusJson.word(target.status()));
            assertEquals(target.status(), StatusJson.read(StatusJson.write(target.status())));
        }
    }

    /** The words of all states that came up. */
    Set<String> kinds() {
        return kinds;
    }

    // Of whoever fell silent with an update, nobody knows whether it goes on; neither limit can hold them.
    private void checkLimits(Change change) {
        rollout.targets().values().stream()
                .filter(target -> target.status() instanceof Status.Failed failed && failed.silent())
                .forEach(target -> lost.add(target.instance()));
        long inFlight = rollout.targets().values().stream()
                .filter(target -> target.status().isInFlight() && !lost.contains(target.instance()))
                .count();
        int wave = rollout.deployment().waveSize();
        assertTrue(inFlight <= wave, () -> inFlight + " at a time");
        boolean begins = change.decisions().stream().anyMatch(Decision.Schedule.class::isInstance);
        assertTrue(
                !begins
                        || rollout.targets().values().stream()
                                        .filter(target -> target.status().isInFlight())
                                        .count()
                                <= wave,
                "another one begins although there are enough");
        int failures = rollout.failures() - rollout.forgiven();
        assertTrue(failures < most + wave + lost.size(), () -> "too many failures: " + rollout);
    }

    private void step(RandomInstance instance) {
        if (instance.late.isPresent()) {
            instance.state = instance.rules.on(instance.state, instance.late.get(), now);
            instance.late = Optional.empty();
            return;
        }
        boolean offline = chance(25);
        instance.state = instance.rules.passed(instance.state, now);
        switch (instance.rules.next(instance.state, now, offline)) {
            case AgentRules.Action.Recover recover -> recover(instance, recover.task());
            case AgentRules.Action.Tell tell -> say(instance, tell.progress());
            case AgentRules.Action.Ask ask -> say(instance, ask.progress());
            case AgentRules.Action.Apply apply -> apply(instance, apply.task());
            case AgentRules.Action.Plan plan -> {
                if (!offline) {
                    plan(instance, plan.assignment());
                }
            }
            case AgentRules.Action.Wait wait -> {
                if (!offline && !chance(10)) {
                    instance.late = Optional.of(rollout.assignment(instance.name));
                }
            }
        }
    }

    private void say(RandomInstance instance, Progress progress) {
        if (!chance(15)) {
            boolean holds = server(new RolloutEvent.Progressed(instance.name, progress, now));
            if (!chance(15)) {
                instance.state = instance.rules.heard(instance.state, progress, holds);
            }
        }
    }

    private void plan(RandomInstance instance, Assignment.Deployed assignment) {
        PlanOutline plan = instance.plan();
        boolean known = assignment instanceof Assignment.Download download
                && download.plan().equals(plan.digest());
        long number = switch (assignment) {
            case Assignment.Prepare prepare -> prepare.number();
            case Assignment.Download download -> download.number();
            case Assignment.Apply apply -> throw new IllegalStateException();
            case Assignment.Cancel cancel -> throw new IllegalStateException();
        };
        if (!known && !chance(10)) {
            PlanReport.Answer answer = chance(10)
                    ? new PlanReport.Answer.Delayed(PROBLEM)
                    : chance(5)
                            ? new PlanReport.Answer.Refused(PROBLEM, Optional.empty())
                            : new PlanReport.Answer.Ready(plan, "{}");
            server(new RolloutEvent.PlanReported(instance.name, new PlanReport(ID, number, answer), now));
        }
        instance.state = instance.state.nothingToPlan();
    }

    private void apply(RandomInstance instance, Task task) {
        instance.state = instance.rules.begins(instance.state, task);
        Assignment.Apply work = task.work();
        assertTrue(work.time().holds(now), "out of its time");
        assertTrue(instance.rules.window().isEmpty()
                || instance.rules.window().get().at(now, ZoneId.of("UTC")).holds(now));
        if (chance(20)) {
            return;
        }
        if (instance.succeeded.contains(work.fence()) || instance.failed.contains(work.fence())) {
            recover(instance, task);
            return;
        }
        PlanOutline plan = instance.plan();
        if (!plan.digest().equals(work.plan())) {
            instance.state = instance.rules.ended(instance.state, new Progress.State.Refused(PROBLEM), now);
            return;
        }
        if (!plan.crossings().isEmpty()) {
            Set<String> people = new HashSet<>();
            for (Approval approval : work.approvals()) {
                assertTrue(given.contains(approval.by() + instance.name + plan.digest()), "nobody has approved");
                people.add(approval.by());
            }
            assertTrue(people.size() >= rollout.deployment().approvals(), "too few have approved");
        }
        say(instance, new Progress(ID, work.fence(), new Progress.State.Running(1, 1), now));
        boolean fails = chance(30);
        assertFalse(instance.updated, "updated twice");
        (fails ? instance.failed : instance.succeeded).add(work.fence());
        instance.updated = !fails;
        if (!chance(20)) {
            instance.state = instance.rules.ended(
                    instance.state, fails ? new Progress.State.Failed(PROBLEM) : new Progress.State.Succeeded(), now);
        }
    }

    private void recover(RandomInstance instance, Task task) {
        long fence = task.work().fence();
        instance.state = instance.succeeded.contains(fence)
                ? instance.rules.ended(instance.state, new Progress.State.Succeeded(), now)
                : instance.failed.contains(fence)
                        ? instance.rules.ended(instance.state, new Progress.State.Failed(PROBLEM), now)
                        : instance.rules.interrupted(instance.state, task, PROBLEM, now);
    }
}
