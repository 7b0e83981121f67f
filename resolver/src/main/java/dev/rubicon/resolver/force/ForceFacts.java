package dev.rubicon.resolver.force;

import dev.rubicon.model.SyncMode;
import dev.rubicon.model.Version;
import java.util.Optional;

/**
 * All that the force decision depends on.
 *
 * @param dataVersion the version whose data the instance holds: installed, or last uninstalled with its data kept; absent if it
 *     holds none
 * @param forceVersion of the target's metadata
 * @param allowedForPackage whether AllowForceSync is 'true' in effect for the package
 * @param allowedForPlatform whether AllowForceSync is 'true' in effect for the platform package
 * @param repositorySyncMode what the repository says of the target version
 */
public record ForceFacts(
        Optional<Version> dataVersion,
        Version target,
        Optional<Version> forceVersion,
        boolean allowedForPackage,
        boolean allowedForPlatform,
        SyncMode repositorySyncMode,
        Occasion occasion) {
    /** What brings the step about. */
    public enum Occasion {
        /** Somebody installs or updates. */
        INSTALL,
        /** The repository's owner rolls the version out. */
        DEPLOYMENT
    }

    /** Facts without any argument or deployment. */
    public static ForceFacts of(Optional<Version> dataVersion, Version target, Optional<Version> forceVersion) {
        return new ForceFacts(dataVersion, target, forceVersion, false, false, SyncMode.ADD, Occasion.INSTALL);
    }

    public ForceFacts withAllowed(boolean forPackage, boolean forPlatform) {
        return new ForceFacts(dataVersion, target, forceVersion, forPackage, forPlatform, repositorySyncMode, occasion);
    }

    public ForceFacts withDeployment(SyncMode syncMode) {
        return new ForceFacts(
                dataVersion,
                target,
                forceVersion,
                allowedForPackage,
                allowedForPlatform,
                syncMode,
                Occasion.DEPLOYMENT);
    }

    /** Whether the update keeps major and minor. */
    boolean isHotfix() {
        return dataVersion
                .filter(from -> from.major() == target.major() && from.minor() == target.minor())
                .isPresent();
    }
}
