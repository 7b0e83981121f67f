package dev.rubicon.repository.oci;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whom a registry of the tests lets in, and where it sends those who have no token. */
final class TokenRealm {
    /** How it asks. */
    enum Asks {
        NOBODY,
        BASIC,
        /** A token, which whoever knows the password gets. */
        BEARER,
        /** A token, which everybody gets who only wants to read. */
        BEARER_TO_WRITE
    }

    static final String USER = "ann";
    static final String SECRET = "correct horse";
    static final String IDENTITY = "long-lived";

    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString((USER + ":" + SECRET).getBytes(StandardCharsets.UTF_8));

    Asks asks = Asks.NOBODY;
    /** How many requests a token is good for. */
    int uses = Integer.MAX_VALUE;
    /** What each was allowed. */
    final List<String> given = new ArrayList<>();

    String url;
    private final SortedMap<String, Integer> left = new TreeMap<>();

    TokenRealm(String url) {
        this.url = url;
    }

    private static String needed(HttpExchange exchange) {
        return List.of("GET", "HEAD").contains(exchange.getRequestMethod()) ? "pull" : "pull,push";
    }

    synchronized boolean admits(HttpExchange exchange, String name) {
        String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        return switch (asks) {
            case NOBODY -> true;
            case BASIC -> header.equals(BASIC);
            case BEARER, BEARER_TO_WRITE -> {
                String scope = "repository:" + name + ":" + needed(exchange);
                String token = left.keySet().stream()
                        .filter(one -> header.equals("Bearer " + one) && one.contains("/" + scope))
                        .findFirst()
                        .orElse("");
                yield !token.isEmpty() && left.merge(token, -1, Integer::sum) >= 0;
            }
        };
    }

    void challenge(HttpExchange exchange, String name) {
        String scope = "repository:" + name + ":" + needed(exchange);
        exchange.getResponseHeaders()
                .set(
                        "WWW-Authenticate",
                        asks == Asks.BASIC
                                ? "Basic realm=\"the \\\"stub\\\"\""
                                : "Bearer realm=\"" + url + "\",service=\"stub, registry\",scope=\"" + scope + "\"");
    }

    synchronized void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        boolean known;
        if (exchange.getRequestMethod().equals("POST")) {
            query = java.net.URLDecoder.decode(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    StandardCharsets.UTF_8);
            known = query.contains("grant_type=refresh_token") && query.endsWith("refresh_token=" + IDENTITY);
        } else {
            known = BASIC.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        }
        String scope = query.replaceFirst(".*scope=([^&]*).*", "$1");
        boolean anonymous = asks == Asks.BEARER_TO_WRITE && scope.endsWith(":pull");
        if (!query.contains("service=stub, registry") || !known && !anonymous) {
            exchange.sendResponseHeaders(401, -1);
            return;
        }
        String token = given.size() + "/" + scope;
        given.add(scope);
        left.put(token, uses);
        byte[] body = ("{\"access_token\":\"" + token + "\",\"expires_in\":60}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }
}
