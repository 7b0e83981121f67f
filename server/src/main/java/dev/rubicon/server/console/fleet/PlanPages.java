package dev.rubicon.server.console.fleet;

import dev.rubicon.fleet.protocol.Approval;
import dev.rubicon.fleet.protocol.DeploymentId;
import dev.rubicon.fleet.rollout.Deployment;
import dev.rubicon.fleet.rollout.RolloutEvent;
import dev.rubicon.fleet.rollout.Status;
import dev.rubicon.fleet.rollout.Target;
import dev.rubicon.format.Json;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.server.console.Console;
import dev.rubicon.server.console.Form;
import dev.rubicon.server.console.Visit;
import dev.rubicon.server.fleet.Deployments;
import dev.rubicon.server.web.Refusals;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Route;
import dev.rubicon.server.web.Scope;
import java.util.List;
import java.util.Optional;

/** What a deployment means for one instance, and what somebody may decide about that. */
public record PlanPages(Console console, Deployments deployments) {
    private static final String ONE = DeploymentPages.PATH + "/{id}/{instance}";

    public List<Route> routes() {
        return List.of(
                console.page(ONE, Scope.READ, this::show),
                console.action(ONE + "/approve", Scope.APPROVE, this::approve),
                console.action(
                        ONE + "/withdraw",
                        Scope.DEPLOY,
                        (visit, form) -> done(
                                visit,
                                new RolloutEvent.Withdrawn(
                                        instance(visit), visit.caller().name(), deployments.now()))),
                console.action(
                        ONE + "/retry",
                        Scope.DEPLOY,
                        (visit, form) -> done(
                                visit,
                                new RolloutEvent.Retried(
                                        instance(visit), visit.caller().name(), deployments.now()))));
    }

    /**
     * An instance of a deployment.
     *
     * @param picture of its plan; absent if it has reported none
     */
    record Shown(Deployment deployment, Target target, Optional<PlanPicture> picture) {
        public String deploymentAddress() {
            return DeploymentPages.PATH + "/" + deployment.id();
        }

        public String address() {
            return deploymentAddress() + "/" + target.instance();
        }

        public String word() {
            return StatusText.word(target.status());
        }

        public String tone() {
            return StatusText.tone(target.status());
        }

        public List<Problem> problems() {
            return switch (target.status()) {
                case Status.Planning planning -> planning.delayed();
                case Status.Refused refused -> refused.problems();
                case Status.Failed failed -> failed.problems();
                case Status.Planned planned -> List.of();
                case Status.AwaitingApproval awaiting -> List.of();
                case Status.Scheduled scheduled -> List.of();
                case Status.Running running -> List.of();
                case Status.Succeeded succeeded -> List.of();
                case Status.Canceled canceled -> List.of();
                case Status.Canceling canceling -> List.of();
                case Status.Skipped skipped -> List.of();
            };
        }

        public List<Approval> approvals() {
            return switch (target.status()) {
                case Status.Planned planned -> planned.approvals();
                case Status.AwaitingApproval awaiting -> awaiting.approvals();
                case Status.Scheduled scheduled -> scheduled.approvals();
                case Status.Running running -> running.approvals();
                case Status.Failed failed -> failed.approvals();
                case Status.Canceling canceling -> canceling.accepted().approvals();
                case Status.Planning planning -> List.of();
                case Status.Refused refused -> List.of();
                case Status.Succeeded succeeded -> List.of();
                case Status.Canceled canceled -> List.of();
                case Status.Skipped skipped -> List.of();
            };
        }

        /** The digest of the plan that waits to be approved of; empty if none does. */
        public String toApprove() {
            return target.status() instanceof Status.AwaitingApproval awaiting
                    ? awaiting.plan().digest().hex()
                    : "";
        }

        public boolean canBeWithdrawn() {
            return !target.status().isEnded();
        }

        public boolean canBeRetried() {
            return target.status().isEnded() && !(target.status() instanceof Status.Succeeded);
        }

        public String text(Approval approval) {
            return "Approved by " + approval.by();
        }
    }

    private static InstanceName instance(Visit visit) {
        return new InstanceName(visit.request().parameter("instance"));
    }

    private Reply show(Visit visit) {
        DeploymentId id = DeploymentPages.id(visit);
        InstanceName instance = instance(visit);
        Deployments.Known known =
                deployments.find(id).orElseThrow(() -> Refusals.notFound("there is no deployment " + id));
        Target target = Optional.ofNullable(known.rollout().targets().get(instance))
                .orElseThrow(() -> Refusals.notFound(instance + " has no part in " + id));
        Optional<PlanPicture> picture = deployments
                .plan(id, instance)
                .map(document -> PlanPicture.of(Json.read(document, "the plan of " + instance)));
        return visit.page(
                "fleet/plan",
                visit.frame("Plan of " + instance, DeploymentPages.SECTION),
                new Shown(known.rollout().deployment(), target, picture));
    }

    private Reply approve(Visit visit, Form form) {
        if (!form.text("plan").matches("[0-9a-f]{64}")) {
            throw new InvalidInput("RB988", "the form does not name a plan", "load the page anew, and send it again");
        }
        Approval approval = new Approval(visit.caller().name(), new Digest(form.text("plan")), deployments.now());
        return done(visit, new RolloutEvent.Approved(instance(visit), approval));
    }

    private Reply done(Visit visit, RolloutEvent event) {
        DeploymentPages.done(deployments, visit, event);
        return visit.see(DeploymentPages.PATH + "/" + DeploymentPages.id(visit) + "/" + instance(visit));
    }
}
