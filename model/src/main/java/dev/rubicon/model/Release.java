package dev.rubicon.model;

import java.util.List;
import java.util.Optional;

/**
 * What a repository's index says of one version of a package: all that resolving and the force decision need, so that no
 * package has to be fetched for them.
 *
 * @param platform whether platform arguments are given to this package
 * @param apps the apps inside
 * @param size of the package file, in bytes
 * @param digest of the package file
 * @param yanked never newly chosen, but kept where it is installed
 * @param yankReason why, if that was said
 * @param syncMode {@code FORCE_SYNC} if deployments of this version are to force
 * @param updatesFrom the installed versions that it can be updated from; all if it does not say
 */
public record Release(
        PackageVersion identity,
        String name,
        List<Dependency> dependencies,
        Optional<PackageId> substituteFor,
        boolean platform,
        Optional<Version> forceVersion,
        List<AppIdentity> apps,
        long size,
        Digest digest,
        boolean yanked,
        Optional<String> yankReason,
        SyncMode syncMode,
        Optional<VersionQuery> updatesFrom) {
    public Release {
        dependencies = List.copyOf(dependencies);
        apps = List.copyOf(apps);
    }

    /** One of which nobody has said why it is yanked, if it is. */
    public Release(
            PackageVersion identity,
            String name,
            List<Dependency> dependencies,
            Optional<PackageId> substituteFor,
            boolean platform,
            Optional<Version> forceVersion,
            List<AppIdentity> apps,
            long size,
            Digest digest,
            boolean yanked,
            SyncMode syncMode,
            Optional<VersionQuery> updatesFrom) {
        this(
                identity,
                name,
                dependencies,
                substituteFor,
                platform,
                forceVersion,
                apps,
                size,
                digest,
                yanked,
                Optional.empty(),
                syncMode,
                updatesFrom);
    }

    /** One that can be updated from every version. */
    public Release(
            PackageVersion identity,
            String name,
            List<Dependency> dependencies,
            Optional<PackageId> substituteFor,
            boolean platform,
            Optional<Version> forceVersion,
            List<AppIdentity> apps,
            long size,
            Digest digest,
            boolean yanked,
            SyncMode syncMode) {
        this(
                identity,
                name,
                dependencies,
                substituteFor,
                platform,
                forceVersion,
                apps,
                size,
                digest,
                yanked,
                syncMode,
                Optional.empty());
    }

    /** What is true of a package as it is published: neither yanked nor forced by the repository. */
    public static Release of(Manifest manifest, AppMetadata metadata, long size, Digest digest) {
        return new Release(
                manifest.identity(),
                manifest.name(),
                manifest.dependencies(),
                manifest.substituteFor(),
                manifest.isPlatform(),
                metadata.forceVersion(),
                manifest.apps().stream().map(PackagedApp::app).toList(),
                size,
                digest,
                false,
                SyncMode.ADD,
                manifest.updatesFrom());
    }

    /** The same, not to be newly chosen any more. */
    public Release yanked(Optional<String> reason) {
        return with(true, reason, syncMode);
    }

    /** The same, to be chosen again. */
    public Release unyanked() {
        return with(false, Optional.empty(), syncMode);
    }

    /** The same, forced by deployments or not. */
    public Release withSyncMode(SyncMode mode) {
        return with(yanked, yankReason, mode);
    }

    // All that is said of a version after it was published.
    private Release with(boolean isYanked, Optional<String> reason, SyncMode mode) {
        return new Release(
                identity,
                name,
                dependencies,
                substituteFor,
                platform,
                forceVersion,
                apps,
                size,
                digest,
                isYanked,
                reason,
                mode,
                updatesFrom);
    }

    /** Whether an instance that has {@code installed} can be updated to this version without another one in between. */
    public boolean updatesFrom(Version installed) {
        return updatesFrom.map(range -> range.isSatisfiedBy(installed)).orElse(true);
    }

    public PackageId id() {
        return identity.id();
    }

    public Version version() {
        return identity.version();
    }
}
