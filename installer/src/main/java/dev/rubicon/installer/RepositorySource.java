package dev.rubicon.installer;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.repository.Repository;
import dev.rubicon.resolver.VersionSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A repository as the resolver wants it; each id is read once, and only if it is asked for. */
final class RepositorySource implements VersionSource {
    private final Repository repository;
    private final Map<PackageId, List<Release>> read = new HashMap<>();

    RepositorySource(Repository repository) {
        this.repository = repository;
    }

    @Override
    public List<Release> releases(PackageId id) {
        return read.computeIfAbsent(id, repository::releases);
    }

    @Override
    public List<PackageId> substitutesFor(PackageId id) {
        return ids().stream()
                .filter(other -> releases(other).stream()
                        .anyMatch(release ->
                                release.substituteFor().filter(id::equals).isPresent()))
                .toList();
    }

    @Override
    public List<PackageId> ids() {
        return repository.ids();
    }
}
