package dev.rubicon.installer.instance;

import dev.rubicon.model.Release;
import dev.rubicon.model.VersionQuery;
import java.util.Optional;

/**
 * A package that an instance has.
 *
 * @param release what the index said of it when it was installed
 * @param request the query it was last asked for by name with; absent if it came only as a dependency
 */
public record InstalledPackage(Release release, Optional<VersionQuery> request) {}
