package dev.rubicon.model;

import java.util.List;

/**
 * Chosen versions, kept: what was asked for, and exactly which packages that gave.
 *
 * @param requests in the order asked
 * @param packages in the order chosen, one version of each
 */
public record Lockfile(List<Dependency> requests, List<Locked> packages) {
    /** A version, and the digest of its package file. */
    public record Locked(PackageVersion identity, Digest digest) {}

    public Lockfile {
        requests = List.copyOf(requests);
        packages = List.copyOf(packages);
    }
}
