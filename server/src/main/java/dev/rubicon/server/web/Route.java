package dev.rubicon.server.web;

import java.util.regex.Pattern;

/**
 * One thing that the server can be asked for.
 *
 * @param path such as {@code /api/v1/tokens/{id}/revoke}; a last {@code {+name}} is the rest of the path, slashes included
 * @param maxBytes the longest body that is taken
 */
public record Route(Verb verb, String path, Access access, long maxBytes, Handler handler) {
    /** The longest body unless the route says otherwise. */
    public static final long USUAL_BYTES = 1_000_000;

    private static final Pattern SYNTAX = Pattern.compile("(/([A-Za-z0-9._~-]+|\\{[a-zA-Z]+}))*(/\\{\\+[a-zA-Z]+}|/)?");

    public Route {
        if (path.isEmpty() || !SYNTAX.matcher(path).matches()) {
            throw new IllegalArgumentException("no path of a route: " + path);
        }
    }

    public static Route get(String path, Access access, Handler handler) {
        return new Route(Verb.GET, path, access, 0, handler);
    }

    public static Route post(String path, Access access, Handler handler) {
        return new Route(Verb.POST, path, access, USUAL_BYTES, handler);
    }

    public static Route put(String path, Access access, Handler handler) {
        return new Route(Verb.PUT, path, access, USUAL_BYTES, handler);
    }

    public static Route patch(String path, Access access, Handler handler) {
        return new Route(Verb.PATCH, path, access, USUAL_BYTES, handler);
    }

    public static Route delete(String path, Access access, Handler handler) {
        return new Route(Verb.DELETE, path, access, USUAL_BYTES, handler);
    }

    /** The same, taking longer or only shorter bodies. */
    public Route withBody(long most) {
        return new Route(verb, path, access, most, handler);
    }
}
