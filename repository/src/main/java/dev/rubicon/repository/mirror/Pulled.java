package dev.rubicon.repository.mirror;

import java.nio.file.Path;

/** What became of a file that somebody asked a {@link PullThrough} for. */
public sealed interface Pulled {
    /** It is here, and was verified before it came here. */
    record Here(Path file) implements Pulled {}

    /** The origin does not vouch for such a file. */
    record Unknown() implements Pulled {}

    /** It is being brought, and that takes longer than somebody waits. */
    record OnItsWay() implements Pulled {}
}
