package dev.rubicon.repository.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;

/** Asks web servers, one request at a time, and follows where they lead: not far, and never to where everybody can listen. */
final class Connection {
    private static final int MAX_REDIRECTS = 5;
    // How often is looked whether a body still moves.
    private static final long BETWEEN_LOOKS = 200_000_000;

    private final HttpSettings settings;
    private final HttpClient client;

    Connection(HttpSettings settings) {
        this.settings = settings;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.pace().connecting())
                .proxy(settings.proxies());
        settings.authorities().ifPresent(builder::sslContext);
        if (settings.proxies() instanceof EnvironmentProxies environment) {
            environment.credentials().ifPresent(builder::authenticator);
        }
        client = builder.build();
    }

    /**
     * The answer, once its headers are here. Whoever gets it closes it.
     *
     * @throws dev.rubicon.model.Unavailable RB332 if the server leads astray; RB326 or RB327 if another try would not help
     * @throws IOException if another try may succeed
     */
    Answer ask(URI uri, Map<String, String> headers) throws IOException {
        return ask(WebRequest.get(uri, headers), sent -> {});
    }

    /** @param sent is told of bytes of the body that have left */
    Answer ask(WebRequest asked, LongConsumer sent) throws IOException {
        WebRequest request = asked;
        for (int followed = 0; followed <= MAX_REDIRECTS; followed++) {
            Answer answer = askOnce(request, sent);
            Optional<String> elsewhere = isRedirect(answer.status()) ? answer.header("Location") : Optional.empty();
            if (elsewhere.isEmpty()) {
                return answer;
            }
            answer.close();
            if (!asked.asks()) {
                throw HttpProblems.redirected(asked.uri(), "what is sent goes to nobody else");
            }
            request = request.at(followed(asked.uri(), request.uri(), elsewhere.get()));
        }
        throw HttpProblems.redirected(asked.uri(), "it leads on more than " + MAX_REDIRECTS + " times");
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static URI followed(URI asked, URI from, String location) {
        URI to;
        try {
            to = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw HttpProblems.redirected(asked, "it leads to no address");
        }
        boolean isSafe = "https".equals(to.getScheme());
        if (to.getHost() == null || to.getPort() > WebAddress.MAX_PORT || !isSafe && !"http".equals(to.getScheme())) {
            throw HttpProblems.redirected(asked, "it leads to no address of http or https");
        }
        if ("https".equals(from.getScheme()) && !isSafe) {
            throw HttpProblems.redirected(asked, "it leads from https to http");
        }
        return to;
    }

    private Answer askOnce(WebRequest asked, LongConsumer sent) throws IOException {
        Outgoing body = Outgoing.of(asked.body());
        HttpRequest.Builder request = HttpRequest.newBuilder(asked.uri())
                .header("User-Agent", settings.userAgent())
                .header("Accept-Encoding", "identity");
        if (asked.uri().getScheme().equals("http")) {
            // Some old servers do not know what to make of the offer of another version.
            request.version(HttpClient.Version.HTTP_1_1);
        }
        asked.headers().forEach(request::header);
        switch (asked.method()) {
            case GET -> request.GET();
            case HEAD -> request.HEAD();
            case POST -> request.POST(body);
            case PUT -> request.PUT(body);
        }
        long began = settings.pace().now();
        CompletableFuture<HttpResponse<BodyQueue>> coming =
                client.sendAsync(request.build(), status -> new BodyQueue());
        return new Answer(await(coming, body, sent), settings.pace(), began);
    }

    // Not HttpRequest.timeout: from Java 26 on that would be the time for the whole body.
    private HttpResponse<BodyQueue> await(
            CompletableFuture<HttpResponse<BodyQueue>> coming, Outgoing body, LongConsumer sent) throws IOException {
        long silence =
                settings.pace().silence().plus(settings.pace().connecting()).toNanos();
        long step = body.contentLength() == 0 ? silence : Math.min(silence, BETWEEN_LOOKS);
        long silent = 0;
        long before = 0;
        try {
            while (silent < silence) {
                try {
                    HttpResponse<BodyQueue> response = coming.get(step, TimeUnit.NANOSECONDS);
                    sent.accept(body.sent() - before);
                    return response;
                } catch (TimeoutException e) {
                    long now = body.sent();
                    silent = now == before ? silent + step : 0;
                    sent.accept(now - before);
                    before = now;
                }
            }
            coming.cancel(true);
            throw new TooSlow("it did not answer for " + TimeUnit.NANOSECONDS.toSeconds(silence) + " s");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HttpTimeoutException("stopped");
        }
    }
}
