package dev.rubicon.fleet.protocol;

import dev.rubicon.model.InvalidInput;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What an agent proves with who it is: given when it registers, and when it renews its token. The former one goes on for a while, so
 * that an answer that gets lost locks nobody out.
 *
 * @param token secret; never printed
 * @param ends when it is worth nothing any more
 */
public record TokenGrant(AgentId agent, String token, Instant ends) {
    private static final Pattern SYNTAX = Pattern.compile("[\\x21-\\x7e]{16,512}");

    public TokenGrant {
        if (!SYNTAX.matcher(token).matches()) {
            throw new InvalidInput("RB940", "this is not a token", "a token is 16 to 512 printable characters");
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "token of agent " + agent + " until " + ends;
    }
}
