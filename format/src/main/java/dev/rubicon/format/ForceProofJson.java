package dev.rubicon.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.model.ForceProof;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Version;

/**
 * How a ForceVersion was proven, as JSON: {@code {"skipped": true}}, or {@code {"compared": [{"from": "1.0", "breaking": [{"code":
 * "SC102", "action": "drops field Customer.Fax"}]}]}}.
 */
public final class ForceProofJson {
    private ForceProofJson() {}

    public static ObjectNode write(ForceProof proof) {
        ObjectNode json = Json.object();
        switch (proof) {
            case ForceProof.Skipped skipped -> json.put("skipped", true);
            case ForceProof.Compared compared -> {
                ArrayNode starts = json.putArray("compared");
                compared.starts().forEach(start -> starts.add(write(start)));
            }
        }
        return json;
    }

    private static ObjectNode write(ForceProof.Start start) {
        ObjectNode json = Json.object().put("from", start.from().toString());
        ArrayNode changes = json.putArray("breaking");
        start.changes()
                .forEach(
                        change -> changes.addObject().put("code", change.code()).put("action", change.action()));
        return json;
    }

    /** @throws InvalidInput RB12x if the document is not what {@link #write} writes */
    static ForceProof read(JsonNode node, String what) {
        JsonObject json = JsonObject.of(node, "forceProof in " + what);
        boolean skipped = json.flag("skipped");
        ForceProof proof = skipped
                ? new ForceProof.Skipped()
                : new ForceProof.Compared(json.list("compared", start -> readStart(start, what)));
        json.end();
        return proof;
    }

    private static ForceProof.Start readStart(JsonNode node, String what) {
        JsonObject json = JsonObject.of(node, "a version compared in " + what);
        ForceProof.Start start = new ForceProof.Start(
                json.parsed("from", Version::parse), json.list("breaking", change -> readChange(change, what)));
        json.end();
        return start;
    }

    private static ForceProof.BreakingChange readChange(JsonNode node, String what) {
        JsonObject json = JsonObject.of(node, "a breaking change in " + what);
        ForceProof.BreakingChange change = new ForceProof.BreakingChange(json.string("code"), json.string("action"));
        json.end();
        return change;
    }
}
