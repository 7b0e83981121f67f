package dev.rubicon.schema;

import java.util.Optional;
import java.util.UUID;

/**
 * Where a table or field goes to, or comes from, as AL's MovedTo and MovedFrom say: ids of apps. Both may be there, as what came
 * may go on.
 */
public record Move(Optional<UUID> to, Optional<UUID> from) {
    public static final Move NONE = new Move(Optional.empty(), Optional.empty());
}
