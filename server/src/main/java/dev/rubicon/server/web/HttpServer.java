package dev.rubicon.server.web;

import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import io.helidon.http.DirectHandler;
import io.helidon.http.Method;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Listens, and has each request answered by its route. */
public final class HttpServer implements AutoCloseable {
    private static final int MAX_HEADER_BYTES = 16_384;
    private static final int MAX_LINE_BYTES = 8_192;
    private static final int MAX_CONNECTIONS = 20_000;
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final WebServer server;
    private final Stalls stalls;
    private final Listening listening;

    private HttpServer(WebServer server, Stalls stalls, Listening listening) {
        this.server = server;
        this.stalls = stalls;
        this.listening = listening;
    }

    /**
     * Begins to listen.
     *
     * @param routes where several match, the first one answers
     * @throws Unavailable RB915 if it cannot listen there
     * @throws dev.rubicon.model.InvalidInput RB916 if a file for TLS cannot be used
     */
    public static HttpServer start(Listening listening, List<Route> routes, Callers callers, Observer observer) {
        return start(listening, routes, callers, observer, Patience.USUAL);
    }

    static HttpServer start(
            Listening listening, List<Route> routes, Callers callers, Observer observer, Patience patience) {
        Stalls stalls = new Stalls(patience);
        Gate gate = new Gate(callers, observer, stalls, listening.tls().isPresent());
        WebServerConfig.Builder config = WebServer.builder()
                .host(listening.host())
                .port(listening.port())
                .shutdownHook(false)
                .shutdownGracePeriod(GRACE)
                .maxTcpConnections(MAX_CONNECTIONS)
                .featuresDiscoverServices(false)
                .connectionOptions(
                        options -> options.readTimeout(patience.silence()).tcpNoDelay(true))
                // Whoever never ends the first line of a request; one that runs is not interrupted.
                .idleConnectionTimeout(patience.silence().plus(patience.headers()))
                .idleConnectionPeriod(patience.headers().dividedBy(2))
                .protocolsDiscoverServices(false)
                .addProtocol(Http1Config.builder()
                        .maxHeadersSize(MAX_HEADER_BYTES)
                        .maxPrologueLength(MAX_LINE_BYTES)
                        .continueImmediately(false)
                        .addReceiveListener(stalls)
                        .build())
                .directHandlers(unreadable())
                .routing(routing(routes, gate));
        listening.tls().ifPresent(files -> config.tls(Certificates.tls(files)));
        WebServer server = config.build().start();
        // It does not throw when it cannot.
        if (!server.isRunning() || server.port() < 0) {
            stalls.close();
            throw cannotListen(listening);
        }
        return new HttpServer(server, stalls, listening);
    }

    private static HttpRouting.Builder routing(List<Route> routes, Gate gate) {
        HttpRouting.Builder routing = HttpRouting.builder();
        Map<String, List<Route>> byPath =
                routes.stream().collect(Collectors.groupingBy(Route::path, LinkedHashMap::new, Collectors.toList()));
        byPath.forEach((path, same) -> {
            for (Route route : same) {
                add(routing, route.verb().name(), route, gate);
                if (route.verb() == Verb.GET) {
                    add(routing, "HEAD", route, gate);
                }
            }
            String allowed = same.stream()
                    .map(route -> route.verb() == Verb.GET
                            ? "GET, HEAD"
                            : route.verb().name())
                    .collect(Collectors.joining(", "));
            Route other = Route.get(path, Access.anybody(), request -> {
                throw Refusals.wrongMethod(allowed);
            });
            routing.any(path, (request, response) -> gate.answer(other, request, response));
        });
        Route none = Route.get("/", Access.anybody(), request -> {
            throw Refusals.notFound("there is nothing at this path");
        });
        return routing.any((request, response) -> gate.answer(none, request, response));
    }

    private static void add(HttpRouting.Builder routing, String method, Route route, Gate gate) {
        routing.route(
                Method.create(method), route.path(), (request, response) -> gate.answer(route, request, response));
    }

    // Requests that are none: a first line or headers that cannot be read, or are too long.
    private static DirectHandlers unreadable() {
        DirectHandler handler = (request, type, status, headers, message) -> {
            Reply reply = ErrorReplies.unreadable(status.code(), Optional.empty());
            byte[] body = ((Reply.Body.Bytes) reply.body()).bytes();
            return DirectHandler.TransportResponse.builder()
                    .status(status)
                    .headers(headers)
                    .header(io.helidon.http.HeaderValues.create("Content-Type", "application/json"))
                    .header(io.helidon.http.HeaderValues.create(
                            "ms-correlation-x", UUID.randomUUID().toString()))
                    .keepAlive(false)
                    .entity(new String(body, StandardCharsets.UTF_8))
                    .build();
        };
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, handler);
        }
        return handlers.build();
    }

    private static Unavailable cannotListen(Listening listening) {
        String where = listening.host() + ":" + listening.port();
        return new Unavailable(
                "RB915",
                "the server cannot listen at " + where + ": " + reason(listening),
                "end what uses the port, or choose another place: --host, --port");
    }

    // Only its log says why; whoever tries again is told.
    private static String reason(Listening listening) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(listening.host(), listening.port()));
            return "it did not start";
        } catch (IOException | IllegalArgumentException e) {
            return Quoted.sentence(String.valueOf(e.getMessage()));
        }
    }

    /** Where it answers. */
    public URI address() {
        String host = listening.host().contains(":") ? "[" + listening.host() + "]" : listening.host();
        return URI.create((listening.tls().isPresent() ? "https" : "http") + "://" + host + ":" + server.port() + "/");
    }

    /** Takes no more requests, and ends when those that have begun are answered, within 30 seconds. */
    @Override
    public void close() {
        server.stop();
        stalls.close();
    }
}
