package dev.rubicon.repository;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.Release;
import dev.rubicon.repository.Publication.AlreadyThere;
import dev.rubicon.repository.Publication.Conflicts;
import dev.rubicon.repository.Publication.Published;
import dev.rubicon.repository.Publication.Restored;
import dev.rubicon.repository.tuf.Signed;
import dev.rubicon.repository.tuf.StateUpdate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Packages that enter a repository together, in one new state. */
final class Batch {
    private final KeptRepository repository;
    private final SignedRepository state;
    private final SortedMap<PackageId, List<Release>> indexes = new TreeMap<>();
    private final List<Release> added = new ArrayList<>();
    private final Set<Release> stored = new HashSet<>();

    /** Added to its newest state. */
    Batch(KeptRepository repository) {
        this.repository = repository;
        this.state = repository.state();
    }

    /** The answer, if the repository has that version whole: it never changes, so it can be given without a lock. */
    Optional<Publication> settled(Release offered) {
        Optional<Release> existing = published(offered);
        if (existing.isEmpty()) {
            return Optional.empty();
        }
        if (!existing.get().digest().equals(offered.digest())) {
            return Optional.of(new Conflicts(existing.get(), offered));
        }
        return isWhole(existing.get()) ? Optional.of(new AlreadyThere(existing.get())) : Optional.empty();
    }

    /** What becomes of a package that is not settled; its file is to be stored. */
    Publication enter(Release offered) {
        Optional<Release> existing = published(offered);
        if (existing.isPresent()) {
            stored.add(existing.get());
            return new Restored(existing.get());
        }
        List<Release> releases = index(offered.id());
        releases.add(offered);
        releases.sort((left, right) -> left.version().compareTo(right.version()));
        added.add(offered);
        stored.add(offered);
        return new Published(offered);
    }

    private Optional<Release> published(Release offered) {
        return index(offered.id()).stream()
                .filter(release -> release.version().equals(offered.version()))
                .findFirst();
    }

    private List<Release> index(PackageId id) {
        return indexes.computeIfAbsent(id, any -> new ArrayList<>(state.releases(id)));
    }

    private boolean isWhole(Release release) {
        return stored.contains(release) || repository.holds(release);
    }

    /** Whether the state stays as it is. */
    boolean isEmpty() {
        return added.isEmpty();
    }

    Signed.Root root() {
        return state.state().root();
    }

    /** Stores the new indexes; what remains to be signed. */
    StateUpdate stored() throws IOException {
        StateUpdate update = new StateUpdate(state.state());
        Set<PackageId> changed = new HashSet<>();
        Substitutes substitutes = state.substitutes();
        boolean more = false;
        for (Release release : added) {
            update.put(
                    RepositoryLayout.packageOf(release),
                    KeptRepository.signed(release.size(), release.digest())
                            .publishedAt(repository.publishing().clock().instant()));
            if (changed.add(release.id())) {
                repository.storeIndex(release.id(), index(release.id()), update);
            }
            if (release.substituteFor().isPresent()) {
                substitutes = substitutes.with(release.substituteFor().get(), release.id());
                more = true;
            }
        }
        if (more) {
            repository.store(RepositoryLayout.SUBSTITUTES, substitutes.render(), update);
        }
        return update;
    }
}
