package dev.rubicon.server.web;

import java.util.Locale;

/** The replies to requests that no handler sees, and some that handlers have in common. */
public final class Refusals {
    private Refusals() {}

    static HttpProblem noToken() {
        return new HttpProblem(401, "RB900", "this needs a token: Authorization: Bearer TOKEN")
                .with("WWW-Authenticate", "Bearer");
    }

    static HttpProblem wrongToken() {
        return new HttpProblem(401, "RB900", "the token is unknown, expired or revoked")
                .with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }

    /** @param seconds to wait */
    public static HttpProblem tooManyFailures(long seconds) {
        return new HttpProblem(429, "RB909", "too many requests with wrong tokens came from this address")
                .with("Retry-After", String.valueOf(seconds));
    }

    /** The token is good, but not for this. */
    public static HttpProblem lacks(Scope scope) {
        return new HttpProblem(403, "RB901", "the token does not have the scope '" + scope + "'");
    }

    static HttpProblem wrongMethod(String allowed) {
        return new HttpProblem(405, "RB906", "this path is asked for by " + allowed).with("Allow", allowed);
    }

    /** Of a body. */
    public static HttpProblem tooLarge(long most) {
        return new HttpProblem(
                413,
                "RB907",
                String.format(Locale.ROOT, "the body has more than the %,d bytes that are taken here", most));
    }

    static HttpProblem wrongType(String expected) {
        return new HttpProblem(415, "RB910", "the body must be declared as Content-Type: " + expected);
    }

    /** What was asked for is not there. */
    public static HttpProblem notFound(String what) {
        return new HttpProblem(404, "RB905", what);
    }

    /** The request cannot be understood. */
    public static HttpProblem malformed(String why) {
        return new HttpProblem(400, "RB908", why);
    }
}
