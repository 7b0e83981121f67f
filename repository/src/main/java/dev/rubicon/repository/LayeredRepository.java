package dev.rubicon.repository;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Release;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Several repositories as one. A package comes, with all its versions, from the first that has its id, so that nobody can slip a newer
 * version into a later one; nor does a later one name substitutes for it. One that cannot be read stops everything: passing it over would
 * have the same effect.
 */
public final class LayeredRepository implements Repository {
    private final List<Repository> layers;

    /** @param layers at least one; the first wins */
    public LayeredRepository(List<Repository> layers) {
        this.layers = List.copyOf(layers);
    }

    @Override
    public List<PackageId> ids() {
        SortedSet<PackageId> ids = new TreeSet<>();
        layers.forEach(layer -> ids.addAll(layer.ids()));
        return List.copyOf(ids);
    }

    @Override
    public List<Release> releases(PackageId id) {
        return owner(id).map(layer -> layer.releases(id)).orElse(List.of());
    }

    private Optional<Repository> owner(PackageId id) {
        return layers.stream().filter(layer -> !layer.releases(id).isEmpty()).findFirst();
    }

    @Override
    public Optional<List<PackageId>> substitutesFor(PackageId id) {
        SortedSet<PackageId> substitutes = new TreeSet<>();
        for (Repository layer : layers) {
            substitutes.addAll(layer.substitutesFor(id).orElseGet(() -> substitutesIn(layer, id)));
            if (!layer.releases(id).isEmpty()) {
                break;
            }
        }
        return Optional.of(List.copyOf(substitutes));
    }

    private static List<PackageId> substitutesIn(Repository layer, PackageId id) {
        return layer.ids().stream()
                .filter(other -> layer.releases(other).stream()
                        .anyMatch(release ->
                                release.substituteFor().filter(id::equals).isPresent()))
                .toList();
    }

    @Override
    public Path fetch(PackageVersion identity) {
        return ownerOf(identity).fetch(identity);
    }

    @Override
    public List<Problem> lacking(List<PackageVersion> identities) {
        List<Problem> lacking = new ArrayList<>();
        identities.forEach(identity -> lacking.addAll(ownerOf(identity).lacking(List.of(identity))));
        return List.copyOf(lacking);
    }

    @Override
    public List<Problem> lackingLists(List<PackageId> ids) {
        return ids.stream().distinct().flatMap(id -> lackingList(id).stream()).toList();
    }

    // Behind one that cannot be read, nobody knows who owns it.
    private List<Problem> lackingList(PackageId id) {
        for (Repository layer : layers) {
            List<Problem> lacking = layer.lackingLists(List.of(id));
            if (!lacking.isEmpty() || !layer.releases(id).isEmpty()) {
                return lacking;
            }
        }
        return List.of();
    }

    private Repository ownerOf(PackageVersion identity) {
        return owner(identity.id())
                .orElseThrow(() -> new InvalidInput(RepositoryProblems.noSuchVersion(identity, List.of())));
    }
}
