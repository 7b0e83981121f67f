package dev.rubicon.server.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.server.TestCatalog;
import dev.rubicon.server.TestServer;
import dev.rubicon.server.web.Access;
import dev.rubicon.server.web.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document against the real routes. That replies are as it says, every test of the server checks: {@link TestServer#send}. */
class ApiDocumentTest {
    @TempDir
    private static Path folder;

    private static TestServer server;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        server = TestServer.start(folder, TestCatalog.SQLITE);
        HttpResponse<String> answer = server.send(server.request("GET", "/openapi.json"));
        assertEquals(200, answer.statusCode());
        document = TestServer.json(answer);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String key(Route route) {
        return route.verb().name().toLowerCase(Locale.ROOT) + " " + route.path().replace("{+", "{");
    }

    @Test
    void everyRouteIsInItAndNothingElse() {
        Set<String> routes = new TreeSet<>();
        server.server().routes().forEach(route -> routes.add(key(route)));
        Set<String> documented = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> documented.add(operation.getKey() + " " + path.getKey())));
        assertEquals(routes, documented);
    }

    @Test
    void whatIsWrittenOfRoutesIsOfRoutesThatAreThere() {
        Set<String> routes = new TreeSet<>();
        server.server()
                .routes()
                .forEach(route -> routes.add(route.verb() + " " + route.path().replace("{+", "{")));
        Set<String> written = new TreeSet<>();
        Json.read(resource("operations.json"), "operations").fieldNames().forEachRemaining(written::add);
        written.removeAll(routes);
        assertEquals(Set.of(), written);
    }

    private static byte[] resource(String name) {
        try (InputStream in = ApiDocument.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyRouteForProgramsIsDescribed() {
        for (Route route : server.server().routes()) {
            JsonNode operation = document.at("/paths")
                    .get(route.path().replace("{+", "{"))
                    .get(route.verb().name().toLowerCase(Locale.ROOT));
            assertFalse(operation.get("summary").asText().isEmpty(), route::path);
            assertTrue(ApiDocument.isPage(route) || operation.get("responses").size() > 1, route::path);
            boolean open = operation.get("security").isEmpty();
            assertEquals(route.access() instanceof Access.Anybody, open, route::path);
        }
    }

    @Test
    void everySchemaIsUsedAndEveryReferenceLeadsSomewhere() {
        Set<String> used = new TreeSet<>();
        document.findValues("$ref").forEach(reference -> used.add(reference.asText()));
        Set<String> defined = new TreeSet<>();
        document.at("/components/schemas")
                .fieldNames()
                .forEachRemaining(name -> defined.add("#/components/schemas/" + name));
        assertEquals(defined, used);
    }

    @Test
    void aReplyThatIsOtherwiseIsNoticed() {
        HttpResponse<String> answer = server.get("/api/v1/tokens", server.admin());
        assertEquals(List.of(), new ReplyCheck(document).problems(answer));
        JsonNode other = document.deepCopy();
        ((ObjectNode) other.at("/components/schemas/Token/properties")).remove("createdBy");
        assertNotEquals(List.of(), new ReplyCheck(other).problems(answer));
    }
}
