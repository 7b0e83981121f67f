package dev.rubicon.repository;

import dev.rubicon.format.Content;
import dev.rubicon.format.Json;
import dev.rubicon.format.PackageFile;
import dev.rubicon.format.UnfinishedFile;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Release;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.Publication.AlreadyThere;
import dev.rubicon.repository.Publication.Conflicts;
import dev.rubicon.repository.Publication.Published;
import dev.rubicon.repository.Publication.Restored;
import dev.rubicon.repository.tuf.Expiry;
import dev.rubicon.repository.tuf.FirstState;
import dev.rubicon.repository.tuf.Lifetimes;
import dev.rubicon.repository.tuf.NewFile;
import dev.rubicon.repository.tuf.Signed;
import dev.rubicon.repository.tuf.StateUpdate;
import dev.rubicon.repository.tuf.TargetFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Adds packages to a repository in a folder. Readers take no lock: what is new stands under new names, and one file, the timestamp,
 * is replaced last. Whatever ends it in between leaves the old state and at most files that nobody names.
 */
public final class FolderPublisher {
    /** How long publishing waits for others that publish, unless told otherwise. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RepositoryLayout layout;
    private final Publishing publishing;
    private final Duration patience;
    private final Consumer<PublishStep> reached;

    /** @param root need not exist yet: the first package that is published creates it, with new keys */
    public FolderPublisher(Path root, Publishing publishing) {
        this(root, publishing, PATIENCE, step -> {});
    }

    /**
     * @param patience how long publishing waits for others that publish
     * @param reached is told of each step that is done
     */
    FolderPublisher(Path root, Publishing publishing, Duration patience, Consumer<PublishStep> reached) {
        this.layout = new RepositoryLayout(root);
        this.publishing = publishing;
        this.patience = patience;
        this.reached = reached;
    }

    /**
     * Adds a package. It is opened and verified first, and is in the repository either completely or not at all. The first one
     * creates the repository, if the folder is empty or not there.
     *
     * @throws InvalidInput RB109 if its ForceVersion is higher than its version; RB301 or RB307 if the folder cannot be published
     *     to; RB321 if a key is missing; what {@link PackageFile#open} refuses
     * @throws Corrupt RB140 to RB155 for the package, RB303 for the index
     * @throws Unavailable RB305 if others publish for too long, RB306 or RB308
     * @throws dev.rubicon.model.Untrusted RB310 to RB320 if the repository was tampered with: nothing is added to such a one
     */
    public Publication publish(Path source) {
        try {
            Release offered = verified(source);
            create();
            Optional<Publication> settled = settled(offered, state());
            return settled.isPresent() ? settled.get() : add(source, offered);
        } catch (IOException e) {
            throw RepositoryProblems.unavailable(layout.root(), e);
        }
    }

    private static Release verified(Path source) {
        try (PackageFile file = PackageFile.open(source)) {
            file.metadata().checkedFor(file.manifest().identity());
            file.verifyAll();
            return Release.of(file.manifest(), file.metadata(), file.size(), file.digest());
        }
    }

    // Whoever signs a new state first verifies the one that there is.
    private SignedRepository state() {
        FolderTransport transport = new FolderTransport(layout.root());
        return new SignedRepository(transport, publishing.trust().requiredFor(transport), Expiry.IGNORED);
    }

    /** Whether there is a repository in the folder already. */
    public boolean exists() {
        return Files.exists(layout.marker());
    }

    /** Begins a repository, unless there is one. */
    public void create() throws IOException {
        if (!Files.exists(layout.marker())) {
            // Before anything is put into a folder that may be somebody's home.
            requireEmpty();
            Files.createDirectories(layout.root());
            RepositoryLock.whileHeld(layout, patience, this::begin);
            reached.accept(PublishStep.CREATED);
        }
    }

    private Path begin() throws IOException {
        if (!Files.exists(layout.marker())) {
            String location = FolderTransport.location(layout.root());
            Instant now = publishing.clock().instant();
            Lifetimes lifetimes = publishing.lifetimes();
            KeyFiles keys = publishing.keys();
            Signed.Root root = FirstState.root(
                    List.of(keys.make("root").publicKey()),
                    1,
                    keys.make("online").publicKey(),
                    now.plus(lifetimes.root()));
            List<NewFile> files = FirstState.files(root, keys.all(), lifetimes, now);
            write(files);
            publishing.trust().pin(location, files.getFirst().bytes());
            String marker = Json.write(Json.object().put("format", FolderTransport.FORMAT));
            replace(layout.marker(), marker.getBytes(StandardCharsets.UTF_8), Optional.of(PublishStep.MARKER_WRITTEN));
        }
        return layout.marker();
    }

    private void requireEmpty() throws IOException {
        if (!Files.exists(layout.root())) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(layout.root())) {
            for (Path file : files) {
                boolean begun = file.equals(layout.lock()) || file.equals(layout.file("metadata"));
                if (!begun && !UnfinishedFile.isLeftover(file) && !Files.exists(layout.marker())) {
                    throw new InvalidInput(RepositoryProblems.notEmpty(layout.root()));
                }
            }
        }
    }

    /** The answer, if the repository has that version whole: it never changes, so it can be given without a lock. */
    private static Optional<Publication> settled(Release offered, SignedRepository state) {
        Optional<Release> existing = published(offered, state);
        if (existing.isEmpty()) {
            return Optional.empty();
        }
        if (!existing.get().digest().equals(offered.digest())) {
            return Optional.of(new Conflicts(existing.get(), offered));
        }
        return isWhole(existing.get(), state) ? Optional.of(new AlreadyThere(existing.get())) : Optional.empty();
    }

    private static Optional<Release> published(Release offered, SignedRepository state) {
        return state.releases(offered.id()).stream()
                .filter(release -> release.version().equals(offered.version()))
                .findFirst();
    }

    private static boolean isWhole(Release release, SignedRepository state) {
        try {
            state.fetch(release.identity());
            return true;
        } catch (Corrupt e) {
            return false;
        }
    }

    private Publication add(Path source, Release offered) throws IOException {
        try (UnfinishedFile copy = UnfinishedFile.in(layout.packages())) {
            Content.Measured copied = Content.of(source).copyTo(Channels.newOutputStream(copy.channel()));
            if (!copied.digest().equals(offered.digest())) {
                throw new Unavailable(
                        RepositoryProblems.changed(source.getFileName().toString()));
            }
            copy.sync();
            reached.accept(PublishStep.COPIED);
            return RepositoryLock.whileHeld(layout, patience, () -> {
                reached.accept(PublishStep.LOCKED);
                SignedRepository state = state();
                Optional<Publication> settled = settled(offered, state);
                return settled.isPresent() ? settled.get() : enter(copy, offered, state);
            });
        }
    }

    private Publication enter(UnfinishedFile copy, Release offered, SignedRepository state) throws IOException {
        Optional<Release> existing = published(offered, state);
        if (existing.isPresent()) {
            copy.moveTo(packageFile(existing.get()));
            return new Restored(existing.get());
        }
        List<Release> releases = new ArrayList<>(state.releases(offered.id()));
        releases.add(offered);
        releases.sort((left, right) -> left.version().compareTo(right.version()));
        copy.moveTo(packageFile(offered));
        reached.accept(PublishStep.STORED);
        StateUpdate update = new StateUpdate(state.state());
        update.put(RepositoryLayout.packageOf(offered), signed(offered.size(), offered.digest()));
        store(RepositoryLayout.indexOf(offered.id()), IndexFile.render(releases), update);
        if (offered.substituteFor().isPresent()) {
            Substitutes more = state.substitutes().with(offered.substituteFor().get(), offered.id());
            store(RepositoryLayout.SUBSTITUTES, more.render(), update);
        }
        reached.accept(PublishStep.INDEX_WRITTEN);
        write(update.files(
                publishing.keys().all(),
                publishing.lifetimes(),
                publishing.clock().instant(),
                name -> Files.exists(layout.file(RepositoryLayout.METADATA + name))));
        reached.accept(PublishStep.INDEXED);
        return new Published(offered);
    }

    private Path packageFile(Release release) {
        return layout.file(RepositoryLayout.stored(RepositoryLayout.packageOf(release), release.digest()));
    }

    private void store(String path, byte[] bytes, StateUpdate update) throws IOException {
        Digest digest = Digest.of(bytes);
        Path file = layout.file(RepositoryLayout.stored(path, digest));
        replace(file, bytes, Optional.empty());
        update.put(path, signed(bytes.length, digest));
    }

    private static TargetFile signed(long length, Digest digest) {
        SortedMap<String, String> hashes = new TreeMap<>();
        hashes.put("sha256", digest.hex());
        return new TargetFile(length, hashes);
    }

    private void write(List<NewFile> files) throws IOException {
        for (NewFile file : files) {
            replace(layout.file(RepositoryLayout.METADATA + file.name()), file.bytes(), Optional.empty());
        }
    }

    private void replace(Path target, byte[] bytes, Optional<PublishStep> beforeItShows) throws IOException {
        try (UnfinishedFile file = UnfinishedFile.in(target.getParent())) {
            write(file.channel(), ByteBuffer.wrap(bytes));
            beforeItShows.ifPresent(reached);
            file.moveTo(target);
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
