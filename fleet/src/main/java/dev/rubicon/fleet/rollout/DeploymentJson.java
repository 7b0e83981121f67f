package dev.rubicon.fleet.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.fleet.protocol.DeploymentId;
import dev.rubicon.fleet.protocol.DeploymentRequestJson;
import dev.rubicon.fleet.protocol.Fields;
import dev.rubicon.fleet.protocol.UpdateWindow;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;

/** A {@link Deployment} and its {@link Phase} as they are kept and shown. */
public final class DeploymentJson {
    private DeploymentJson() {}

    public static ObjectNode write(Deployment deployment) {
        ObjectNode json = Json.object()
                .put("id", deployment.id().value())
                .put("name", deployment.name())
                .put("kind", Fields.word(deployment.kind()));
        json.set("request", DeploymentRequestJson.write(deployment.request()));
        deployment.rings().forEach(json.putArray("rings")::add);
        json.put("canary", deployment.canary()).put("waveSize", deployment.waveSize());
        deployment.window().ifPresent(window -> json.put("window", window.toString()));
        Fields.write(json, deployment.hours());
        return json.put("maxFailures", deployment.maxFailures()).put("approvals", deployment.approvals());
    }

    /** @throws dev.rubicon.model.InvalidInput RB120 to RB126, RB940, RB943 or RB944, if it is not what {@link #write} writes */
    public static Deployment read(JsonNode node) {
        JsonObject json = JsonObject.of(node, "the deployment");
        Deployment deployment = new Deployment(
                json.parsed("id", DeploymentId::new),
                Fields.text(json, "name"),
                Fields.word(json, "kind", Deployment.Kind.class),
                DeploymentRequestJson.read(json.optional("request").orElseGet(Json::object)),
                json.strings("rings"),
                Fields.count(json, "canary"),
                Fields.count(json, "waveSize"),
                json.optionalParsed("window", UpdateWindow::parse),
                Fields.hours(json),
                Fields.count(json, "maxFailures"),
                Fields.count(json, "approvals"));
        json.end();
        return deployment;
    }

    /** Such as {@code paused}. */
    public static String word(Phase phase) {
        return switch (phase) {
            case Phase.Preparing preparing -> "preparing";
            case Phase.Going going -> "going";
            case Phase.Paused paused -> "paused";
            case Phase.Canceled canceled -> "canceled";
            case Phase.Finished finished -> "finished";
        };
    }

    public static ObjectNode write(Phase phase) {
        ObjectNode json = Json.object().put("phase", word(phase));
        switch (phase) {
            case Phase.Paused paused -> paused.by().ifPresent(by -> json.put("by", by));
            case Phase.Canceled canceled -> json.put("by", canceled.by());
            case Phase.Preparing preparing -> {}
            case Phase.Going going -> {}
            case Phase.Finished finished -> {}
        }
        return json;
    }

    /** @throws dev.rubicon.model.InvalidInput RB120 to RB124, if it is not what {@link #write(Phase)} writes */
    public static Phase readPhase(JsonNode node) {
        JsonObject json = JsonObject.of(node, "the phase of the deployment");
        String word = json.string("phase");
        Phase phase = switch (word) {
            case "preparing" -> new Phase.Preparing();
            case "going" -> new Phase.Going();
            case "paused" -> new Phase.Paused(json.optionalString("by"));
            case "canceled" -> new Phase.Canceled(json.string("by"));
            case "finished" -> new Phase.Finished();
            default -> throw Fields.unknown("the phase", word);
        };
        json.end();
        return phase;
    }
}
