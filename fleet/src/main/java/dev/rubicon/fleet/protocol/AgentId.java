package dev.rubicon.fleet.protocol;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import java.util.regex.Pattern;

/** What a server calls the agent of one instance on one machine. Given when it registers. */
public record AgentId(String value) implements Comparable<AgentId> {
    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    public AgentId {
        if (!SYNTAX.matcher(value).matches()) {
            throw new InvalidInput(
                    "RB940",
                    "'" + Quoted.shortened(value) + "' is not the id of an agent",
                    "use 1 to 64 letters, digits, '-' and '_', beginning with a letter or digit");
        }
    }

    @Override
    public int compareTo(AgentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
