package dev.rubicon.resolver.force;

/** Why a schema may be synchronized by force. In the order in which they are printed; the first that holds is the one named. */
public enum ForceReason {
    /** {@code AllowForceSync} is 'true' in effect for the package. */
    ARGUMENT("argument"),
    /** {@code AllowForceSync} is 'true' in effect for the platform package, and so for all. */
    PLATFORM_ARGUMENT("platform argument"),
    /** The repository's syncMode of the target version is ForceSync, and this is a deployment that is no hotfix. */
    SYNC_MODE("syncMode"),
    /** The update passes the version at which the publisher declared destructive changes: installed &lt; ForceVersion &lt;= target. */
    CROSSES_FORCE_VERSION("crosses ForceVersion");

    private final String words;

    ForceReason(String words) {
        this.words = words;
    }

    /** As plans, journals and JSON say it: {@code crosses ForceVersion}. Stable. */
    @Override
    public String toString() {
        return words;
    }
}
