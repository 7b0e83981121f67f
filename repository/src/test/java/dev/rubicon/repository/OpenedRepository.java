package dev.rubicon.repository;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Release;
import dev.rubicon.repository.tuf.Expiry;
import dev.rubicon.repository.tuf.Lifetimes;
import dev.rubicon.repository.tuf.StateUpdate;
import dev.rubicon.repository.tuf.TargetFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A repository and a machine that publishes to it and reads it, looking for its newest state each time.
 *
 * @param home the machine's folder
 */
record OpenedRepository(Path root, Path home, Duration patience, Consumer<PublishStep> reached) implements Repository {
    OpenedRepository(Path root) {
        this(root, FolderPublisher.PATIENCE);
    }

    OpenedRepository(Path root, Duration patience) {
        this(root, patience, step -> {});
    }

    OpenedRepository(Path root, Duration patience, Consumer<PublishStep> reached) {
        this(root, root.resolveSibling("home"), patience, reached);
    }

    private Trust trust() {
        return new Trust(home().resolve("trust"));
    }

    Publication publish(Path file) {
        KeyFiles keys = new KeyFiles(home().resolve("keys"), new SecureRandom());
        Publishing publishing = new Publishing(trust(), keys, Lifetimes.USUAL, Clock.systemUTC());
        return new FolderPublisher(root, publishing, patience, reached).publish(file);
    }

    /** Signs files that are not there. */
    void pretend(int files) {
        KeyFiles keys = new KeyFiles(home().resolve("keys"), new SecureRandom());
        RepositoryFolder folder =
                new RepositoryFolder(root, new Publishing(trust(), keys, Lifetimes.USUAL, Clock.systemUTC()), patience);
        SortedMap<String, String> hashes = new TreeMap<>();
        hashes.put("sha256", "00".repeat(32));
        folder.alone(() -> {
            SignedRepository before = folder.state();
            StateUpdate update = new StateUpdate(before.state(), before.state().root());
            for (int i = 0; i < files; i++) {
                update.put("index/pretended-" + i + ".jsonl", new TargetFile(1, hashes));
            }
            folder.commit(update, before.state().root());
            return files;
        });
    }

    private SignedRepository read() {
        FolderTransport transport = new FolderTransport(root);
        return new SignedRepository(
                transport,
                trust().requiredFor(transport),
                Expiry.strict(Clock.systemUTC().instant()));
    }

    @Override
    public List<PackageId> ids() {
        return read().ids();
    }

    @Override
    public List<Release> releases(PackageId id) {
        return read().releases(id);
    }

    @Override
    public Optional<List<PackageId>> substitutesFor(PackageId id) {
        return read().substitutesFor(id);
    }

    @Override
    public Path fetch(PackageVersion identity) {
        return read().fetch(identity);
    }
}
