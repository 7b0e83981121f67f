package dev.rubicon.fleet.rollout;

import dev.rubicon.fleet.protocol.Approval;
import dev.rubicon.fleet.protocol.DeploymentId;
import dev.rubicon.fleet.protocol.DeploymentRequest;
import dev.rubicon.fleet.protocol.Hours;
import dev.rubicon.fleet.protocol.PlanOutline;
import dev.rubicon.fleet.protocol.PlanReport;
import dev.rubicon.fleet.protocol.PlannedStep;
import dev.rubicon.fleet.protocol.Progress;
import dev.rubicon.fleet.protocol.UpdateWindow;
import dev.rubicon.installer.InstallRequest;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A rollout that a test leads from event to event; instances are called by their names, times are minutes after noon. */
final class Fleet {
    static final DeploymentId ID = new DeploymentId("d-1");
    static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    Rollout rollout;
    private Instant now = NOON;
    private List<Decision> last = List.of();

    Fleet(Deployment deployment, String... members) {
        rollout = Rollout.of(deployment, members(members));
    }

    /** @param members each as {@code ring/instance} */
    static List<Waves.Member> members(String... members) {
        List<Waves.Member> all = new ArrayList<>();
        for (String member : members) {
            String[] parts = member.split("/");
            all.add(new Waves.Member(new InstanceName(parts[1]), parts[0], ZoneId.of("UTC"), Optional.empty()));
        }
        return all;
    }

    static Deployment deployment(int canary, int waveSize, int maxFailures, String... rings) {
        return deployment(Deployment.Kind.UPGRADE, canary, waveSize, maxFailures, Optional.empty(), 1, rings);
    }

    static Deployment deployment(
            Deployment.Kind kind,
            int canary,
            int waveSize,
            int maxFailures,
            Optional<UpdateWindow> window,
            int approvals,
            String... rings) {
        DeploymentRequest request = new DeploymentRequest.Install(
                List.of(new InstallRequest.Asked(new PackageId("pos"), VersionQuery.parse("2.0.0"))), Arguments.NONE);
        return new Deployment(
                ID, "May", kind, request, List.of(rings), canary, waveSize, window, Hours.OWN, maxFailures, approvals);
    }

    Fleet at(int minutes) {
        now = NOON.plusSeconds(minutes * 60L);
        return on(new RolloutEvent.Ticked(now));
    }

    Fleet started() {
        return on(new RolloutEvent.Started("Ada", now));
    }

    Fleet paused() {
        return on(new RolloutEvent.Paused("Ada", now));
    }

    Fleet resumed() {
        return on(new RolloutEvent.Resumed("Ada", now));
    }

    Fleet canceled() {
        return on(new RolloutEvent.Canceled("Ada", now));
    }

    Fleet withdrawn(String instance) {
        return on(new RolloutEvent.Withdrawn(new InstanceName(instance), "Ada", now));
    }

    Fleet retried(String instance) {
        return on(new RolloutEvent.Retried(new InstanceName(instance), "Ada", now));
    }

    Fleet silent(String instance) {
        return on(new RolloutEvent.FellSilent(new InstanceName(instance), now));
    }

    Fleet approved(String instance, String by, PlanOutline plan) {
        return on(new RolloutEvent.Approved(new InstanceName(instance), new Approval(by, plan.digest(), now)));
    }

    static PlanOutline plan(String from, String to, boolean forced, long lost) {
        PlannedStep step = new PlannedStep(
                PlannedStep.Action.UPDATE,
                new PackageId("pos"),
                Optional.of(Version.parse(from)),
                Version.parse(to),
                forced,
                List.of(),
                forced ? 1 : 0,
                lost);
        return new PlanOutline(Digest.of((step.toString()).getBytes(StandardCharsets.UTF_8)), List.of(step));
    }

    static final PlanOutline PLAIN = plan("1.0.0", "2.0.0", false, 0);
    static final PlanOutline CROSSING = plan("1.0.0", "2.0.0", true, 7);
    static final PlanOutline NOTHING = new PlanOutline(Digest.of(new byte[0]), List.of());

    Fleet planned(PlanOutline plan, String... instances) {
        for (String instance : instances) {
            planned(instance, new PlanReport.Answer.Ready(plan, "{}"));
        }
        return this;
    }

    Fleet planned(String instance, PlanReport.Answer answer) {
        InstanceName name = new InstanceName(instance);
        return on(new RolloutEvent.PlanReported(
                name, new PlanReport(ID, rollout.targets().get(name).number(), answer), now));
    }

    /** What an agent says of the last assignment that it had. */
    Fleet says(String instance, Progress.State state) {
        return says(instance, fence(instance), state);
    }

    Fleet says(String instance, long fence, Progress.State state) {
        return on(new RolloutEvent.Progressed(new InstanceName(instance), new Progress(ID, fence, state, now), now));
    }

    Fleet accepted(String... instances) {
        return each(new Progress.State.Accepted(), instances);
    }

    Fleet succeeded(String... instances) {
        return each(new Progress.State.Succeeded(), instances);
    }

    Fleet failed(String... instances) {
        return each(new Progress.State.Failed(List.of(new Problem("RB999", "no", "none"))), instances);
    }

    private Fleet each(Progress.State state, String... instances) {
        for (String instance : instances) {
            says(instance, state);
        }
        return this;
    }

    long fence(String instance) {
        return rollout.targets().get(new InstanceName(instance)).status() instanceof Status.Fenced fenced
                ? fenced.fence()
                : 0;
    }

    Fleet on(RolloutEvent event) {
        Change change = rollout.on(event);
        rollout = change.rollout();
        last = change.decisions();
        return this;
    }

    List<Decision> last() {
        return last;
    }

    /** The code of the only decision, which says no. */
    String refusal() {
        return last.stream()
                .map(decision -> switch (decision) {
                    case Decision.Ignore ignore -> ignore.problem().code();
                    case Decision.Reject reject -> reject.problem().code();
                    case Decision.BeginWave begin -> "wave";
                    case Decision.Schedule schedule -> "schedule";
                    case Decision.Stop stop -> "stop";
                    case Decision.Finish finish -> "finish";
                    case Decision.Reopen reopen -> "reopen";
                    case Decision.DropApprovals drop -> "drop " + drop.approvals();
                })
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    /** Such as {@code a:scheduled b:planned, going}. */
    String text() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(rollout.targets())
                .forEach((name, target) -> text.append(name)
                        .append(':')
                        .append(text(target.status()))
                        .append(' '));
        return text.toString().strip() + ", "
                + rollout.phase().getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    private static String text(Status status) {
        return switch (status) {
            case Status.Planning planning -> "planning";
            case Status.Planned planned -> "planned";
            case Status.Refused refused ->
                "refused " + refused.problems().getFirst().code();
            case Status.AwaitingApproval awaiting -> "awaiting";
            case Status.Scheduled scheduled -> scheduled.accepted() ? "accepted" : "scheduled";
            case Status.Running running -> "running " + running.step() + "/" + running.of();
            case Status.Succeeded succeeded -> "succeeded";
            case Status.Failed failed -> failed.silent() ? "lost" : "failed";
            case Status.Canceled canceled -> "canceled";
            case Status.Canceling canceling -> "canceling";
            case Status.Skipped skipped ->
                switch (skipped.why()) {
                    case NOTHING_TO_DO -> "nothing";
                    case SILENT -> "silent";
                };
        };
    }
}
