package dev.rubicon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Deployments of a server, for people. */
final class DeploymentText {
    private static final int DIGITS = 12;

    private DeploymentText() {}

    static List<String> list(JsonNode deployments) {
        TextTable table = new TextTable("ID", "PHASE", "KIND", "INSTANCES", "MADE BY", "NAME");
        deployments.forEach(one -> {
            StringJoiner counts = new StringJoiner(", ");
            one.path("instances")
                    .properties()
                    .forEach(count -> counts.add(count.getValue().asText() + " " + count.getKey()));
            table.row(
                    one.path("id").asText(),
                    one.path("phase").asText(),
                    one.path("kind").asText(),
                    counts.toString(),
                    one.path("createdBy").asText(),
                    one.path("name").asText());
        });
        return table.lines();
    }

    static List<String> show(JsonNode deployment) {
        String id = deployment.path("id").asText();
        List<String> lines = new ArrayList<>();
        lines.add(id + " '" + deployment.path("name").asText() + "', "
                + deployment.path("kind").asText() + ": "
                + deployment.path("phase").asText()
                + (deployment.has("phaseBy")
                        ? " by " + deployment.path("phaseBy").asText()
                        : "")
                + (deployment.path("failures").asInt() > 0
                        ? ", " + Terminal.count(deployment.path("failures").asInt(), "failure")
                        : ""));
        TextTable table = new TextTable("INSTANCE", "RING", "WAVE", "STATE", "PLAN", "WHAT");
        List<String> waiting = new ArrayList<>();
        for (JsonNode one : deployment.path("instances")) {
            String digest = one.path("digest").asText();
            String plan = digest.substring(0, Math.min(DIGITS, digest.length()));
            table.row(
                    one.path("instance").asText(),
                    one.path("ring").asText(),
                    one.path("wave").asText(),
                    state(one),
                    plan.isEmpty() ? "-" : plan,
                    what(one));
            if (one.path("state").asText().equals("awaiting approval")) {
                waiting.add("  rubicon deployment approve " + id + " "
                        + one.path("instance").asText() + " --plan " + plan);
            }
        }
        lines.addAll(table.lines());
        if (!waiting.isEmpty()) {
            lines.add("these wait for an approval:");
            lines.addAll(waiting);
        }
        return lines;
    }

    private static String state(JsonNode one) {
        String state = one.path("state").asText();
        return switch (state) {
            case "running" ->
                state + " " + one.path("step").asText() + "/" + one.path("of").asText();
            case "scheduled" -> one.path("accepted").asBoolean() ? "accepted" : state;
            case "skipped" -> state + ": " + one.path("why").asText();
            default -> state;
        };
    }

    private static String what(JsonNode one) {
        StringJoiner what = new StringJoiner("; ");
        for (JsonNode step : one.path("steps")) {
            long lost = step.path("lost").asLong();
            what.add(step.path("action").asText() + " " + step.path("id").asText()
                    + (step.has("from") ? " " + step.path("from").asText() + " ->" : "")
                    + " " + step.path("to").asText()
                    + (step.path("forced").asBoolean() ? ", forced" : "")
                    + (lost == 0 ? "" : lost == 1 ? ", loses 1 value or row" : ", loses " + lost + " values or rows"));
        }
        one.path("problems")
                .forEach(problem -> what.add(problem.path("code").asText() + " "
                        + problem.path("message").asText()));
        return what.toString();
    }
}
