package dev.rubicon.server.web;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a token allows. {@link #ADMIN} allows everything. */
public enum Scope {
    /** Look at packages, instances, deployments and plans. */
    READ,
    /** Put packages into the repository. */
    PUBLISH,
    /** Start, pause and cancel deployments and operations. */
    DEPLOY,
    /** Approve by name that a plan destroys data. */
    APPROVE,
    /** Make and revoke tokens, and read the audit log. */
    ADMIN,
    /** Report for one instance and ask what it is to do. */
    AGENT,
    /** Register the agent of one instance, once. */
    REGISTER;

    /** @throws InvalidInput RB912 */
    public static Scope parse(String text) {
        return Arrays.stream(values())
                .filter(scope -> scope.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "RB912",
                        "'" + Quoted.shortened(text) + "' is not a scope",
                        "the scopes are "
                                + Arrays.stream(values()).map(Scope::toString).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
