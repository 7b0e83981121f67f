package dev.rubicon.server.fleet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.fleet.protocol.Approval;
import dev.rubicon.fleet.protocol.DeploymentId;
import dev.rubicon.fleet.rollout.Change;
import dev.rubicon.fleet.rollout.RolloutEvent;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Digest;
import dev.rubicon.server.web.Access;
import dev.rubicon.server.web.HttpProblem;
import dev.rubicon.server.web.Refusals;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Request;
import dev.rubicon.server.web.Route;
import dev.rubicon.server.web.Scope;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/** Deployments, for people. */
record DeploymentRoutes(Deployments deployments) {
    private static final int MOST = 1_000;
    private static final String ALL = "/api/v1/deployments";
    private static final String ONE = ALL + "/{id}";

    /** What somebody wants of a deployment: by whom, when. */
    private interface Wish extends BiFunction<String, Instant, RolloutEvent> {}

    /** The same of one of its instances. */
    private interface InstanceWish {
        RolloutEvent event(InstanceName instance, String by, Instant at);
    }

    List<Route> routes() {
        Access deploy = Access.needs(Scope.DEPLOY);
        Access read = Access.needs(Scope.READ);
        return List.of(
                Route.get(ALL, read, this::list),
                Route.post(ALL, deploy, this::create),
                Route.get(ONE, read, this::show),
                Route.get(ONE + "/plans/{instance}", read, this::plan),
                Route.post(ONE + "/start", deploy, request -> wish(request, RolloutEvent.Started::new)),
                Route.post(ONE + "/pause", deploy, request -> wish(request, RolloutEvent.Paused::new)),
                Route.post(ONE + "/resume", deploy, request -> wish(request, RolloutEvent.Resumed::new)),
                Route.post(ONE + "/cancel", deploy, request -> wish(request, RolloutEvent.Canceled::new)),
                Route.post(ONE + "/withdraw", deploy, request -> wish(request, RolloutEvent.Withdrawn::new)),
                Route.post(ONE + "/retry", deploy, request -> wish(request, RolloutEvent.Retried::new)),
                Route.post(ONE + "/approve", Access.needs(Scope.APPROVE), this::approve));
    }

    private Reply list(Request request) {
        int limit = limit(request);
        ArrayNode all = Json.array();
        deployments.newest(limit).forEach(summary -> all.add(DeploymentJson.write(summary)));
        ObjectNode body = Json.object();
        body.set("value", all);
        return Reply.json(body);
    }

    private static int limit(Request request) {
        try {
            int limit = Integer.parseInt(request.query("limit").orElse("100"));
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // As below.
        }
        throw Refusals.malformed("limit is a whole number from 1 to " + MOST);
    }

    private Reply create(Request request) {
        NewDeployment wanted = NewDeployment.read(request.json());
        DeploymentId id =
                deployments.create(wanted, request.caller().name()).deployment().id();
        return Reply.json(201, shown(id)).with("Location", ALL + "/" + id);
    }

    private ObjectNode shown(DeploymentId id) {
        return DeploymentJson.write(deployments.find(id).orElseThrow(() -> FleetProblems.noDeployment(id.value())));
    }

    private static DeploymentId id(Request request) {
        return new DeploymentId(request.parameter("id"));
    }

    private Reply show(Request request) {
        return Reply.json(shown(id(request)));
    }

    private Reply plan(Request request) {
        DeploymentId id = id(request);
        InstanceName instance = new InstanceName(request.parameter("instance"));
        String plan = deployments.plan(id, instance).orElseThrow(() -> FleetProblems.noPlan(id, instance));
        return Reply.text(200, "application/json", plan);
    }

    private Reply wish(Request request, Wish wish) {
        return done(request, wish.apply(request.caller().name(), deployments.now()));
    }

    private Reply wish(Request request, InstanceWish wish) {
        JsonObject json = request.json();
        InstanceName instance = json.parsed("instance", InstanceName::new);
        json.end();
        return done(request, wish.event(instance, request.caller().name(), deployments.now()));
    }

    private Reply approve(Request request) {
        JsonObject json = request.json();
        InstanceName instance = json.parsed("instance", InstanceName::new);
        Digest plan = json.parsed("plan", Digest::new);
        json.end();
        return done(
                request,
                new RolloutEvent.Approved(
                        instance, new Approval(request.caller().name(), plan, deployments.now())));
    }

    private Reply done(Request request, RolloutEvent event) {
        DeploymentId id = id(request);
        Change change = deployments.on(id, event, request.caller().name());
        FleetProblems.refusal(change).ifPresent(problem -> {
            throw new HttpProblem(409, problem.code(), problem.message());
        });
        return Reply.json(shown(id));
    }
}
