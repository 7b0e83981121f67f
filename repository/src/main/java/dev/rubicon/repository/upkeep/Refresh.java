package dev.rubicon.repository.upkeep;

import dev.rubicon.repository.KeptRepository;
import dev.rubicon.repository.SignedRepository;
import dev.rubicon.repository.tuf.NewFile;
import dev.rubicon.repository.tuf.Signed;
import dev.rubicon.repository.tuf.StateUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Signs anew what ends soon, so that a repository to which nobody publishes goes on being believed. */
public final class Refresh {
    private final KeptRepository repository;

    public Refresh(KeptRepository repository) {
        this.repository = repository;
    }

    /**
     * What was signed.
     *
     * @param files by name, in the order written
     * @param root cannot be signed in this way
     * @param rootEndsSoon whether somebody has to, with its keys
     */
    public record Refreshed(List<String> files, Signed.Root root, boolean rootEndsSoon) {}

    /**
     * Signs the timestamp, and whatever else ends within that time.
     *
     * @throws dev.rubicon.model.InvalidInput RB321 if keys are missing
     */
    public Refreshed refresh(Duration within) {
        return repository.alone(() -> {
            SignedRepository state = new Rotation(repository).settled();
            Signed.Root root = state.state().root();
            Instant soon = repository.publishing().clock().instant().plus(within);
            StateUpdate update = new StateUpdate(state.state());
            update.signAnewWhatEndsBefore(soon);
            List<NewFile> files = repository.files(update, root);
            repository.write(files);
            return new Refreshed(
                    files.stream().map(NewFile::name).toList(),
                    root,
                    root.expires().isBefore(soon));
        });
    }
}
