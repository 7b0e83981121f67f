package dev.rubicon.fleet.rollout;

import java.util.Optional;

/** Where a deployment is as a whole. */
public sealed interface Phase {
    /** Plans are made and shown; nothing is applied. */
    record Preparing() implements Phase {}

    /** Waves go. */
    record Going() implements Phase {}

    /**
     * Nothing new begins.
     *
     * @param by who wanted that; absent if there were too many failures
     */
    record Paused(Optional<String> by) implements Phase {}

    /** Nothing new will ever begin. */
    record Canceled(String by) implements Phase {}

    /** All instances have ended. One that comes back, or is tried again, makes it go on. */
    record Finished() implements Phase {}
}
