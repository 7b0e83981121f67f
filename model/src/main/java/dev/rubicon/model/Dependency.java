package dev.rubicon.model;

/**
 * A line "needs that package" of a manifest.
 *
 * @param optional considered only if the package is installed already or named in the request
 * @param onlyRestrictVersion never installs the package, but if it is present its version must fit (how {@code map/...}
 *     packages work)
 */
public record Dependency(PackageId id, VersionQuery version, boolean optional, boolean onlyRestrictVersion) {
    /** A dependency that is installed with its owner. */
    public static Dependency on(PackageId id, VersionQuery version) {
        return new Dependency(id, version, false, false);
    }

    /**
     * {@code id} or {@code id@query}, as on the command line.
     *
     * @throws InvalidInput RB101 or RB103
     */
    public static Dependency parse(String text) {
        int at = text.indexOf('@');
        return at < 0
                ? on(new PackageId(text), VersionQuery.ANY)
                : on(new PackageId(text.substring(0, at)), VersionQuery.parse(text.substring(at + 1)));
    }

    @Override
    public String toString() {
        return version.equals(VersionQuery.ANY) ? id.value() : id + "@" + version;
    }
}
