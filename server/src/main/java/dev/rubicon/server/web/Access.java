package dev.rubicon.server.web;

/** Who may use a route. */
public sealed interface Access {
    /** Everybody, with or without a token. */
    record Anybody() implements Access {}

    /** Whoever has a token that allows it. */
    record Needs(Scope scope) implements Access {}

    static Access anybody() {
        return new Anybody();
    }

    static Access needs(Scope scope) {
        return new Needs(scope);
    }
}
