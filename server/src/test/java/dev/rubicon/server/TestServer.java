package dev.rubicon.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.Json;
import dev.rubicon.repository.tuf.Passphrase;
import dev.rubicon.server.openapi.ReplyCheck;
import dev.rubicon.server.web.Listening;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A server on a free port of this machine, and what a client of it needs. */
public final class TestServer implements AutoCloseable {
    // Kept, since a logger that nobody holds forgets its settings.
    private static final Logger LOG = Logger.getLogger("");

    static {
        LOG.setLevel(Level.SEVERE);
    }

    private final Server server;
    private final String admin;
    private final ReplyCheck check;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TestServer(Server server, String admin) {
        this.server = server;
        this.admin = admin;
        this.check = ReplyCheck.of(server.routes());
    }

    /** With a home of its own in {@code folder}. */
    public static TestServer start(Path folder, TestCatalog catalog) {
        return start(settings(folder, catalog.fresh(folder)), Clock.systemUTC());
    }

    public static TestServer start(ServerSettings settings, Clock clock) {
        Server server = Server.start(settings, clock);
        return new TestServer(
                server, server.adminToken().map(token -> token.shown()).orElse(""));
    }

    public static ServerSettings settings(Path folder, String catalog) {
        return new ServerSettings(
                folder,
                new Listening("127.0.0.1", 0, Optional.empty()),
                Optional.of(catalog),
                folder.resolve("repository"),
                Passphrase.NONE,
                false);
    }

    public Server server() {
        return server;
    }

    /** The text of the first admin token; empty if there was one before. */
    public String admin() {
        return admin;
    }

    public URI uri(String path) {
        return server.address().resolve(path);
    }

    /** A request to be sent, with headers in pairs. */
    public HttpRequest.Builder request(String method, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.noBody());
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** The answer, which has to be as the server's document says. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            List<String> problems = check.problems(answer);
            if (!problems.isEmpty()) {
                throw new AssertionError(answer + " is not as openapi.json says: " + problems + "\n" + answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new AssertionError("no answer: " + e, e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public HttpResponse<String> get(String path, String token) {
        return send(request("GET", path, "Authorization", "Bearer " + token));
    }

    /** Sends JSON. */
    public HttpResponse<String> post(String path, String token, String json) {
        return send(request("POST", path, "Authorization", "Bearer " + token, "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /** Sends a package. */
    public HttpResponse<String> publish(Path file, String token) {
        return send(request(
                        "PUT",
                        "/repository/packages/" + file.getFileName(),
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        "application/zip")
                .PUT(body(file)));
    }

    private static BodyPublisher body(Path file) {
        try {
            return BodyPublishers.ofByteArray(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The text of a new token. */
    public String token(String name, String... scopes) {
        String listed = "\"" + String.join("\",\"", scopes) + "\"";
        HttpResponse<String> made =
                post("/api/v1/tokens", admin, "{\"name\":\"" + name + "\",\"scopes\":[" + listed + "]}");
        if (made.statusCode() != 201) {
            throw new AssertionError(made.body());
        }
        return json(made).get("token").textValue();
    }

    public static JsonNode json(HttpResponse<String> response) {
        return Json.read(response.body(), "the answer");
    }

    /** The code of an error. */
    public static String code(HttpResponse<String> response) {
        return json(response).at("/error/code").asText();
    }

    @Override
    public void close() {
        server.close();
    }
}
