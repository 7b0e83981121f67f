package dev.rubicon.server.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.rubicon.format.Json;
import dev.rubicon.server.web.Route;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Whether replies are as the server's OpenAPI document says, by a reader of schemas that is not ours. */
public final class ReplyCheck {
    private static final SchemaRegistry READER = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode document;
    private final Map<String, Schema> known = new ConcurrentHashMap<>();

    /** @param document as it is served */
    public ReplyCheck(JsonNode document) {
        this.document = document;
    }

    public static ReplyCheck of(List<Route> routes) {
        return new ReplyCheck(ApiDocument.of(routes));
    }

    /** What is wrong with a reply; empty if it is as the document says. */
    public List<String> problems(HttpResponse<String> reply) {
        Optional<JsonNode> operation = operation(
                reply.request().method().toLowerCase(Locale.ROOT), reply.uri().getRawPath());
        if (operation.isEmpty()) {
            return List.of();
        }
        JsonNode responses = operation.get().get("responses");
        String status = String.valueOf(reply.statusCode());
        boolean unexpected = !responses.has(status);
        JsonNode response = responses.path(unexpected ? "default" : status);
        if (unexpected && reply.statusCode() < 400 && !response.at("/content").has("text/html")) {
            return List.of("the status " + status + " is not in the document");
        }
        return problems(response, reply);
    }

    private List<String> problems(JsonNode response, HttpResponse<String> reply) {
        String type = reply.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            return reply.body().isEmpty() ? List.of() : List.of("there is a body");
        }
        if (content.has("*/*") || content.has("text/html")) {
            return List.of();
        }
        JsonNode schema = content.path(type).path("schema");
        if (schema.isMissingNode()) {
            return content.has(type) ? List.of() : List.of("its type is " + type);
        }
        List<String> problems = new ArrayList<>();
        schema(schema).validate(reply.body(), InputFormat.JSON).forEach(error -> problems.add(error.toString()));
        return problems;
    }

    // What a schema refers to is looked for in the document that it is in.
    private Schema schema(JsonNode schema) {
        return known.computeIfAbsent(schema.toString(), any -> {
            ObjectNode whole = ((ObjectNode) schema).deepCopy();
            whole.set("components", Json.object().set("schemas", document.at("/components/schemas")));
            return READER.getSchema(whole.toString(), InputFormat.JSON);
        });
    }

    private Optional<JsonNode> operation(String method, String path) {
        return document.get("paths").properties().stream()
                .filter(entry -> entry.getValue().has(method))
                .filter(entry -> pattern(entry.getKey()).matcher(path).matches())
                .map(entry -> entry.getValue().get(method))
                .findFirst();
    }

    private static Pattern pattern(String path) {
        String any = path.matches("/(repository/\\{path}|console/.*|docs/.*)") ? ".+" : "[^/]+";
        return Pattern.compile(path.replace(".", "\\.").replaceAll("\\{[^}]*}", any));
    }
}
