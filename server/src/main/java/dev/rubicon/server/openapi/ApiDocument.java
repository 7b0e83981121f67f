package dev.rubicon.server.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.server.web.Access;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server's routes as an OpenAPI document, version 3.1. Paths, methods, parameters, scopes and lengths come from the routes; what is
 * sent and answered is in {@code operations.json} beside this class, a line a route, by the names of {@code schemas.json}.
 */
public final class ApiDocument {
    public static final String PATH = "/openapi.json";

    private static final Pattern PARAMETER = Pattern.compile("\\{\\+?([A-Za-z]+)}");

    private final ObjectNode operations = resource("operations.json");
    private final ObjectNode schemas = resource("schemas.json");

    private ApiDocument() {}

    /** The routes, and the one that says what they are. */
    public static List<Route> with(List<Route> routes) {
        byte[][] bytes = new byte[1][];
        List<Route> all = new ArrayList<>(
                List.of(Route.get(PATH, Access.anybody(), request -> Reply.bytes("application/json", bytes[0]))));
        all.addAll(routes);
        bytes[0] = Json.write(of(all)).getBytes(StandardCharsets.UTF_8);
        return List.copyOf(all);
    }

    static ObjectNode of(List<Route> routes) {
        return new ApiDocument().document(routes);
    }

    private static ObjectNode resource(String name) {
        try (InputStream in = ApiDocument.class.getResourceAsStream(name)) {
            return (ObjectNode) Json.read(in.readAllBytes(), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode document(List<Route> routes) {
        ObjectNode document = Json.object().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Rubicon")
                .put("version", "1")
                .put("description", "Updates of apps that own database tables.");
        ObjectNode paths = document.putObject("paths");
        routes.forEach(route -> paths.withObjectProperty(path(route))
                .set(route.verb().name().toLowerCase(Locale.ROOT), operation(route)));
        ObjectNode components = document.putObject("components");
        components.set("schemas", schemas);
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer");
        return document;
    }

    private static String path(Route route) {
        return PARAMETER.matcher(route.path()).replaceAll("{$1}");
    }

    // Two versions of one API differ in nothing else.
    private JsonNode written(Route route) {
        return operations.path(route.verb() + " " + path(route).replaceFirst("^/v1\\.3/", "/v1.4/"));
    }

    private ObjectNode operation(Route route) {
        JsonNode written = written(route);
        ObjectNode operation =
                Json.object().put("summary", written.path("summary").asText(isPage(route) ? "A page for people" : ""));
        parameters(route, written, operation.putArray("parameters"));
        ArrayNode security = operation.putArray("security");
        switch (route.access()) {
            case Access.Anybody anybody -> {}
            case Access.Needs needs ->
                security.addObject().putArray("token").add(needs.scope().toString());
        }
        if (written.has("body")) {
            ObjectNode body = operation.putObject("requestBody").put("required", true);
            content(body, written.get("body").asText());
            operation.put("x-most-bytes", route.maxBytes());
        }
        responses(route, written, operation.putObject("responses"));
        return operation;
    }

    /** Whether it is for people and their browsers. */
    static boolean isPage(Route route) {
        return route.path().equals("/") || route.path().matches("/(console|docs)(/.*)?");
    }

    private static void parameters(Route route, JsonNode written, ArrayNode parameters) {
        Matcher names = PARAMETER.matcher(route.path());
        while (names.find()) {
            parameter(parameters, names.group(1), "path").put("required", true);
        }
        written.path("query")
                .properties()
                .forEach(one -> parameter(parameters, one.getKey(), "query")
                        .put("description", one.getValue().asText()));
        written.path("headers")
                .properties()
                .forEach(one -> parameter(parameters, one.getKey(), "header")
                        .put("description", one.getValue().asText()));
    }

    private static ObjectNode parameter(ArrayNode parameters, String name, String in) {
        ObjectNode parameter = parameters.addObject().put("name", name).put("in", in);
        parameter.putObject("schema").put("type", "string");
        return parameter;
    }

    private static void responses(Route route, JsonNode written, ObjectNode responses) {
        written.path("answers").properties().forEach(answer -> {
            ObjectNode response = responses
                    .putObject(answer.getKey())
                    .put("description", answer.getKey().equals("304") ? "what is known is so still" : "done");
            content(response, answer.getValue().asText());
        });
        ObjectNode other = responses
                .putObject("default")
                .put("description", isPage(route) ? "a page, or where to find it" : "what is wrong");
        if (isPage(route)) {
            content(other, "text/html");
        } else if (route.path().startsWith("/admin/")) {
            ArrayNode either = other.putObject("content")
                    .putObject("application/json")
                    .putObject("schema")
                    .putArray("anyOf");
            either.add(reference("AdminError"));
            either.add(reference("Error"));
        } else {
            content(other, "Error");
        }
    }

    /** @param what a media type, the name of a schema, such a name in brackets for a list of these, or nothing */
    private static void content(ObjectNode target, String what) {
        if (what.isEmpty()) {
            return;
        }
        ObjectNode content = target.putObject("content");
        if (what.contains("/")) {
            content.putObject(what);
            return;
        }
        ObjectNode json = content.putObject("application/json");
        if (!what.startsWith("[")) {
            json.set("schema", reference(what));
            return;
        }
        ObjectNode list = json.putObject("schema").put("type", "object").put("additionalProperties", false);
        list.putArray("required").add("value");
        list.putObject("properties")
                .putObject("value")
                .put("type", "array")
                .set("items", reference(what.substring(1, what.length() - 1)));
    }

    private static ObjectNode reference(String schema) {
        return Json.object().put("$ref", "#/components/schemas/" + schema);
    }
}
