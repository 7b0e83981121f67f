package dev.rubicon.resolver;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.Version;
import java.util.List;

/**
 * Some of the versions that there are of a package.
 *
 * @param some ascending
 * @param all ascending; none if the package is not there
 */
public record Versions(PackageId id, List<Version> some, List<Version> all) {
    public Versions {
        some = List.copyOf(some);
        all = List.copyOf(all);
    }

    public boolean isAll() {
        return some.size() == all.size();
    }
}
