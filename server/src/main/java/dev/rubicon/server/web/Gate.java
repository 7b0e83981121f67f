package dev.rubicon.server.web;

import dev.rubicon.model.ProblemException;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where every request passes: whoever may not ask is refused before a handler sees it, and whatever goes wrong becomes a reply. */
final class Gate {
    private static final Logger LOG = System.getLogger("dev.rubicon.server.web");
    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/=-]{1,512})");
    private static final Pattern CORRELATION = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String CORRELATION_HEADER = "ms-correlation-x";

    private final Callers callers;
    private final Observer observer;
    private final FailedAttempts failures = new FailedAttempts(System::nanoTime);
    private final Stalls stalls;
    private final boolean secure;

    /** @param secure whether TLS is spoken */
    Gate(Callers callers, Observer observer, Stalls stalls, boolean secure) {
        this.callers = callers;
        this.observer = observer;
        this.stalls = stalls;
        this.secure = secure;
    }

    void answer(Route route, ServerRequest asked, ServerResponse response) {
        long began = System.nanoTime();
        String correlation = asked.headers()
                .value(HeaderNames.create(CORRELATION_HEADER))
                .filter(given -> CORRELATION.matcher(given).matches())
                .orElseGet(() -> UUID.randomUUID().toString());
        Body body = new Body(asked);
        Optional<Caller> caller = Optional.empty();
        Reply reply;
        try {
            caller = admitted(route.access(), asked);
            reply = route.handler().answer(new Request(asked, body, route, caller, correlation));
        } catch (RuntimeException e) {
            reply = failure(e, asked, correlation);
        }
        int status = reply.status();
        try {
            send(reply.with(CORRELATION_HEADER, correlation), asked, body, response);
        } finally {
            observer.answered(new Observer.Exchange(
                    asked.prologue().method().text(),
                    route.path(),
                    asked.path().absolute().rawPath(),
                    status,
                    Duration.ofNanos(System.nanoTime() - began),
                    asked.remotePeer().host(),
                    correlation,
                    caller.map(Caller::name)));
        }
    }

    private Optional<Caller> admitted(Access access, ServerRequest asked) {
        return switch (access) {
            case Access.Anybody anybody -> Optional.empty();
            case Access.Needs needs -> {
                Caller caller = caller(asked);
                if (!caller.may(needs.scope())) {
                    throw Refusals.lacks(needs.scope());
                }
                yield Optional.of(caller);
            }
        };
    }

    private Caller caller(ServerRequest asked) {
        Optional<String> given = asked.headers().value(HeaderNames.AUTHORIZATION);
        if (given.isEmpty()) {
            throw Refusals.noToken();
        }
        Matcher bearer = BEARER.matcher(given.get());
        Optional<Caller> known = bearer.matches() ? callers.of(bearer.group(1)) : Optional.empty();
        return known.orElseThrow(() -> {
            OptionalLong wait = failures.failed(asked.remotePeer().host());
            return wait.isPresent() ? Refusals.tooManyFailures(wait.getAsLong()) : Refusals.wrongToken();
        });
    }

    private static Reply failure(RuntimeException e, ServerRequest asked, String correlation) {
        return switch (e) {
            case HttpProblem problem -> ErrorReplies.of(problem);
            case ProblemException problems -> ErrorReplies.of(problems);
            case RequestException unreadable ->
                ErrorReplies.unreadable(unreadable.status().code(), Optional.empty());
            case HttpException unreadable ->
                ErrorReplies.unreadable(unreadable.status().code(), Optional.empty());
            default -> {
                String path = asked.path().absolute().rawPath();
                LOG.log(Level.ERROR, "a bug, met by " + path + " with the correlation " + correlation, e);
                yield ErrorReplies.bug();
            }
        };
    }

    private void send(Reply reply, ServerRequest asked, Body body, ServerResponse response) {
        response.status(reply.status());
        usualHeaders(response);
        for (Map.Entry<String, String> header : reply.headers().entrySet()) {
            response.header(header.getKey(), header.getValue());
        }
        boolean last = body.hasRest() || asked.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
        if (last) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        boolean head = asked.prologue().method().text().equals("HEAD");
        switch (reply.body()) {
            case Reply.Body.None none -> response.send();
            case Reply.Body.Bytes bytes when head -> onlyHead(response, bytes.bytes().length);
            case Reply.Body.Streamed streamed when head -> onlyHead(response, streamed.length());
            case Reply.Body.Bytes bytes -> response.send(bytes.bytes());
            case Reply.Body.Streamed streamed -> stream(streamed, response);
        }
        // The header alone makes the library tell so, and go on to wait.
        if (last) {
            body.discardRest();
            throw new CloseConnectionException("the last reply on this connection");
        }
    }

    private static void onlyHead(ServerResponse response, long length) {
        response.contentLength(length);
        response.send();
    }

    private void stream(Reply.Body.Streamed body, ServerResponse response) {
        response.contentLength(body.length());
        try (OutputStream out = stalls.watched(response.outputStream())) {
            body.source().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void usualHeaders(ServerResponse response) {
        response.header("X-Content-Type-Options", "nosniff");
        response.header("X-Frame-Options", "DENY");
        response.header("Referrer-Policy", "no-referrer");
        response.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.header("Cross-Origin-Resource-Policy", "same-origin");
        response.header("Cache-Control", "no-store");
        if (secure) {
            response.header("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
