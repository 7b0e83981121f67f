package dev.rubicon.server.fleet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.server.token.TokenText;
import dev.rubicon.server.web.Access;
import dev.rubicon.server.web.Refusals;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Request;
import dev.rubicon.server.web.Route;
import dev.rubicon.server.web.Scope;
import java.time.Duration;
import java.util.List;

/** The instances of the fleet, for people. */
record InstanceRoutes(Instances instances) {
    private static final int MOST_DAYS = 90;
    private static final int USUAL_DAYS = 7;

    List<Route> routes() {
        String one = "/api/v1/fleet/instances/{name}";
        return List.of(
                Route.get("/api/v1/fleet/instances", Access.needs(Scope.READ), this::list),
                Route.get(one, Access.needs(Scope.READ), this::show),
                Route.post(one + "/ring", Access.needs(Scope.DEPLOY), this::move),
                Route.post(one + "/invite", Access.needs(Scope.ADMIN), this::invite),
                Route.post(one + "/revoke", Access.needs(Scope.ADMIN), this::revoke));
    }

    private Reply list(Request request) {
        ArrayNode all = Json.array();
        // Of thousands of instances, all apps are too much.
        instances
                .all(request.query("ring"))
                .forEach(instance -> all.add(instance.json().without("apps")));
        ObjectNode body = Json.object();
        body.set("value", all);
        return Reply.json(body);
    }

    private static InstanceName name(Request request) {
        return new InstanceName(request.parameter("name"));
    }

    private Reply show(Request request) {
        InstanceName name = name(request);
        return Reply.json(instances
                .find(name)
                .orElseThrow(() -> FleetProblems.noInstance(name))
                .json());
    }

    private Reply move(Request request) {
        JsonObject json = request.json();
        String ring = json.string("ring");
        json.end();
        instances.move(name(request), ring, request.caller().name());
        return show(request);
    }

    private Reply invite(Request request) {
        JsonObject json = request.json();
        String ring = json.optionalString("ring").orElse(Rings.USUAL);
        long days = json.has("days") ? json.integer("days") : USUAL_DAYS;
        json.end();
        if (days < 1 || days > MOST_DAYS) {
            throw Refusals.malformed("a registration token is good for 1 to " + MOST_DAYS + " days");
        }
        InstanceName name = name(request);
        TokenText text = instances.invite(
                name, ring, Duration.ofDays(days), request.caller().name());
        return Reply.json(
                201,
                Json.object().put("instance", name.value()).put("ring", ring).put("token", text.shown()));
    }

    private Reply revoke(Request request) {
        InstanceName name = name(request);
        return Reply.json(Json.object()
                .put("instance", name.value())
                .put("revoked", instances.revoke(name, request.caller().name())));
    }
}
