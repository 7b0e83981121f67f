package dev.rubicon.model;

import java.util.UUID;

/**
 * An app as its own manifest names it.
 *
 * @param id stays the same for every version, whatever the name and publisher do
 */
public record AppIdentity(UUID id, String name, String publisher, Version version) {
    @Override
    public String toString() {
        return name + " " + version;
    }
}
