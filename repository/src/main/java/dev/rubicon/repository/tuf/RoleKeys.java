package dev.rubicon.repository.tuf;

import java.util.List;

/**
 * Who signs for a role.
 *
 * @param keyIds of keys that the delegating role lists
 * @param threshold how many different ones it takes, at least 1
 */
public record RoleKeys(List<String> keyIds, int threshold) {
    public RoleKeys {
        keyIds = List.copyOf(keyIds);
    }
}
