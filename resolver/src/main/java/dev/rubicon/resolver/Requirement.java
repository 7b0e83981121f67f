package dev.rubicon.resolver;

import dev.rubicon.model.Dependency;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.VersionQuery;

/** Something that restricts which version of a package there may be, and who says so. */
public sealed interface Requirement {
    /** The package that is restricted. */
    PackageId id();

    /** Somebody asked for it. */
    record ByRequest(PackageId id, VersionQuery query) implements Requirement {}

    /** A version of another package depends on it, or restricts it. */
    record ByPackage(PackageVersion owner, Dependency dependency) implements Requirement {
        @Override
        public PackageId id() {
            return dependency.id();
        }
    }

    /** It is installed: it is never removed, and if nothing in the request leads to it, it stays as it is. */
    record ByInstance(PackageVersion installed) implements Requirement {
        @Override
        public PackageId id() {
            return installed.id();
        }
    }
}
