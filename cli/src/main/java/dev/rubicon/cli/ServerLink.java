package dev.rubicon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Refused;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.http.Answer;
import dev.rubicon.repository.http.WebClient;
import dev.rubicon.repository.http.WebRequest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpConnectTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks a server of Rubicon, as whoever has the token. What it refuses comes out as the problem that it names. */
final class ServerLink {
    private static final long MOST = 64_000_000;

    private final URI server;
    private final WebClient client;
    private final String token;

    ServerLink(URI server, WebClient client, String token) {
        this.server = server;
        this.client = client;
        this.token = token;
    }

    /** A text as one part of a path. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** @param path without a slash in front */
    JsonNode get(String path) {
        URI uri = server.resolve(path);
        WebRequest request = WebRequest.get(uri, Map.of("Authorization", "Bearer " + token));
        return client.tried(uri, () -> answer(request));
    }

    JsonNode post(String path, JsonNode body) {
        byte[] bytes = Json.writeLine(body).getBytes(StandardCharsets.UTF_8);
        return sent(
                WebRequest.Method.POST,
                path,
                Map.of("Content-Type", "application/json"),
                Optional.of(new WebRequest.Body.Bytes(bytes)));
    }

    /** Sent once: whoever does not hear the answer does not know whether it was done. */
    JsonNode sent(WebRequest.Method method, String path, Map<String, String> headers, Optional<WebRequest.Body> body) {
        WebRequest request = new WebRequest(method, server.resolve(path), new TreeMap<>(headers), body)
                .with("Authorization", "Bearer " + token);
        try {
            return answer(request);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new Unavailable(
                    new Problem(
                            "RB326",
                            "the server " + server + " cannot be reached",
                            "check that it runs, and its address: --server or RUBICON_SERVER names another one"),
                    e);
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new Unavailable(
                    new Problem(
                            "RB921",
                            "the server " + server + " did not answer: " + Quoted.sentence(why),
                            "look whether it was done before you try again"),
                    e);
        }
    }

    private JsonNode answer(WebRequest request) throws IOException {
        try (Answer answer = client.ask(request)) {
            byte[] body = client.body(answer, request.uri(), MOST);
            if (answer.status() / 100 == 2) {
                return read(body);
            }
            throw refusal(answer.status(), body);
        }
    }

    private JsonNode read(byte[] body) {
        try {
            return Json.read(body, "the answer of " + server);
        } catch (InvalidInput e) {
            throw notUnderstood("it is no JSON");
        }
    }

    private ProblemException refusal(int status, byte[] body) {
        JsonNode error;
        try {
            error = Json.read(body, "the answer").path("error");
        } catch (InvalidInput e) {
            throw notUnderstood("status " + status);
        }
        String code = error.path("code").asText();
        if (!code.matches("RB\\d{3}")) {
            throw notUnderstood("status " + status);
        }
        Problem problem = new Problem(
                code,
                Quoted.sentence(error.path("message").asText()),
                Quoted.sentence(error.path("hint").asText(hint(status))));
        return switch (status) {
            case 400, 404, 413, 415, 422 -> new InvalidInput(problem);
            case 401, 403, 409, 412 -> new Refused(List.of(problem));
            default -> new Unavailable(problem);
        };
    }

    private static String hint(int status) {
        return switch (status) {
            case 401 -> "check RUBICON_TOKEN or --token-file; an admin makes a new one: rubicon token create";
            case 403 -> "use a token that has the scope; an admin makes one: rubicon token create";
            case 404 -> "check what is named";
            case 429 -> "wait a minute";
            default -> "the log of the server says more";
        };
    }

    private Unavailable notUnderstood(String why) {
        return new Unavailable(
                "RB921",
                "the answer of " + server + " cannot be understood: " + why,
                "check that the address is that of a server of Rubicon");
    }
}
