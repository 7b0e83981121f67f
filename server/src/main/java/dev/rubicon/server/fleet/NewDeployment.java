package dev.rubicon.server.fleet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.fleet.protocol.DeploymentId;
import dev.rubicon.fleet.protocol.DeploymentRequest;
import dev.rubicon.fleet.protocol.DeploymentRequestJson;
import dev.rubicon.fleet.protocol.Fields;
import dev.rubicon.fleet.protocol.Hours;
import dev.rubicon.fleet.protocol.UpdateWindow;
import dev.rubicon.fleet.rollout.Deployment;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.installer.instance.InstanceName;
import java.util.List;
import java.util.Optional;

/**
 * A deployment that somebody wants; the components are those of {@link Deployment}.
 *
 * @param rings names of rings, or {@code @} and the name of one instance
 */
public record NewDeployment(
        String name,
        Deployment.Kind kind,
        DeploymentRequest request,
        List<String> rings,
        int canary,
        int waveSize,
        Optional<UpdateWindow> window,
        Hours hours,
        int maxFailures,
        int approvals) {
    private static final int USUAL_WAVE = 10;

    /** @throws dev.rubicon.model.InvalidInput RB940 if the name is not one line */
    public NewDeployment {
        rings = List.copyOf(rings);
        Fields.text(JsonObject.of(Json.object().put("name", name), "the deployment"), "name");
    }

    /** Of one instance alone. */
    public static NewDeployment ofOne(
            InstanceName instance, String name, Deployment.Kind kind, DeploymentRequest request, Hours hours) {
        return new NewDeployment(
                name, kind, request, List.of(Rings.alone(instance)), 0, 1, Optional.empty(), hours, 1, 1);
    }

    /** @throws dev.rubicon.model.InvalidInput RB944 */
    Deployment as(DeploymentId id) {
        return new Deployment(id, name, kind, request, rings, canary, waveSize, window, hours, maxFailures, approvals);
    }

    ObjectNode json() {
        return write(as(new DeploymentId("new")));
    }

    /** All but the id. */
    static ObjectNode write(Deployment deployment) {
        ObjectNode json = Json.object().put("name", deployment.name()).put("kind", Fields.word(deployment.kind()));
        json.set("request", DeploymentRequestJson.write(deployment.request()));
        deployment.rings().forEach(json.putArray("rings")::add);
        json.put("canary", deployment.canary()).put("waveSize", deployment.waveSize());
        deployment.window().ifPresent(window -> json.put("window", window.toString()));
        Fields.write(json, deployment.hours());
        return json.put("maxFailures", deployment.maxFailures()).put("approvals", deployment.approvals());
    }

    /** Numbers that are not given are 0 canaries, waves of 10, and 1; the kind is then an upgrade. */
    static NewDeployment read(JsonObject json) {
        NewDeployment wanted = new NewDeployment(
                Fields.text(json, "name"),
                json.has("kind") ? Fields.word(json, "kind", Deployment.Kind.class) : Deployment.Kind.UPGRADE,
                DeploymentRequestJson.read(json.optional("request").orElseGet(Json::object)),
                json.strings("rings"),
                count(json, "canary", 0),
                count(json, "waveSize", USUAL_WAVE),
                json.optionalParsed("window", UpdateWindow::parse),
                Fields.hours(json),
                count(json, "maxFailures", 1),
                count(json, "approvals", 1));
        json.end();
        return wanted;
    }

    private static int count(JsonObject json, String key, int usual) {
        return json.has(key) ? Fields.count(json, key) : usual;
    }
}
