package dev.rubicon.fleet.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Version;
import java.util.Optional;

/** {@code {"deployment": "d-42", "number": 1, "answer": "ready", "digest": "...", "steps": [...], "plan": {...}}}. */
public final class PlanReportJson {
    /** The largest that is read, in bytes. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final String WHAT = "the report of a plan";

    private PlanReportJson() {}

    public static ObjectNode write(PlanReport report) {
        ObjectNode json =
                Json.object().put("deployment", report.deployment().value()).put("number", report.number());
        switch (report.answer()) {
            case PlanReport.Answer.Ready ready -> {
                write(json.put("answer", "ready"), ready.plan());
                json.set("plan", Json.read(ready.document(), "a plan"));
            }
            case PlanReport.Answer.Refused refused -> {
                Fields.write(json.put("answer", "refused"), refused.problems());
                refused.document().ifPresent(document -> json.set("plan", Json.read(document, "a plan")));
            }
            case PlanReport.Answer.Delayed delayed -> Fields.write(json.put("answer", "delayed"), delayed.problems());
        }
        return json;
    }

    /** Adds {@code digest} and {@code steps}. */
    public static ObjectNode write(ObjectNode json, PlanOutline plan) {
        ArrayNode steps = json.put("digest", plan.digest().hex()).putArray("steps");
        plan.steps().forEach(step -> steps.add(write(step)));
        return json;
    }

    /** What {@link #write(ObjectNode, PlanOutline)} added. */
    public static PlanOutline outline(JsonObject json) {
        return new PlanOutline(json.parsed("digest", Digest::new), json.list("steps", PlanReportJson::step));
    }

    private static ObjectNode write(PlannedStep step) {
        ObjectNode json = Json.object()
                .put("action", Fields.word(step.action()))
                .put("id", step.id().value());
        step.from().ifPresent(from -> json.put("from", from.toString()));
        json.put("to", step.to().toString()).put("forced", step.forced());
        step.reasons().forEach(json.putArray("reasons")::add);
        return json.put("breaking", step.breaking()).put("lost", step.lost());
    }

    /** @throws InvalidInput RB120 to RB124, RB940 or RB941, if it is not what {@link #write} writes */
    public static PlanReport read(byte[] bytes) {
        JsonObject json = Fields.document(bytes, MAX_BYTES, WHAT);
        DeploymentId deployment = json.parsed("deployment", DeploymentId::new);
        long number = Fields.number(json, "number");
        String word = json.string("answer");
        PlanReport.Answer answer = switch (word) {
            case "ready" ->
                new PlanReport.Answer.Ready(
                        outline(json),
                        document(json)
                                .orElseThrow(() -> new InvalidInput(
                                        "RB122", WHAT + " has no 'plan'", "add the plan as a JSON object")));
            case "refused" -> new PlanReport.Answer.Refused(Fields.problems(json), document(json));
            case "delayed" -> new PlanReport.Answer.Delayed(Fields.problems(json));
            default -> throw Fields.unknown("the answer", word);
        };
        json.end();
        return new PlanReport(deployment, number, answer);
    }

    private static Optional<String> document(JsonObject json) {
        return json.optional("plan").map(plan -> {
            JsonObject.of(plan, "'plan' in " + WHAT);
            return Json.writeLine(plan);
        });
    }

    private static PlannedStep step(JsonNode node) {
        JsonObject json = JsonObject.of(node, "a step");
        PlannedStep step = new PlannedStep(
                Fields.word(json, "action", PlannedStep.Action.class),
                json.parsed("id", PackageId::new),
                json.optionalParsed("from", Version::parse),
                json.parsed("to", Version::parse),
                json.flag("forced"),
                json.strings("reasons"),
                Fields.count(json, "breaking"),
                Fields.number(json, "lost"));
        json.end();
        return step;
    }
}
