package dev.rubicon.server.fleet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.fleet.protocol.DeploymentId;
import dev.rubicon.fleet.protocol.Fields;
import dev.rubicon.fleet.rollout.Change;
import dev.rubicon.fleet.rollout.Decision;
import dev.rubicon.fleet.rollout.Rollout;
import dev.rubicon.fleet.rollout.RolloutEvent;
import dev.rubicon.fleet.rollout.Status;
import dev.rubicon.fleet.rollout.Target;
import dev.rubicon.format.Json;
import dev.rubicon.server.audit.AuditLog;
import dev.rubicon.server.catalog.Transaction;
import java.util.Optional;

/** What the audit log says of deployments: who wanted what, when waves began and stopped, and how each update ended. */
record RolloutAudit(AuditLog log) {
    /** Who does what follows from the rules. */
    static final String SERVER = "server";

    void created(Transaction transaction, Rollout rollout, String by) {
        log.append(
                transaction,
                by,
                "deployment.create",
                rollout.deployment().id().value(),
                NewDeployment.write(rollout.deployment())
                        .put("instances", rollout.targets().size()));
    }

    void happened(Transaction transaction, Rollout before, RolloutEvent event, Change change, String who) {
        DeploymentId id = before.deployment().id();
        boolean refused = FleetProblems.refusal(change).isPresent();
        if (!refused && event instanceof RolloutEvent.FromPerson wish) {
            log.append(transaction, who, "deployment." + word(wish), id.value(), detail(wish));
        }
        if (!refused) {
            change.rollout()
                    .targets()
                    .changedSince(before.targets())
                    .forEach(target -> ending(transaction, id, target, who));
        }
        for (Decision decision : change.decisions()) {
            decided(decision)
                    .ifPresent(detail ->
                            log.append(transaction, SERVER, "deployment." + word(decision), id.value(), detail));
        }
    }

    private void ending(Transaction transaction, DeploymentId id, Target target, String who) {
        ObjectNode detail = Json.object().put("instance", target.instance().value());
        switch (target.status()) {
            case Status.Succeeded succeeded ->
                log.append(transaction, who, "instance.succeeded", id.value(), detail.put("fence", succeeded.fence()));
            case Status.Failed failed -> {
                Fields.write(detail.put("fence", failed.fence()), failed.problems());
                log.append(transaction, who, "instance.failed", id.value(), detail);
            }
            case Status.Refused refused -> {
                Fields.write(detail, refused.problems());
                log.append(transaction, who, "instance.refused", id.value(), detail);
            }
            case Status.Planning planning -> {}
            case Status.Planned planned -> {}
            case Status.AwaitingApproval awaiting -> {}
            case Status.Scheduled scheduled -> {}
            case Status.Running running -> {}
            case Status.Canceled canceled -> {}
            case Status.Canceling canceling -> {}
            case Status.Skipped skipped -> {}
        }
    }

    private static String word(RolloutEvent.FromPerson wish) {
        return switch (wish) {
            case RolloutEvent.Started started -> "start";
            case RolloutEvent.Approved approved -> "approve";
            case RolloutEvent.Paused paused -> "pause";
            case RolloutEvent.Resumed resumed -> "resume";
            case RolloutEvent.Canceled canceled -> "cancel";
            case RolloutEvent.Withdrawn withdrawn -> "withdraw";
            case RolloutEvent.Retried retried -> "retry";
        };
    }

    private static ObjectNode detail(RolloutEvent.FromPerson wish) {
        ObjectNode detail = Json.object();
        return switch (wish) {
            case RolloutEvent.Approved approved ->
                detail.put("instance", approved.instance().value())
                        .put("plan", approved.approval().plan().hex());
            case RolloutEvent.Withdrawn withdrawn ->
                detail.put("instance", withdrawn.instance().value());
            case RolloutEvent.Retried retried ->
                detail.put("instance", retried.instance().value());
            case RolloutEvent.Started started -> detail;
            case RolloutEvent.Paused paused -> detail;
            case RolloutEvent.Resumed resumed -> detail;
            case RolloutEvent.Canceled canceled -> detail;
        };
    }

    private static String word(Decision decision) {
        return switch (decision) {
            case Decision.BeginWave begin -> "wave";
            case Decision.Schedule schedule -> "schedule";
            case Decision.Stop stop -> "stop";
            case Decision.Finish finish -> "finish";
            case Decision.Reopen reopen -> "reopen";
            case Decision.DropApprovals drop -> "drop-approvals";
            case Decision.Ignore ignore -> "ignore";
            case Decision.Reject reject -> "reject";
        };
    }

    // Absent for what changed nothing.
    private static Optional<ObjectNode> decided(Decision decision) {
        ObjectNode detail = Json.object();
        return switch (decision) {
            case Decision.BeginWave begin -> Optional.of(detail.put("wave", begin.wave()));
            case Decision.Schedule schedule ->
                Optional.of(detail.put("instance", schedule.instance().value()).put("fence", schedule.fence()));
            case Decision.Stop stop -> Optional.of(detail.put("failures", stop.failures()));
            case Decision.Finish finish -> Optional.of(detail);
            case Decision.Reopen reopen ->
                Optional.of(detail.put("instance", reopen.instance().value()));
            case Decision.DropApprovals drop ->
                Optional.of(detail.put("instance", drop.instance().value()).put("approvals", drop.approvals()));
            case Decision.Ignore ignore -> Optional.empty();
            case Decision.Reject reject -> Optional.empty();
        };
    }
}
