package dev.rubicon.fleet.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.Digest;
import java.nio.charset.StandardCharsets;

/** {@code {"kind": "apply", "deployment": "d-42", "fence": 7, ...}}; kinds are nothing, prepare, download, apply and cancel. */
public final class AssignmentJson {
    /** The largest that is read, in bytes. */
    public static final int MAX_BYTES = 1024 * 1024;

    private static final String WHAT = "the assignment";

    private AssignmentJson() {}

    /** Names the content in HTTP, quotes included: two assignments have one only if they are equal. */
    public static String tag(Assignment assignment) {
        byte[] line = Json.writeLine(write(assignment)).getBytes(StandardCharsets.UTF_8);
        return "\"" + Digest.of(line).hex().substring(0, 32) + "\"";
    }

    public static ObjectNode write(Assignment assignment) {
        return switch (assignment) {
            case Assignment.Nothing nothing -> Json.object().put("kind", "nothing");
            case Assignment.Prepare prepare -> {
                ObjectNode json = deployed("prepare", prepare).put("number", prepare.number());
                yield json.set("request", DeploymentRequestJson.write(prepare.request()));
            }
            case Assignment.Download download -> {
                ObjectNode json = deployed("download", download).put("number", download.number());
                json.set("request", DeploymentRequestJson.write(download.request()));
                yield json.put("plan", download.plan().hex());
            }
            case Assignment.Apply apply -> apply(apply);
            case Assignment.Cancel cancel -> deployed("cancel", cancel).put("fence", cancel.fence());
        };
    }

    private static ObjectNode deployed(String kind, Assignment.Deployed deployed) {
        return Json.object()
                .put("kind", kind)
                .put("deployment", deployed.deployment().value());
    }

    private static ObjectNode apply(Assignment.Apply apply) {
        ObjectNode json = deployed("apply", apply).put("fence", apply.fence());
        json.set("request", DeploymentRequestJson.write(apply.request()));
        json.put("plan", apply.plan().hex())
                .put("notBefore", Fields.write(apply.time().notBefore()))
                .put("notAfter", Fields.write(apply.time().notAfter()));
        ArrayNode approvals = json.putArray("approvals");
        apply.approvals().forEach(approval -> approvals.add(write(approval)));
        Fields.write(json, apply.hours());
        return json;
    }

    public static ObjectNode write(Approval approval) {
        return Json.object()
                .put("by", approval.by())
                .put("plan", approval.plan().hex())
                .put("at", Fields.write(approval.at()));
    }

    public static Approval approval(JsonNode node) {
        JsonObject json = JsonObject.of(node, "an approval");
        Approval approval =
                new Approval(Fields.text(json, "by"), json.parsed("plan", Digest::new), Fields.instant(json, "at"));
        json.end();
        return approval;
    }

    /** @throws dev.rubicon.model.InvalidInput RB120 to RB126, RB940, RB941 or RB944, if it is not what {@link #write} writes */
    public static Assignment read(byte[] bytes) {
        JsonObject json = Fields.document(bytes, MAX_BYTES, WHAT);
        String kind = json.string("kind");
        Assignment assignment = switch (kind) {
            case "nothing" -> new Assignment.Nothing();
            case "prepare" -> new Assignment.Prepare(deployment(json), Fields.number(json, "number"), request(json));
            case "download" ->
                new Assignment.Download(
                        deployment(json),
                        Fields.number(json, "number"),
                        request(json),
                        json.parsed("plan", Digest::new));
            case "apply" ->
                new Assignment.Apply(
                        deployment(json),
                        Fields.number(json, "fence"),
                        request(json),
                        json.parsed("plan", Digest::new),
                        new ApplyTime(Fields.instant(json, "notBefore"), Fields.instant(json, "notAfter")),
                        json.list("approvals", AssignmentJson::approval),
                        Fields.hours(json));
            case "cancel" -> new Assignment.Cancel(deployment(json), Fields.number(json, "fence"));
            default -> throw Fields.unknown("the kind of assignment", kind);
        };
        json.end();
        return assignment;
    }

    private static DeploymentId deployment(JsonObject json) {
        return json.parsed("deployment", DeploymentId::new);
    }

    private static DeploymentRequest request(JsonObject json) {
        return DeploymentRequestJson.read(json.optional("request").orElseGet(Json::object));
    }
}
