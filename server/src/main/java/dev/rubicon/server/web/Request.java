package dev.rubicon.server.web;

import dev.rubicon.format.JsonObject;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody asks. Its body is read once, and never beyond what the route takes. */
public final class Request {
    private final ServerRequest request;
    private final Body body;
    private final Route route;
    private final Optional<Caller> caller;
    private final String correlation;

    Request(ServerRequest request, Body body, Route route, Optional<Caller> caller, String correlation) {
        this.request = request;
        this.body = body;
        this.route = route;
        this.caller = caller;
        this.correlation = correlation;
    }

    /** Names the request in logs, here and wherever it came from. */
    public String correlation() {
        return correlation;
    }

    /** Who asks; there is somebody wherever the route needs a scope. */
    public Caller caller() {
        return caller.orElseThrow(() -> new IllegalStateException("a route for anybody has no caller"));
    }

    /** Whether it is a HEAD: the reply's body is not sent. */
    public boolean isHead() {
        return request.prologue().method().text().equals("HEAD");
    }

    /** The path as it was sent, nothing decoded. */
    public String rawPath() {
        return request.path().absolute().rawPath();
    }

    /** What stands for {@code {name}} in the route's path, decoded. */
    public String parameter(String name) {
        return request.path().pathParameters().get(name);
    }

    /** A parameter after the {@code ?}, decoded; the first of several. */
    public Optional<String> query(String name) {
        return request.query().contains(name) ? Optional.of(request.query().get(name)) : Optional.empty();
    }

    public Optional<String> header(String name) {
        return request.headers().value(HeaderNames.create(name));
    }

    /**
     * Whether whoever asks has it already ({@code If-None-Match}).
     *
     * @param tag of what would be sent, strong, quotes included
     */
    public boolean knows(String tag) {
        String header = header("If-None-Match").orElse("").strip();
        return header.equals("*")
                || Arrays.stream(header.split(","))
                        .map(String::strip)
                        .anyMatch(one -> one.replaceFirst("^W/", "").equals(tag));
    }

    /** The address at the other end of the connection. */
    public String peer() {
        return request.remotePeer().host();
    }

    /** Whether a body comes along. */
    public boolean hasBody() {
        return body.isThere();
    }

    /** How long the body is to be, if that is said. */
    public Optional<Long> length() {
        return header("Content-Length").map(Long::parseLong);
    }

    /** The body as it comes, for whoever stores it. Reading it fails with 413 where it gets longer than the route takes. */
    public InputStream stream() {
        if (length().orElse(0L) > route.maxBytes()) {
            throw Refusals.tooLarge(route.maxBytes());
        }
        return new LimitedStream(body.open(), route.maxBytes());
    }

    /** The whole body. */
    public byte[] body() {
        if (!hasBody()) {
            return new byte[0];
        }
        try (InputStream in = stream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw Refusals.malformed("the body broke off");
        }
    }

    /** @throws HttpProblem 415 if the body is not declared as JSON */
    public void requireJson() {
        String type = header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.matches("application/([a-z0-9.+-]+\\+)?json\\s*(;.*)?")) {
            throw Refusals.wrongType("application/json");
        }
    }

    /**
     * The body, a JSON object.
     *
     * @throws HttpProblem 415 if it is not declared as JSON
     * @throws dev.rubicon.model.InvalidInput if it is none
     */
    public JsonObject json() {
        requireJson();
        return JsonObject.read(body(), "the body");
    }
}
