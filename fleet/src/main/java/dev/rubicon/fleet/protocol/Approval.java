package dev.rubicon.fleet.protocol;

import dev.rubicon.model.Digest;
import java.time.Instant;

/**
 * Somebody has seen what a plan costs, and wants it all the same.
 *
 * @param by the name of a person
 * @param plan the digest of what they have seen
 */
public record Approval(String by, Digest plan, Instant at) {}
