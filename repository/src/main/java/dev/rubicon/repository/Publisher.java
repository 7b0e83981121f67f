package dev.rubicon.repository;

import java.nio.file.Path;

/** Adds packages to a repository, wherever that is. */
@FunctionalInterface
public interface Publisher {
    /**
     * Adds a package. It is opened and verified first, and is in the repository either completely or not at all.
     *
     * @throws dev.rubicon.model.InvalidInput RB109 if its ForceVersion is higher than its version; RB301 or RB307 if that place cannot
     *     be published to; RB321 if a key is missing; what {@link dev.rubicon.format.PackageFile#open} refuses
     * @throws dev.rubicon.model.Corrupt RB140 to RB155 for the package, RB303 for the index
     * @throws dev.rubicon.model.Unavailable RB305 if others publish for too long, RB306 or RB308
     * @throws dev.rubicon.model.Untrusted RB310 to RB320 if the repository was tampered with: nothing is added to such a one
     */
    Publication publish(Path source);
}
