package dev.rubicon.server.console.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The update path of an instance: a lane for each package, with a stop for each version that it comes through. */
record PlanPicture(List<Lane> lanes) {
    private static final String NOTHING = "not installed";

    /**
     * The way of a package.
     *
     * @param start the version whose data the instance has, or that there is none
     */
    record Lane(String id, String start, List<Leg> legs) {}

    /**
     * From one stop to the next.
     *
     * @param to a version, or that the package goes
     * @param crossing whether data may be lost on it
     * @param label why it may be; empty if not
     */
    record Leg(String to, boolean crossing, String label, List<Change> changes) {}

    /**
     * What happens to a table.
     *
     * @param rows of the table; empty if it concerns none of them
     * @param lost rows that lose something
     * @param samples of these
     */
    record Change(String code, String action, boolean breaking, String rows, long lost, List<Sample> samples) {}

    /** A row that loses something. @param key what names it */
    record Sample(String key, String lost) {}

    /** Of a plan as an agent reports it. */
    static PlanPicture of(JsonNode plan) {
        Map<String, Lane> lanes = new LinkedHashMap<>();
        for (JsonNode step : plan.path("steps")) {
            String id = step.path("id").asText();
            switch (step.path("action").asText()) {
                case "leave" -> {}
                case "uninstall" -> add(lanes, id, step.path("version").asText(), removal(step));
                default -> add(lanes, id, step.path("from").asText(NOTHING), move(step));
            }
        }
        return new PlanPicture(List.copyOf(lanes.values()));
    }

    private static void add(Map<String, Lane> lanes, String id, String start, Leg leg) {
        Lane lane = lanes.getOrDefault(id, new Lane(id, start, List.of()));
        List<Leg> legs = new ArrayList<>(lane.legs());
        legs.add(leg);
        lanes.put(id, new Lane(id, lane.start(), List.copyOf(legs)));
    }

    private static Leg removal(JsonNode step) {
        List<Change> changes = changes(step);
        boolean goes = step.path("data").asText().equals("goes");
        boolean crossing = goes || loses(changes);
        return new Leg("removed", crossing, goes ? "its tables go" : crossing ? lost(changes) : "", changes);
    }

    private static Leg move(JsonNode step) {
        List<Change> changes = changes(step);
        StringJoiner why = new StringJoiner(", ");
        step.path("reasons").forEach(reason -> why.add(reason.asText()));
        boolean forced = why.length() > 0;
        if (loses(changes)) {
            why.add(lost(changes));
        }
        return new Leg(step.path("to").asText(), forced || loses(changes), why.toString(), changes);
    }

    private static boolean loses(List<Change> changes) {
        return changes.stream().anyMatch(change -> change.lost() > 0);
    }

    private static String lost(List<Change> changes) {
        long lost = changes.stream().mapToLong(Change::lost).sum();
        return lost == 1 ? "loses 1 value or row" : "loses " + lost + " values or rows";
    }

    private static List<Change> changes(JsonNode step) {
        List<Change> changes = new ArrayList<>();
        for (JsonNode app : step.path("apps")) {
            for (JsonNode change : app.path("changes")) {
                List<Sample> samples = new ArrayList<>();
                change.path("samples").forEach(row -> samples.add(sample(row)));
                changes.add(new Change(
                        change.path("code").asText(),
                        change.path("change").asText(),
                        change.path("breaking").asBoolean(),
                        change.path("rows").asText(),
                        change.path("lost").asLong(),
                        List.copyOf(samples)));
            }
        }
        return List.copyOf(changes);
    }

    private static Sample sample(JsonNode row) {
        String company = row.path("company").asText("");
        String key = cells(row.path("key"));
        return new Sample(company.isEmpty() ? key : company + ": " + key, cells(row.path("lost")));
    }

    private static String cells(JsonNode cells) {
        StringJoiner joined = new StringJoiner(", ");
        cells.properties()
                .forEach(cell ->
                        joined.add(cell.getKey() + " = " + cell.getValue().asText()));
        return joined.toString();
    }

    boolean isEmpty() {
        return lanes.isEmpty();
    }
}
