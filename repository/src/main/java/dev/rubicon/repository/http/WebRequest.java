package dev.rubicon.repository.http;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One request to a web server.
 *
 * @param headers by name; {@code Authorization} goes to that server only, wherever it leads
 */
public record WebRequest(Method method, URI uri, SortedMap<String, String> headers, Optional<Body> body) {
    /** Those that ask are followed where a server leads; those that change something are not. */
    public enum Method {
        GET,
        HEAD,
        POST,
        PUT
    }

    /** What is sent along. */
    public sealed interface Body {
        record Bytes(byte[] bytes) implements Body {}

        /** Read from disk while it is sent. */
        record File(Path path) implements Body {}
    }

    public WebRequest {
        headers = new TreeMap<>(headers);
    }

    public static WebRequest get(URI uri, Map<String, String> headers) {
        return new WebRequest(Method.GET, uri, new TreeMap<>(headers), Optional.empty());
    }

    /** The same with one more header. */
    public WebRequest with(String name, String value) {
        WebRequest more = new WebRequest(method, uri, headers, body);
        more.headers.put(name, value);
        return more;
    }

    boolean asks() {
        return switch (method) {
            case GET, HEAD -> true;
            case POST, PUT -> false;
        };
    }

    /** The same at another address; who we are is told only where we were going. */
    WebRequest at(URI other) {
        WebRequest elsewhere = new WebRequest(method, other, headers, body);
        boolean isSame = uri.getScheme().equals(other.getScheme())
                && uri.getHost().equalsIgnoreCase(other.getHost())
                && uri.getPort() == other.getPort();
        if (!isSame) {
            elsewhere.headers.keySet().removeIf("Authorization"::equalsIgnoreCase);
        }
        return elsewhere;
    }
}
