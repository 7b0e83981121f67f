package dev.rubicon.server.web;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who sent a request, known by a token.
 *
 * @param tokenId of the token, which is no secret
 * @param name as whoever made the token called it; the audit log names it
 */
public record Caller(String tokenId, String name, Set<Scope> scopes) {
    public Caller {
        EnumSet<Scope> copy = EnumSet.noneOf(Scope.class);
        copy.addAll(scopes);
        scopes = Collections.unmodifiableSet(copy);
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
    }
}
