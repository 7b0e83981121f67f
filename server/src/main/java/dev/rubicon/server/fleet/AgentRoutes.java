package dev.rubicon.server.fleet;

import dev.rubicon.fleet.protocol.Assignment;
import dev.rubicon.fleet.protocol.AssignmentJson;
import dev.rubicon.fleet.protocol.DeploymentId;
import dev.rubicon.fleet.protocol.InstanceReportJson;
import dev.rubicon.fleet.protocol.PlanReport;
import dev.rubicon.fleet.protocol.PlanReportJson;
import dev.rubicon.fleet.protocol.Progress;
import dev.rubicon.fleet.protocol.ProgressJson;
import dev.rubicon.fleet.protocol.RegistrationJson;
import dev.rubicon.fleet.rollout.Change;
import dev.rubicon.fleet.rollout.RolloutEvent;
import dev.rubicon.format.Json;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.server.catalog.Catalog;
import dev.rubicon.server.web.Access;
import dev.rubicon.server.web.HttpProblem;
import dev.rubicon.server.web.Refusals;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Request;
import dev.rubicon.server.web.Route;
import dev.rubicon.server.web.Scope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What agents ask and tell. */
record AgentRoutes(Catalog catalog, Instances instances, Deployments deployments, Watch watch) {
    private static final String NOTHING = Json.writeLine(AssignmentJson.write(new Assignment.Nothing()));
    private static final String NOTHING_TAG = AssignmentJson.tag(new Assignment.Nothing());

    List<Route> routes() {
        Access agent = Access.needs(Scope.AGENT);
        return List.of(
                Route.post("/fleet/v1/register", Access.needs(Scope.REGISTER), this::register)
                        .withBody(RegistrationJson.MAX_BYTES),
                Route.put("/fleet/v1/report", agent, this::report).withBody(InstanceReportJson.MAX_BYTES),
                Route.get("/fleet/v1/assignment", agent, this::assignment),
                Route.put("/fleet/v1/plan/{deployment}", agent, this::plan).withBody(PlanReportJson.MAX_BYTES),
                Route.put("/fleet/v1/progress/{deployment}", agent, this::progress)
                        .withBody(ProgressJson.MAX_BYTES),
                Route.post("/fleet/v1/token/renew", agent, this::renew));
    }

    private Reply register(Request request) {
        return Reply.json(
                201,
                RegistrationJson.write(instances.register(request.caller(), RegistrationJson.read(request.body()))));
    }

    private Reply renew(Request request) {
        return Reply.json(RegistrationJson.write(instances.renew(request.caller())));
    }

    private Reply report(Request request) {
        var report = InstanceReportJson.read(request.body());
        instances.report(request.caller(), report);
        watch.hear(report.name(), deployments.now());
        return Reply.empty(204);
    }

    /** What is found by one look into an index; of an agent that has the assignment already, only its tag. */
    private record Found(InstanceName instance, Optional<String> deployment, String tag) {}

    private Reply assignment(Request request) {
        Found found = catalog.read(transaction -> transaction.first(
                        "SELECT a.instance, t.deployment, t.tag FROM fleet_agent_token a LEFT JOIN deployment_target t "
                                + "ON t.instance = a.instance AND t.turn < 3 WHERE a.token = ? "
                                + "ORDER BY t.turn, t.deployment LIMIT 1",
                        row -> new Found(
                                new InstanceName(row.text("instance")),
                                row.optionalText("deployment"),
                                row.optionalText("tag").orElse(NOTHING_TAG)),
                        request.caller().tokenId()))
                .orElseThrow(FleetProblems::noAgent);
        watch.hear(found.instance(), deployments.now());
        if (request.header("If-None-Match").filter(found.tag()::equals).isPresent()) {
            return Reply.empty(304).with("ETag", found.tag());
        }
        return found.deployment().map(id -> assignment(found, id)).orElseGet(() -> assignment(NOTHING, NOTHING_TAG));
    }

    private Reply assignment(Found found, String deployment) {
        record Given(String assignment, String tag) {}
        Given given = catalog.read(transaction -> transaction.first(
                        "SELECT assignment, tag FROM deployment_target WHERE deployment = ? AND instance = ?",
                        row -> new Given(row.text("assignment"), row.text("tag")),
                        deployment,
                        found.instance().value()))
                .orElseThrow();
        return assignment(given.assignment(), given.tag());
    }

    private static Reply assignment(String assignment, String tag) {
        return new Reply(200, new TreeMap<>(), new Reply.Body.Bytes(assignment.getBytes(StandardCharsets.UTF_8)))
                .with("Content-Type", "application/json")
                .with("ETag", tag);
    }

    private Reply plan(Request request) {
        InstanceName instance = instances.agent(request.caller()).instance();
        PlanReport report = PlanReportJson.read(request.body());
        requireSame(request, report.deployment());
        return told(
                request,
                instance,
                new RolloutEvent.PlanReported(instance, report, deployments.now()),
                report.deployment());
    }

    private Reply progress(Request request) {
        InstanceName instance = instances.agent(request.caller()).instance();
        Progress progress = ProgressJson.read(request.body());
        requireSame(request, progress.deployment());
        return told(
                request,
                instance,
                new RolloutEvent.Progressed(instance, progress, deployments.now()),
                progress.deployment());
    }

    private static void requireSame(Request request, DeploymentId deployment) {
        if (!request.parameter("deployment").equals(deployment.value())) {
            throw Refusals.malformed("the path and the body name different deployments");
        }
    }

    private Reply told(Request request, InstanceName instance, RolloutEvent event, DeploymentId deployment) {
        watch.hear(instance, event.at());
        Change change = deployments.on(deployment, event, request.caller().name());
        FleetProblems.refusal(change).ifPresent(problem -> {
            throw new HttpProblem(409, problem.code(), problem.message());
        });
        return Reply.empty(204);
    }
}
