package dev.rubicon.installer;

import dev.rubicon.model.Lockfile;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Release;
import dev.rubicon.resolver.VersionSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a repository lists, but what is locked counts as chosen long ago: that it was yanked since stops nobody. */
final class LockedSource implements VersionSource {
    private final VersionSource source;
    private final Set<PackageVersion> locked;

    LockedSource(VersionSource source, Lockfile lockfile) {
        this.source = source;
        this.locked =
                lockfile.packages().stream().map(Lockfile.Locked::identity).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<Release> releases(PackageId id) {
        return source.releases(id).stream()
                .map(release -> release.yanked() && locked.contains(release.identity()) ? release.unyanked() : release)
                .toList();
    }

    @Override
    public List<PackageId> substitutesFor(PackageId id) {
        return source.substitutesFor(id);
    }

    @Override
    public List<PackageId> ids() {
        return source.ids();
    }
}
