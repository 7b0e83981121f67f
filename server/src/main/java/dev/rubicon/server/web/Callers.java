package dev.rubicon.server.web;

import java.util.Optional;

/** Knows whose token it is. */
@FunctionalInterface
public interface Callers {
    /** @return absent if nobody's, or no longer anybody's */
    Optional<Caller> of(String token);
}
