package dev.rubicon.server.token;

import dev.rubicon.format.JsonObject;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import dev.rubicon.server.web.Scope;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A token that somebody wants.
 *
 * @param name what the audit log is to call its owner: 1 to 64 of letters, digits and {@code . _ @ : -}
 * @param scopes at least one
 */
public record NewToken(String name, SortedSet<Scope> scopes, Optional<Instant> expiresAt) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@:-]{0,63}");

    /** @throws InvalidInput RB912 */
    public NewToken {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInput(
                    "RB912",
                    "'" + Quoted.shortened(name) + "' cannot be the name of a token",
                    "use 1 to 64 letters, digits and . _ @ : -");
        }
        if (scopes.isEmpty()) {
            throw new InvalidInput("RB912", "the token would allow nothing", "give it a scope, such as read");
        }
        scopes = new TreeSet<>(scopes);
    }

    static NewToken read(JsonObject json) {
        String name = json.string("name");
        List<Scope> scopes = json.strings("scopes").stream().map(Scope::parse).toList();
        Optional<Instant> expiresAt = json.optionalParsed("expiresAt", NewToken::instant);
        json.end();
        return new NewToken(name, new TreeSet<>(scopes), expiresAt);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidInput(
                    "RB912", "'" + Quoted.shortened(text) + "' is not a time", "write it as 2027-01-31T00:00:00Z");
        }
    }
}
