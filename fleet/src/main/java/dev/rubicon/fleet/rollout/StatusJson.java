package dev.rubicon.fleet.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.fleet.protocol.ApplyTime;
import dev.rubicon.fleet.protocol.Approval;
import dev.rubicon.fleet.protocol.AssignmentJson;
import dev.rubicon.fleet.protocol.Fields;
import dev.rubicon.fleet.protocol.PlanReportJson;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.Problem;
import java.util.List;

/** A {@link Status} as it is kept and shown: {@code {"state": "scheduled", "fence": 7, ...}}. */
public final class StatusJson {
    private StatusJson() {}

    /** Such as {@code awaiting approval}. */
    public static String word(Status status) {
        return switch (status) {
            case Status.Planning planning -> "planning";
            case Status.Planned planned -> "planned";
            case Status.Refused refused -> "refused";
            case Status.AwaitingApproval awaiting -> "awaiting approval";
            case Status.Scheduled scheduled -> "scheduled";
            case Status.Running running -> "running";
            case Status.Succeeded succeeded -> "succeeded";
            case Status.Failed failed -> "failed";
            case Status.Canceled canceled -> "canceled";
            case Status.Canceling canceling -> "canceling";
            case Status.Skipped skipped -> "skipped";
        };
    }

    public static ObjectNode write(Status status) {
        ObjectNode json = Json.object().put("state", word(status));
        switch (status) {
            case Status.Planning planning -> problems(json, planning.delayed());
            case Status.Planned planned -> approvals(PlanReportJson.write(json, planned.plan()), planned.approvals());
            case Status.Refused refused -> problems(json, refused.problems());
            case Status.AwaitingApproval awaiting ->
                approvals(PlanReportJson.write(json, awaiting.plan()), awaiting.approvals());
            case Status.Scheduled scheduled -> write(json, scheduled);
            case Status.Running running -> {
                approvals(PlanReportJson.write(json, running.plan()), running.approvals());
                write(json.put("fence", running.fence()), running.time())
                        .put("since", Fields.write(running.since()))
                        .put("step", running.step())
                        .put("of", running.of());
            }
            case Status.Succeeded succeeded ->
                json.put("fence", succeeded.fence()).put("at", Fields.write(succeeded.at()));
            case Status.Failed failed -> {
                approvals(PlanReportJson.write(json, failed.plan()), failed.approvals());
                problems(
                        json.put("fence", failed.fence())
                                .put("at", Fields.write(failed.at()))
                                .put("silent", failed.silent()),
                        failed.problems());
            }
            case Status.Canceled canceled -> json.put("by", canceled.by());
            case Status.Canceling canceling -> write(json.put("by", canceling.by()), canceling.accepted());
            case Status.Skipped skipped -> json.put("why", Fields.word(skipped.why()));
        }
        return json;
    }

    private static void write(ObjectNode json, Status.Scheduled scheduled) {
        approvals(PlanReportJson.write(json, scheduled.plan()), scheduled.approvals());
        write(json.put("fence", scheduled.fence()), scheduled.time()).put("accepted", scheduled.accepted());
    }

    private static ObjectNode write(ObjectNode json, ApplyTime time) {
        return json.put("notBefore", Fields.write(time.notBefore())).put("notAfter", Fields.write(time.notAfter()));
    }

    private static void approvals(ObjectNode json, List<Approval> approvals) {
        ArrayNode array = json.putArray("approvals");
        approvals.forEach(approval -> array.add(AssignmentJson.write(approval)));
    }

    private static void problems(ObjectNode json, List<Problem> problems) {
        if (!problems.isEmpty()) {
            Fields.write(json, problems);
        }
    }

    /** @throws dev.rubicon.model.InvalidInput RB120 to RB124 or RB940, if it is not what {@link #write} writes */
    public static Status read(JsonNode node) {
        JsonObject json = JsonObject.of(node, "the status of an instance");
        String word = json.string("state");
        Status status = switch (word) {
            case "planning" -> new Status.Planning(json.has("problems") ? Fields.problems(json) : List.of());
            case "planned" -> new Status.Planned(PlanReportJson.outline(json), approvals(json));
            case "refused" -> new Status.Refused(Fields.problems(json));
            case "awaiting approval" -> new Status.AwaitingApproval(PlanReportJson.outline(json), approvals(json));
            case "scheduled" -> scheduled(json);
            case "running" ->
                new Status.Running(
                        PlanReportJson.outline(json),
                        approvals(json),
                        Fields.number(json, "fence"),
                        time(json),
                        Fields.instant(json, "since"),
                        Fields.count(json, "step"),
                        Fields.count(json, "of"));
            case "succeeded" -> new Status.Succeeded(Fields.number(json, "fence"), Fields.instant(json, "at"));
            case "failed" ->
                new Status.Failed(
                        PlanReportJson.outline(json),
                        approvals(json),
                        Fields.number(json, "fence"),
                        Fields.instant(json, "at"),
                        Fields.problems(json),
                        json.flag("silent"));
            case "canceled" -> new Status.Canceled(Fields.text(json, "by"));
            case "canceling" -> new Status.Canceling(Fields.text(json, "by"), scheduled(json));
            case "skipped" -> new Status.Skipped(Fields.word(json, "why", Status.Why.class));
            default -> throw Fields.unknown("the status", word);
        };
        json.end();
        return status;
    }

    private static Status.Scheduled scheduled(JsonObject json) {
        return new Status.Scheduled(
                PlanReportJson.outline(json),
                approvals(json),
                Fields.number(json, "fence"),
                time(json),
                json.flag("accepted"));
    }

    private static ApplyTime time(JsonObject json) {
        return new ApplyTime(Fields.instant(json, "notBefore"), Fields.instant(json, "notAfter"));
    }

    private static List<Approval> approvals(JsonObject json) {
        return json.list("approvals", AssignmentJson::approval);
    }
}
