package dev.rubicon.packager.project;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import java.util.Optional;

/** Finds versions of packages, wherever they are kept. */
@FunctionalInterface
public interface VersionLookup {
    /** The version that a first install by that query would take; absent if there is none. */
    Optional<Version> find(PackageId id, VersionQuery query);
}
