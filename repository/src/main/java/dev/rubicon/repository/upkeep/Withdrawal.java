package dev.rubicon.repository.upkeep;

import dev.rubicon.model.Dependency;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Release;
import dev.rubicon.repository.KeptRepository;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.SignedRepository;
import dev.rubicon.repository.tuf.StateUpdate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Takes back what was published: yanked it is kept for those who have it, removed it is gone. */
public final class Withdrawal {
    private final KeptRepository repository;

    public Withdrawal(KeptRepository repository) {
        this.repository = repository;
    }

    /**
     * From now on nobody newly chooses that version.
     *
     * @return whether that changed anything
     * @throws InvalidInput RB302 if there is no such version
     */
    public boolean yank(PackageVersion identity, Optional<String> reason) {
        return change(identity, release -> release.yanked(reason));
    }

    /** It can be chosen again. */
    public boolean unyank(PackageVersion identity) {
        return change(identity, Release::unyanked);
    }

    private boolean change(PackageVersion identity, UnaryOperator<Release> change) {
        ReleaseChange.Changed changed = new ReleaseChange(repository).change(identity, change);
        return !changed.after().equals(changed.before());
    }

    /** What became of a version that was to be removed. */
    public sealed interface Removal {
        /** The repository does not list it any more. */
        record Removed(Release release) implements Removal {}

        /** Nothing changed: these accept nothing else that is there. Ascending by id, then by version. */
        record Needed(Release release, List<PackageVersion> by) implements Removal {}
    }

    /**
     * Takes a version out of the repository, unless others need it. Its file stays until it is tidied up.
     *
     * @throws InvalidInput RB302 if there is no such version
     */
    public Removal remove(PackageVersion identity) {
        return repository.alone(() -> {
            SignedRepository state = new Rotation(repository).settled();
            Release gone = ReleaseChange.required(state, identity);
            List<PackageVersion> by = users(gone, state);
            if (!by.isEmpty()) {
                return new Removal.Needed(gone, by);
            }
            StateUpdate update = new StateUpdate(state.state());
            List<Release> rest = new ArrayList<>(state.releases(identity.id()));
            rest.remove(gone);
            update.remove(RepositoryLayout.packageOf(gone));
            leave(rest, identity.id(), update);
            repository.commit(update, state.state().root());
            return new Removal.Removed(gone);
        });
    }

    private void leave(List<Release> rest, PackageId id, StateUpdate update) throws IOException {
        if (rest.isEmpty()) {
            update.remove(RepositoryLayout.indexOf(id));
        } else {
            repository.storeIndex(id, rest, update);
        }
    }

    // Somebody needs it who accepts it and nothing else that is left: another version, or a substitute.
    private static List<PackageVersion> users(Release gone, SignedRepository state) {
        List<Release> rest = new ArrayList<>();
        state.ids().forEach(id -> rest.addAll(state.releases(id)));
        rest.remove(gone);
        return rest.stream()
                .filter(user -> user.dependencies().stream().anyMatch(need -> onlyBy(need, gone, rest)))
                .map(Release::identity)
                .toList();
    }

    private static boolean onlyBy(Dependency need, Release gone, List<Release> rest) {
        return !need.optional()
                && !need.onlyRestrictVersion()
                && provides(gone, need)
                && rest.stream().noneMatch(other -> provides(other, need));
    }

    private static boolean provides(Release release, Dependency need) {
        return release.id().equals(need.id())
                ? need.version().isSatisfiedBy(release.version())
                : release.substituteFor().equals(Optional.of(need.id()));
    }
}
