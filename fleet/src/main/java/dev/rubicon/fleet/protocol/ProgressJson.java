package dev.rubicon.fleet.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.InvalidInput;

/** {@code {"deployment": "d-42", "fence": 7, "state": "running", "step": 1, "of": 3, "at": "..."}}. */
public final class ProgressJson {
    /** The largest that is read, in bytes. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final String WHAT = "the progress";

    private ProgressJson() {}

    public static ObjectNode write(Progress progress) {
        ObjectNode json =
                Json.object().put("deployment", progress.deployment().value()).put("fence", progress.fence());
        switch (progress.state()) {
            case Progress.State.Accepted accepted -> json.put("state", "accepted");
            case Progress.State.Running running ->
                json.put("state", "running").put("step", running.step()).put("of", running.of());
            case Progress.State.Succeeded succeeded -> json.put("state", "succeeded");
            case Progress.State.Failed failed -> Fields.write(json.put("state", "failed"), failed.problems());
            case Progress.State.Refused refused -> Fields.write(json.put("state", "refused"), refused.problems());
            case Progress.State.Skipped skipped -> json.put("state", "skipped");
        }
        return json.put("at", Fields.write(progress.at()));
    }

    /** @throws InvalidInput RB120 to RB124, RB940 or RB941, if it is not what {@link #write} writes */
    public static Progress read(byte[] bytes) {
        return read(Fields.document(bytes, MAX_BYTES, WHAT));
    }

    static Progress read(JsonNode node) {
        return read(JsonObject.of(node, WHAT));
    }

    private static Progress read(JsonObject json) {
        DeploymentId deployment = json.parsed("deployment", DeploymentId::new);
        long fence = Fields.number(json, "fence");
        String word = json.string("state");
        Progress.State state = switch (word) {
            case "accepted" -> new Progress.State.Accepted();
            case "running" -> running(json);
            case "succeeded" -> new Progress.State.Succeeded();
            case "failed" -> new Progress.State.Failed(Fields.problems(json));
            case "refused" -> new Progress.State.Refused(Fields.problems(json));
            case "skipped" -> new Progress.State.Skipped();
            default -> throw Fields.unknown("the state of the update", word);
        };
        Progress progress = new Progress(deployment, fence, state, Fields.instant(json, "at"));
        json.end();
        return progress;
    }

    private static Progress.State running(JsonObject json) {
        int step = Fields.count(json, "step");
        int of = Fields.count(json, "of");
        if (step < 1 || step > of) {
            throw new InvalidInput("RB940", "there is no step " + step + " of " + of, "count steps from 1");
        }
        return new Progress.State.Running(step, of);
    }
}
