package dev.rubicon.al;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a {@code schema.json} says: an app that is not written in AL. Its format is ours and strict; docs/plain-apps.md has it. */
record PlainAppJson(AppIdentity identity, List<AppDependency> dependencies, Schema schema) {
    static final String PATH = "schema.json";

    /**
     * Whether a file of that name is such a document, rather than somebody's JSON schema. One that is no JSON is, if it has words of
     * ours: whoever wrote it will want to know.
     */
    static boolean isOne(byte[] bytes) {
        try {
            JsonNode node = Json.read(bytes, PATH);
            return node.has("tables") || node.has("publisher");
        } catch (InvalidInput e) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            return text.contains("\"tables\"") || text.contains("\"publisher\"");
        }
    }

    /** @throws InvalidInput with all that is wrong: RB12x, RB201 to RB203, RB669 */
    static PlainAppJson read(byte[] bytes) {
        JsonObject json = JsonObject.read(bytes, PATH);
        json.optionalString("$schema");
        json.optionalString("description");
        AppHead head = AppHead.read(json, PATH);
        Schema schema = PlainSchema.read(json);
        json.end();
        return new PlainAppJson(head.identity(), head.dependencies(), schema);
    }
}
