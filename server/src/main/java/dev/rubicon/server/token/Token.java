package dev.rubicon.server.token;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.server.web.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What is kept of a token, but for the digest.
 *
 * @param name no two that are not revoked share one
 * @param createdBy the name of another token, or {@code server}
 */
public record Token(
        String id,
        String name,
        SortedSet<Scope> scopes,
        Instant createdAt,
        String createdBy,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt) {
    boolean isValidAt(Instant now) {
        return revokedAt.isEmpty() && expiresAt.map(now::isBefore).orElse(true);
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("id", id).put("name", name);
        ArrayNode listed = json.putArray("scopes");
        scopes.forEach(scope -> listed.add(scope.toString()));
        json.put("createdAt", createdAt.toString()).put("createdBy", createdBy);
        expiresAt.ifPresent(at -> json.put("expiresAt", at.toString()));
        revokedAt.ifPresent(at -> json.put("revokedAt", at.toString()));
        return json;
    }
}
