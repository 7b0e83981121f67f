package dev.rubicon.fleet.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.fleet.protocol.Assignment;
import dev.rubicon.fleet.protocol.AssignmentJson;
import dev.rubicon.fleet.protocol.Fields;
import dev.rubicon.fleet.protocol.Progress;
import dev.rubicon.fleet.protocol.ProgressJson;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The file of an {@link AgentState}. */
public final class AgentStateJson {
    private static final int FORMAT = 1;

    private AgentStateJson() {}

    public static ObjectNode write(AgentState state) {
        ObjectNode json = Json.object().put("format", FORMAT);
        state.task().ifPresent(task -> {
            ObjectNode node = json.putObject("task");
            node.put("stage", word(task.stage())).put("tries", task.tries());
            node.set("work", AssignmentJson.write(task.work()));
        });
        state.toPlan().ifPresent(assignment -> json.set("toPlan", AssignmentJson.write(assignment)));
        state.toTell().ifPresent(progress -> json.set("toTell", ProgressJson.write(progress)));
        state.last().ifPresent(progress -> json.set("last", ProgressJson.write(progress)));
        return json;
    }

    /** Such as {@code held}. */
    public static String word(Task.Stage stage) {
        return switch (stage) {
            case Task.Stage.Offered offered -> "offered";
            case Task.Stage.Asking asking -> "asking";
            case Task.Stage.Held held -> "held";
            case Task.Stage.Begun begun -> "begun";
            case Task.Stage.Over over -> "over";
        };
    }

    /** @throws InvalidInput RB120 to RB126, RB705 or RB940, if it is not what {@link #write} writes */
    public static AgentState read(byte[] bytes, String what) {
        JsonObject json = JsonObject.read(bytes, what);
        if (json.integer("format") != FORMAT) {
            throw new InvalidInput("RB705", what + " has an unknown format", "a newer Rubicon wrote it; use that one");
        }
        AgentState state = new AgentState(
                json.optional("task").map(AgentStateJson::task),
                json.optional("toPlan").map(AgentStateJson::deployed),
                json.optional("toTell").map(AgentStateJson::progress),
                json.optional("last").map(AgentStateJson::progress));
        json.end();
        return state;
    }

    private static Task task(JsonNode node) {
        JsonObject json = JsonObject.of(node, "the task of the agent");
        int tries = Fields.count(json, "tries");
        String word = json.string("stage");
        Task.Stage stage = switch (word) {
            case "offered" -> new Task.Stage.Offered();
            case "asking" -> new Task.Stage.Asking();
            case "held" -> new Task.Stage.Held(tries);
            case "begun" -> new Task.Stage.Begun(tries);
            case "over" -> new Task.Stage.Over();
            default -> throw Fields.unknown("the stage", word);
        };
        if (!(assignment(json.optional("work").orElseGet(Json::object)) instanceof Assignment.Apply work)) {
            throw Fields.unknown("the task's work", "another assignment");
        }
        json.end();
        return new Task(work, stage);
    }

    private static Assignment.Deployed deployed(JsonNode node) {
        if (assignment(node) instanceof Assignment.Deployed deployed) {
            return deployed;
        }
        throw Fields.unknown("what is to be planned", "nothing");
    }

    private static Assignment assignment(JsonNode node) {
        return AssignmentJson.read(Json.writeLine(node).getBytes(StandardCharsets.UTF_8));
    }

    private static Progress progress(JsonNode node) {
        return ProgressJson.read(Json.writeLine(node).getBytes(StandardCharsets.UTF_8));
    }

    /** What there is to say, for a file that may not be there. */
    static AgentState readOrEmpty(Optional<byte[]> bytes, String what) {
        return bytes.map(there -> read(there, what)).orElse(AgentState.EMPTY);
    }
}
