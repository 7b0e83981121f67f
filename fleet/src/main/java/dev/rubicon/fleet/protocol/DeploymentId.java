package dev.rubicon.fleet.protocol;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import java.util.regex.Pattern;

/** The name of a deployment that never changes and that no other one has, such as {@code d-000042}. */
public record DeploymentId(String value) implements Comparable<DeploymentId> {
    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public DeploymentId {
        if (!SYNTAX.matcher(value).matches()) {
            throw new InvalidInput(
                    "RB940",
                    "'" + Quoted.shortened(value) + "' is not the id of a deployment",
                    "use 1 to 64 of a-z, 0-9 and '-', beginning with a letter or digit");
        }
    }

    @Override
    public int compareTo(DeploymentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
