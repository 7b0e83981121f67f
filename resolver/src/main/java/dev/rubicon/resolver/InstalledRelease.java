package dev.rubicon.resolver;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.model.VersionQuery;

/**
 * A package that an instance has.
 *
 * @param release what was known of it when it was installed; the source may have forgotten it since
 * @param requested whether somebody asked for it, as opposed to its being a dependency
 * @param query what they asked for, or what the dependency was; an update without a request asks for it again
 */
public record InstalledRelease(Release release, boolean requested, VersionQuery query) {
    public PackageId id() {
        return release.id();
    }
}
