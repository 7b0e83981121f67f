package dev.rubicon.resolver.force;

/** Why a schema may be synchronized by force. In the order in which they are printed; the first that holds is the one named. */
public enum ForceReason {
    /** {@code AllowForceSync} is 'true' in effect for the package. */
    ARGUMENT,
    /** {@code AllowForceSync} is 'true' in effect for the platform package, and so for all. */
    PLATFORM_ARGUMENT,
    /** The repository's syncMode of the target version is ForceSync, and this is a deployment that is no hotfix. */
    SYNC_MODE,
    /** The update passes the version at which the publisher declared destructive changes: installed &lt; ForceVersion &lt;= target. */
    CROSSES_FORCE_VERSION
}
