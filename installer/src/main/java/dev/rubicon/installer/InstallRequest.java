package dev.rubicon.installer;

import dev.rubicon.model.Arguments;
import dev.rubicon.model.Lockfile;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.Request;
import java.util.List;

/** What somebody wants of an instance. */
public sealed interface InstallRequest {
    /** Given with the request; stored for each package that it updates. */
    Arguments arguments();

    /** Whether what is lost is archived first. */
    boolean archive();

    /** A package asked for by name, and the versions that will do. */
    record Asked(PackageId id, VersionQuery query) {}

    /** These packages are to be there; the rest stays as it is. */
    record Install(List<Asked> asked, Arguments arguments, boolean archive) implements InstallRequest {
        public Install {
            asked = List.copyOf(asked);
        }
    }

    /** Exactly what was locked is to be there; the rest stays as it is. */
    record Locked(Lockfile lockfile, Arguments arguments, boolean archive) implements InstallRequest {}

    /**
     * These packages are to move to the newest version within the query that they were once asked for by.
     *
     * @param ids none means every package that was once asked for
     * @param dependencies whether these move to their newest, too, or only where they must
     */
    record Update(List<PackageId> ids, Request.Dependencies dependencies, Arguments arguments, boolean archive)
            implements InstallRequest {
        public Update {
            ids = List.copyOf(ids);
        }
    }
}
