package dev.rubicon.installer;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.repository.Repository;
import dev.rubicon.resolver.VersionSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A repository as the resolver wants it; each index is read once. */
public final class RepositorySource implements VersionSource {
    private final Repository repository;
    private final Map<PackageId, List<Release>> read = new HashMap<>();
    private Optional<Map<PackageId, List<PackageId>>> substitutes = Optional.empty();

    public RepositorySource(Repository repository) {
        this.repository = repository;
    }

    @Override
    public List<Release> releases(PackageId id) {
        return read.computeIfAbsent(id, repository::releases);
    }

    @Override
    public List<PackageId> substitutesFor(PackageId id) {
        Optional<List<PackageId>> listed = repository.substitutesFor(id);
        if (listed.isPresent()) {
            return listed.get();
        }
        if (substitutes.isEmpty()) {
            substitutes = Optional.of(readSubstitutes());
        }
        return substitutes.get().getOrDefault(id, List.of());
    }

    private Map<PackageId, List<PackageId>> readSubstitutes() {
        Map<PackageId, List<PackageId>> found = new HashMap<>();
        for (PackageId id : ids()) {
            releases(id).stream()
                    .flatMap(release -> release.substituteFor().stream())
                    .distinct()
                    .forEach(original -> found.computeIfAbsent(original, any -> new ArrayList<>())
                            .add(id));
        }
        return found;
    }

    @Override
    public List<PackageId> ids() {
        return repository.ids();
    }
}
