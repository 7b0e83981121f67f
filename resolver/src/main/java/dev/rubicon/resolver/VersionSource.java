package dev.rubicon.resolver;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import java.util.List;

/** What packages there are: a repository's index, as far as resolving needs it. Must answer the same for the same question. */
public interface VersionSource {
    /** All releases of a package, yanked ones too, ascending by version; none if there is no such package. */
    List<Release> releases(PackageId id);

    /** The other packages of which some release declares {@code substituteFor} {@code id}, ascending. */
    List<PackageId> substitutesFor(PackageId id);

    /** All packages, ascending. Asked for only when one was not found, to suggest near spellings. */
    List<PackageId> ids();
}
