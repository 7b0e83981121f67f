package dev.rubicon.server.fleet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.fleet.protocol.Fields;
import dev.rubicon.fleet.rollout.Operation;
import dev.rubicon.fleet.rollout.Rollout;
import dev.rubicon.fleet.rollout.StatusJson;
import dev.rubicon.fleet.rollout.Target;
import dev.rubicon.format.Json;

/** Deployments as people's programs see them. */
final class DeploymentJson {
    private DeploymentJson() {}

    static ObjectNode write(Deployments.Summary summary) {
        ObjectNode json = Json.object()
                .put("id", summary.id().value())
                .put("name", summary.name())
                .put("kind", summary.kind())
                .put("phase", summary.phase())
                .put("createdAt", Fields.write(summary.createdAt()))
                .put("createdBy", summary.createdBy());
        ObjectNode targets = json.putObject("instances");
        summary.targets().forEach(targets::put);
        return json;
    }

    static ObjectNode write(Deployments.Known known) {
        Rollout rollout = known.rollout();
        ObjectNode json = Json.object().put("id", rollout.deployment().id().value());
        json.setAll(NewDeployment.write(rollout.deployment()));
        json.put("createdAt", Fields.write(known.createdAt()))
                .put("createdBy", known.createdBy())
                .put("phase", RolloutStore.phase(rollout.phase()));
        RolloutStore.by(rollout.phase()).ifPresent(by -> json.put("phaseBy", by));
        json.put("wave", rollout.begun()).put("failures", rollout.failures());
        ArrayNode targets = json.putArray("instances");
        rollout.targets().values().forEach(target -> targets.add(write(target)));
        return json;
    }

    private static ObjectNode write(Target target) {
        ObjectNode json = Json.object()
                .put("instance", target.instance().value())
                .put("ring", target.ring())
                .put("wave", target.wave())
                .put("status", Operation.of(target).text());
        json.setAll(StatusJson.write(target.status()));
        return json;
    }
}
