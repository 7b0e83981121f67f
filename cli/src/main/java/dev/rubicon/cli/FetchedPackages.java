package dev.rubicon.cli;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Release;
import dev.rubicon.repository.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A repository that remembers what was fetched from it. */
final class FetchedPackages implements Repository {
    private final Repository repository;
    private final List<Release> fetched = new ArrayList<>();

    FetchedPackages(Repository repository) {
        this.repository = repository;
    }

    /** In the order in which they were asked for. */
    List<Release> fetched() {
        return List.copyOf(fetched);
    }

    @Override
    public List<PackageId> ids() {
        return repository.ids();
    }

    @Override
    public List<Release> releases(PackageId id) {
        return repository.releases(id);
    }

    @Override
    public Optional<List<PackageId>> substitutesFor(PackageId id) {
        return repository.substitutesFor(id);
    }

    @Override
    public Path fetch(PackageVersion identity) {
        Path file = repository.fetch(identity);
        repository.releases(identity.id()).stream()
                .filter(release -> release.version().equals(identity.version()))
                .forEach(fetched::add);
        return file;
    }

    @Override
    public List<Problem> lacking(List<PackageVersion> identities) {
        return repository.lacking(identities);
    }

    @Override
    public List<Problem> lackingLists(List<PackageId> ids) {
        return repository.lackingLists(ids);
    }
}
