package dev.rubicon.model;

import java.util.List;
import java.util.Optional;

/**
 * What a publisher says about the schema changes of a version, from {@code AppMetadata.json}.
 *
 * @param forceVersion the latest version that introduced destructive schema changes, if any did
 * @param unknownKeys keys that Rubicon does not know, in file order; kept in the package, warned about
 */
public record AppMetadata(Optional<Version> forceVersion, List<String> unknownKeys) {
    public static final AppMetadata NONE = new AppMetadata(Optional.empty(), List.of());
    public static final String FILE_NAME = "AppMetadata.json";

    public AppMetadata {
        unknownKeys = List.copyOf(unknownKeys);
    }

    /**
     * Whether a package of {@code version} may carry this: ForceVersion is never higher than the version itself.
     *
     * @throws InvalidInput RB109
     */
    public AppMetadata checkedFor(PackageVersion version) {
        if (forceVersion.isPresent() && forceVersion.get().isAfter(version.version())) {
            throw new InvalidInput(forceVersionTooHigh(version, forceVersion.get()));
        }
        return this;
    }

    public static Problem forceVersionTooHigh(PackageVersion version, Version forceVersion) {
        return new Problem(
                "RB109",
                "ForceVersion " + forceVersion + " is higher than the version of " + version,
                "set ForceVersion in " + FILE_NAME + " to the latest version that introduces destructive changes,"
                        + " never higher than the package's own version");
    }
}
