package dev.rubicon.al;

import dev.rubicon.model.Version;
import java.util.Optional;
import java.util.UUID;

/**
 * An app that another one needs.
 *
 * @param name for people; the id counts
 * @param minimum the lowest version that will do
 */
public record AppDependency(UUID id, Optional<String> name, Optional<String> publisher, Version minimum) {
    /** Such as {@code Base Application >=25.0.0.0}. */
    @Override
    public String toString() {
        return name.orElse(id.toString()) + " >=" + minimum;
    }
}
