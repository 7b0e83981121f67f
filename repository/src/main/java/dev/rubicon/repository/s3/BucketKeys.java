package dev.rubicon.repository.s3;

import java.util.Optional;

/**
 * Who asks an object store. Its text has no secret in it.
 *
 * @param token of a session, for keys that end
 */
public record BucketKeys(String id, String secret, Optional<String> token) {
    @Override
    public String toString() {
        return "the key " + id;
    }
}
