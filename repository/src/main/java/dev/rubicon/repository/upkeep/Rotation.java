package dev.rubicon.repository.upkeep;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.repository.KeptRepository;
import dev.rubicon.repository.SignedRepository;
import dev.rubicon.repository.tuf.NewFile;
import dev.rubicon.repository.tuf.RootDraft;
import dev.rubicon.repository.tuf.Roots;
import dev.rubicon.repository.tuf.Signed;
import dev.rubicon.repository.tuf.SigningKey;
import dev.rubicon.repository.tuf.SigningKeys;
import dev.rubicon.repository.tuf.StateUpdate;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes who signs for a repository, and signs anew what its keys no longer sign. */
public final class Rotation {
    private final KeptRepository repository;

    public Rotation(KeptRepository repository) {
        this.repository = repository;
    }

    /** What became of a change. */
    public sealed interface Outcome {
        /** The repository has this root now. */
        record Rotated(Signed.Root root) implements Outcome {}

        /** Nothing changed yet: keys are missing that are not here. */
        record Unfinished(RootDraft draft) implements Outcome {}
    }

    /**
     * Makes and signs the next root; it becomes the root at once if all keys that it takes are here.
     *
     * @param keys sign besides those of this machine
     * @throws InvalidInput RB342 if the change cannot be, RB321 if what it signs anew takes keys that are not here
     */
    public Outcome change(RootChange change, SigningKeys keys) {
        return repository.alone(() -> {
            SignedRepository state = settled();
            Signed.Root current = state.state().root();
            Instant expires = repository
                    .publishing()
                    .clock()
                    .instant()
                    .plus(repository.lifetimes(current).root())
                    .truncatedTo(ChronoUnit.SECONDS);
            return publish(state, RootDraft.of(Optional.of(current), change.next(current, expires)), keys);
        });
    }

    /**
     * Publishes a draft that came back with signatures.
     *
     * @throws InvalidInput RB345 if the repository has another root by now; RB321
     */
    public Outcome apply(RootDraft draft, SigningKeys keys) {
        return repository.alone(() -> {
            SignedRepository state = settled();
            Signed.Root current = state.state().root();
            if (draft.root().version() != current.version() + 1) {
                throw new InvalidInput(
                        "RB345",
                        "the draft is of root " + draft.root().version() + ", and the repository has root "
                                + current.version(),
                        "if it was applied already, there is nothing to do; else make a new one");
            }
            return publish(state, new RootDraft(Optional.of(current), draft.root(), draft.signatures()), keys);
        });
    }

    private Outcome publish(SignedRepository state, RootDraft unsigned, SigningKeys keys) throws IOException {
        List<SigningKey> all =
                new ArrayList<>(repository.publishing().keys().all().keys());
        all.addAll(keys.keys());
        RootDraft draft = unsigned.signedBy(new SigningKeys(all));
        if (!draft.missing().isEmpty()) {
            return new Outcome.Unfinished(draft);
        }
        install(state, draft.root(), draft.complete());
        return new Outcome.Rotated(draft.root());
    }

    // What the new keys have signed is named by nobody before the root, and believed by nobody before the timestamp.
    private void install(SignedRepository state, Signed.Root root, byte[] signed) throws IOException {
        List<NewFile> files = new ArrayList<>(repository.files(new StateUpdate(state.state(), root), root));
        files.add(files.size() - 1, new NewFile(root.version() + ".root.json", signed));
        repository.write(files);
        repository.state().state();
    }

    /** The newest state, after completing a change of keys that something interrupted between its last two files. */
    SignedRepository settled() throws IOException {
        SignedRepository state = repository.state();
        Optional<byte[]> next = repository.metadata((state.state().root().version() + 1) + ".root.json");
        if (next.isEmpty()) {
            return state;
        }
        install(state, Roots.next(state.state().root(), next.get()), next.get());
        return repository.state();
    }
}
