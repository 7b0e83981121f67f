package dev.rubicon.repository.upkeep;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Release;
import dev.rubicon.repository.KeptRepository;
import dev.rubicon.repository.SignedRepository;
import dev.rubicon.repository.tuf.StateUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Says something else of a version that is published; its package stays as it is. */
record ReleaseChange(KeptRepository repository) {
    /** What the index said, and what it says now. */
    record Changed(Release before, Release after) {}

    /** @throws InvalidInput RB302 if there is no such version */
    Changed change(PackageVersion identity, UnaryOperator<Release> change) {
        return repository.alone(() -> {
            SignedRepository state = new Rotation(repository).settled();
            Release before = required(state, identity);
            Release after = change.apply(before);
            if (!after.equals(before)) {
                StateUpdate update = new StateUpdate(state.state());
                List<Release> releases = new ArrayList<>(state.releases(identity.id()));
                releases.set(releases.indexOf(before), after);
                repository.storeIndex(identity.id(), releases, update);
                repository.commit(update, state.state().root());
            }
            return new Changed(before, after);
        });
    }

    static Release required(SignedRepository state, PackageVersion identity) {
        return state.releases(identity.id()).stream()
                .filter(release -> release.version().equals(identity.version()))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "RB302",
                        "the repository has no " + identity,
                        "rubicon show " + identity.id() + " lists the versions"));
    }
}
